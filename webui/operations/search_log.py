"""The search log: which words were searched and how many programs they found, never by whom."""

import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import g

from indexer.answer.results import SearchResults
from indexer.query.query import Query
from webui.service.current import service

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


def note_search(query: Query, results: SearchResults) -> None:
    """Append a search to the log, if there is one and someone typed words for it.

    Turning a page or choosing a filter is not a new search, so those are left out.
    """
    g.noted = Noted(query, results.total, results.complete)
    note_again(service().settings.search_log, g.noted)


def note_again(path: Path | None, noted: Noted | None) -> None:
    """Append a search to the log at ``path``, also one whose answer was kept from before.

    ``noted`` is None for what was no search.
    """
    if path is None or noted is None or not is_new_search(noted.query):
        return
    try:
        append(path, line(noted.query, noted))
    except OSError as error:
        log.error("The search log cannot be written: %s", error)


def is_new_search(query: Query) -> bool:
    """Tell whether someone typed words, not only turned a page or chose a filter."""
    filtered = query.departments or query.divisions or query.areas or query.new_only
    return bool(query.text) and query.page == 1 and not filtered


def line(query: Query, results: SearchResults | Noted) -> str:
    """Return a search as a line of the log."""
    day = datetime.now(UTC).date().isoformat()
    values = (day, query.text, results.total, results.complete)
    return json.dumps(dict(zip(FIELDS, values, strict=True)), ensure_ascii=False) + "\n"


def append(path: Path, text: str) -> None:
    """Append a line to a file in one write, so that threads and processes do not mix theirs."""
    with path.open("ab", buffering=0) as file:
        file.write(text.encode())
