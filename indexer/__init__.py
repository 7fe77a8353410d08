"""Records in, ranked results out: the index and the search over it.

The names below are the package's contract; other packages import nothing else, except values
(``query.query``, ``answer.results``, ``answer.view``) and what commands share. They load on first
use, so that a command does not pay for what it does not need.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.answer.results import SearchResults
    from indexer.build.update import Update, update_index
    from indexer.errors import SesakuError
    from indexer.live import LiveIndex, generation_directory
    from indexer.query.parser import QueryProblem, parse
    from indexer.query.query import Query
    from indexer.search import Searcher

_HOMES = {
    "LiveIndex": "live",
    "Query": "query.query",
    "QueryProblem": "query.parser",
    "SearchResults": "answer.results",
    "Searcher": "search",
    "SesakuError": "errors",
    "Update": "build.update",
    "generation_directory": "live",
    "parse": "query.parser",
    "update_index": "build.update",
}

__all__ = [
    "LiveIndex",
    "Query",
    "QueryProblem",
    "SearchResults",
    "Searcher",
    "SesakuError",
    "Update",
    "generation_directory",
    "parse",
    "update_index",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"indexer.{_HOMES[name]}"), name)
