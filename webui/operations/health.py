"""For those who run the site: health, metrics, the access log."""

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, Flask, Response, g, jsonify, request

from indexer.query.query import Query
from webui.request.params import BadParameters, name_problems
from webui.service.current import searcher, service
from webui.serving.metrics import CONTENT_TYPE, Metrics

blueprint = Blueprint("operations", __name__)
# One JSON object a line, for whoever attaches a handler (``serve --access-log`` does).
access_log = logging.getLogger("sesaku.access")


@blueprint.get("/healthz")
def health() -> tuple[Response, int]:
    """Return the generation that is served, its age, its records and what is wrong.

    200 while searches are answered, also with problems; an unusable index is a 503 for everyone.
    """
    check_no_arguments()
    current = searcher()
    # A monitor may be the first to ask for a new generation: its settings are looked at now.
    service().site_of(current)
    age = (datetime.now(UTC) - current.created).total_seconds() if current.created else None
    index_problem = service().live_index.problem
    problems = [*service().problems, *service().refused, *filter(None, [index_problem])]
    answer = jsonify(
        status="degraded" if problems else "ok",
        generation=current.generation,
        age_seconds=None if age is None else round(age),
        records=current.search(Query(per_page=1)).total,
        problems=problems,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer, 200


class Notes:
    """What is noted of every answer: the metrics, and the access log if anyone reads it."""

    def __init__(self) -> None:
        self.metrics = Metrics()

    def note(
        self, endpoint: str, method: str, path: str, status: int, size: int | None, seconds: float
    ) -> None:
        """Note one answer; ``size`` is its bytes, None where that is not known beforehand."""
        self.metrics.note(endpoint, status, seconds)
        if access_log.isEnabledFor(logging.INFO):
            access_log.info(access_line(method, path, status, size, seconds))


def set_up_operations(app: Flask, notes: Notes) -> None:
    """Count, time and log every answer of ``app``; show the counts at ``/metrics``."""

    @app.before_request
    def start_clock() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def note(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("started", time.perf_counter())
        endpoint, size = request.endpoint or "none", response.content_length
        notes.note(endpoint, request.method, request.path, response.status_code, size, seconds)
        return response

    app.add_url_rule("/metrics", "operations.metrics", metrics_view(notes.metrics))


def metrics_view(metrics: Metrics) -> Callable[[], Response]:
    """Return the view that shows ``metrics``."""

    def view() -> Response:
        check_no_arguments()
        return Response(metrics.text(searcher().generation), content_type=CONTENT_TYPE)

    return view


def access_line(method: str, path: str, status: int, size: int | None, seconds: float) -> str:
    """Return an answer as a line of the access log.

    It has no client address and no query: those say who looked for what.
    """
    values = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "method": method,
        "path": path,
        "status": status,
        "bytes": size,
        "ms": round(seconds * 1000, 2),
    }
    return json.dumps(values, ensure_ascii=True)


def check_no_arguments() -> None:
    """Raise BadParameters when the address has a parameter."""
    if problems := name_problems(request.args, ()):
        raise BadParameters(problems)
