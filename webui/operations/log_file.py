"""Files that lines are appended to, and what becomes of them while the site runs."""

import logging
import os
from pathlib import Path

# Bytes as they are, and a pipe that nobody reads is refused, not waited for.
_FLAGS = (
    os.O_WRONLY
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

log = logging.getLogger("sesaku.web")


def append(path: Path, text: str) -> None:
    """Append a line to a file in one write, so that threads and processes do not mix theirs.

    Raises OSError.
    """
    descriptor = os.open(path, _FLAGS, 0o666)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


class Appending(logging.Handler):
    """Appends lines to a file, each in one write; begun anew when it is moved or removed.

    A file that cannot be written any more (its folder is gone, the disk is full, a pipe is in its
    place) stops nobody: that is said, and tried again at the next line.
    """

    def __init__(self, path: str) -> None:
        """Raises OSError when the file cannot be written."""
        self._path = path
        self._descriptor: int | None = os.open(path, _FLAGS, 0o666)
        # At the end of the process logging closes every handler that began, also one that failed.
        super().__init__()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        try:
            os.write(self._current(), f"{self.format(record)}\n".encode())
        except OSError as error:
            log.error("The access log cannot be written: %s", error)

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()
        super().close()

    def _current(self) -> int:
        """Return a descriptor of the file that is at the path now. Raises OSError."""
        if self._descriptor is not None and not self._is_there(self._descriptor):
            self._let_go()
        if self._descriptor is None:
            self._descriptor = os.open(self._path, _FLAGS, 0o666)
        return self._descriptor

    def _is_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.stat(self._path), os.fstat(descriptor))
        except OSError:
            return False

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
