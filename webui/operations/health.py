"""For those who run the site: health and metrics."""

from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, jsonify

from corpus.columns import YEAR
from indexer import SesakuError
from indexer.commands.watch import Watch
from indexer.query.query import Query
from indexer.remedies import with_folders
from indexer.years.asked import ALL
from webui.operations.refused import refused
from webui.operations.unpublished import Unpublished
from webui.request.engine import LiveIndex, generation_of
from webui.service.current import searcher, service
from webui.serving.metrics import CONTENT_TYPE

blueprint = Blueprint("operations", __name__)
UNPUBLISHED = "sesaku.unpublished"
# Every record of the index, as `sesaku index` counts them: each year of a program is one.
_EVERYTHING = Query(per_page=1, facets=((YEAR, (ALL,)),), each_year=True)


@blueprint.get("/healthz")
def health() -> tuple[Response, int]:
    """Return the generation that is served, its age, its records and what is wrong.

    200 while searches are answered, also with problems; an unusable index is a 503 for everyone.
    """
    current = searcher()
    # A monitor may be the first to ask for a new generation: its settings are looked at now.
    service().site_of(current)
    age = (datetime.now(UTC) - current.created).total_seconds() if current.created else None
    try:
        records = current.search(_EVERYTHING).total
    except SesakuError as error:
        # Parts of a distributed index do not answer: which, is for whoever runs it to know.
        answer = jsonify(status="unavailable", generation=current.generation, problems=[str(error)])
        answer.headers["Cache-Control"] = "no-store"
        return answer, 503
    index_problem = service().live_index.problem
    problems = [
        *service().problems,
        *refused(service().settings.shared),
        # An index that cannot be read says nothing of what is published.
        *([completed(index_problem)] if index_problem else unpublished()),
    ]
    # What --watch was refused is what a look at the files finds as well.
    problems = list(dict.fromkeys(problems))
    answer = jsonify(
        status="degraded" if problems else "ok",
        generation=current.generation,
        age_seconds=None if age is None else round(age),
        records=records,
        problems=problems,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer, 200


def set_up_health(app: Flask, collection: Path, live_index: LiveIndex) -> None:
    """Make ``app`` say when ``collection`` is not what it serves."""
    app.extensions[UNPUBLISHED] = Unpublished(collection, live_index)


def settle(app: Flask, watch: Watch) -> None:
    """Tell ``app`` that the files of its collection, as ``watch`` knows them, were published."""
    found: Unpublished | None = app.extensions.get(UNPUBLISHED)
    if found is not None:
        found.settle(watch)


def unpublished() -> tuple[str, ...]:
    """Return why the collection is not what is served; none where it is not at hand."""
    found: Unpublished | None = current_app.extensions.get(UNPUBLISHED)
    return found.reasons(generation_of(searcher())) if found else ()


def completed(text: str) -> str:
    """Return a text whose commands name the folders that are served, where they are at hand."""
    found: Unpublished | None = current_app.extensions.get(UNPUBLISHED)
    if found:
        return found.completed(text)
    return with_folders(text, (), service().live_index.directory)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Return the figures that Prometheus collects."""
    text = service().metrics.text(searcher().generation)
    return Response(text, content_type=CONTENT_TYPE)
