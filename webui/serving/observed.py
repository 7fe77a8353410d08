"""What is noted of every answer: the metrics, and the access log if anyone reads it."""

import json
import logging
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from webui.serving.metrics import Metrics
from webui.serving.wsgi import ENDPOINT, reply_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# One JSON object a line, for whoever attaches a handler (``serve --access-log`` does).
access_log = logging.getLogger("sesaku.access")


class Observed:
    """A layer: answers are counted, timed and logged.

    ``endpoint_of`` names the view that an address leads to, for answers that no view gave.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        metrics: Metrics,
        endpoint_of: Callable[["WSGIEnvironment"], str],
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._endpoint_of = endpoint_of

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        started = time.perf_counter()
        reply = reply_of(self._app, environ)
        seconds = time.perf_counter() - started
        endpoint = environ.get(ENDPOINT) or self._endpoint_of(environ)
        self._metrics.note(endpoint, reply.code, seconds)
        if access_log.isEnabledFor(logging.INFO):
            length = reply.header("content-length")
            size = None if length is None else int(length)
            access_log.info(access_line(environ, reply.code, size, seconds))
        start_response(reply.status, reply.headers)
        return reply.pieces


def access_line(environ: "WSGIEnvironment", status: int, size: int | None, seconds: float) -> str:
    """Return an answer as a line of the access log; ``size`` is None where nobody knows it yet.

    It has no client address and no query: those say who looked for what.
    """
    path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    values = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "method": environ["REQUEST_METHOD"],
        # WSGI hands bytes on as if they were Latin-1.
        "path": path.encode("latin-1").decode("utf-8", "replace"),
        "status": status,
        "bytes": size,
        "ms": round(seconds * 1000, 2),
    }
    return json.dumps(values, ensure_ascii=True)
