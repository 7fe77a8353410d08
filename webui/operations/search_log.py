"""The search log: which words were searched and how many programs they found, never by whom."""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.answer.results import SearchResults
from indexer.query.query import Query
from webui.operations.log_file import append
from webui.serving.wsgi import NOTED

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# One JSON object a line: "day" (UTC), "words" (the query as typed), "count" (programs found),
# "complete" (those that have all words). No address, no time of day, no browser: a line tells
# what people look for, not who they are.
FIELDS = ("day", "words", "count", "complete")

log = logging.getLogger("sesaku.web")


@dataclass(frozen=True, slots=True)
class Noted:
    """What is to be noted of a search."""

    query: Query
    total: int
    complete: int


def note_search(query: Query, results: SearchResults, environ: "WSGIEnvironment") -> None:
    """Say of the answer to a request which search it is, if someone typed words for one.

    Turning a page or choosing a filter is not a new search, so those are left out.
    """
    if is_new_search(query):
        environ[NOTED] = Noted(query, results.total, results.complete)


class SearchLogged:
    """A layer: searches are noted in the file at ``path``, also those answered from before."""

    def __init__(self, app: "WSGIApplication", path: Path) -> None:
        self._app = app
        self._path = path

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        pieces = self._app(environ, start_response)
        if noted := environ.get(NOTED):
            note(self._path, noted)
        return pieces


def note(path: Path, noted: Noted) -> None:
    """Append a search to the log; a log that cannot be written stops nobody."""
    try:
        append(path, line(noted.query, noted))
    except OSError as error:
        log.error("The search log cannot be written: %s", error)


def is_new_search(query: Query) -> bool:
    """Tell whether someone typed words, not only turned a page or chose a filter."""
    filtered = query.departments or query.divisions or query.areas or query.new_only
    by_column = query.facets or query.ranges or query.open
    return bool(query.text) and query.page == 1 and not (filtered or by_column)


def line(query: Query, results: SearchResults | Noted) -> str:
    """Return a search as a line of the log."""
    day = datetime.now(UTC).date().isoformat()
    values = (day, query.text, results.total, results.complete)
    return json.dumps(dict(zip(FIELDS, values, strict=True)), ensure_ascii=False) + "\n"
