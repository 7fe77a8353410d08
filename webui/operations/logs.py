"""Where messages and the access log go, and how many of a kind."""

import logging
import time

from webui.operations.log_file import Appending

# Messages from one place in the code that are written within a period of so many seconds; what
# comes beyond is counted. A flood of requests must not become a flood of lines.
PERIOD = 60.0
MOST = 5
# Whose messages are shown: ours, and those of the HTTP servers.
SOURCES = ("sesaku", "_granian", "waitress")


class Sparing(logging.Filter):
    """Lets few messages of a kind through, and tells how many it left out."""

    def __init__(self) -> None:
        super().__init__()
        # By the place of the code: when its period began, what was written and left out in it.
        self._seen: dict[tuple[str, int], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is written."""
        now, place = time.monotonic(), (record.pathname, record.lineno)
        seen = self._seen.setdefault(place, [now, 0, 0])
        if now - seen[0] >= PERIOD:
            if left_out := int(seen[2]):
                record.msg = f"{record.getMessage()} ({left_out:,} more like this were left out)"
                record.args = ()
            seen[:] = now, 0, 0
        seen[1] += 1
        seen[2] += seen[1] > MOST
        return seen[1] <= MOST


def set_up_logs(access_log: str | None) -> None:
    """Send messages to standard error, and the access log to a file; ``-`` is standard error.

    Raises OSError when the file cannot be written; what becomes of it later stops nobody, see
    ``Appending``.
    """
    messages = logging.StreamHandler()
    messages.setFormatter(logging.Formatter("sesaku: %(message)s"))
    messages.addFilter(Sparing())
    for name in SOURCES:
        logging.getLogger(name).addHandler(messages)
    logger = logging.getLogger("sesaku.access")
    logger.propagate = False
    if access_log is not None:
        logger.addHandler(logging.StreamHandler() if access_log == "-" else Appending(access_log))
        logger.setLevel(logging.INFO)
