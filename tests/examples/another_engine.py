"""Another engine behind the values: the site and its API over SQLite's full-text search.

`python another_engine.py my-plan` prints the answer of the API. The pages, the API and the embeds
ask an engine for what `webui.request.engine` says, and get plain values: whoever answers with
SearchResults, Hit and Facet stands behind all of them. This one finds the words of the analyzer;
synonyms, readings and corrections are what it lacks beside ours.
"""

import re
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from corpus import Loaded, Program, load
from indexer import Query, SearchResults
from indexer.answer.results import FACET_NAMES, Facet, FacetName, Fragment, Hit
from indexer.index.collection_info import CollectionInfo, collection_values
from indexer.index.field_boosts import texts
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind
from webui import Settings, create_app


class SqliteEngine:
    """Both what follows an index and its searcher: there is one generation, in memory."""

    generation = 1
    created: datetime | None = None
    problem: str | None = None
    changes = ()

    def __init__(self, loaded: Loaded) -> None:
        self.programs = loaded.programs
        self.collection = CollectionInfo.of(collection_values(loaded.collection))
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute("CREATE VIRTUAL TABLE text USING fts5(words, content='')")
        rows = [(doc, " ".join(words(*texts(one)))) for doc, one in enumerate(self.programs)]
        self._database.executemany("INSERT INTO text (rowid, words) VALUES (?, ?)", rows)

    def hold(self) -> None: ...

    def searcher(self) -> "SqliteEngine":
        return self

    def search(self, query: Query) -> SearchResults:
        started = time.perf_counter()
        found = [(self.programs[doc], score) for doc, score in self._found(query)]
        kept = [(one, score) for one, score in found if all(lets_through(query, one).values())]
        first = (query.page - 1) * query.per_page
        hits = [hit(one, score, query) for one, score in kept[first : first + query.per_page]]
        return SearchResults(
            total=len(kept),
            complete=len(kept),
            hits=tuple(hits),
            facets={name: facet(name, query, [one for one, _ in found]) for name in FACET_NAMES},
            missing=(),
            suggestion=None,
            generation=self.generation,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def _found(self, query: Query) -> Iterator[tuple[int, float]]:
        wanted = " ".join(f'"{word}"' for word in words(query.text))
        if not wanted:
            return ((doc, 0.0) for doc in range(len(self.programs)))
        sql = "SELECT rowid, -rank FROM text WHERE text MATCH ? ORDER BY rank"
        return iter(self._database.execute(sql, (wanted,)).fetchall())

    def hits(self, query: Query) -> Iterator[Hit]:
        found = self.search(replace(query, page=1, per_page=max(1, len(self.programs))))
        return iter(found.hits)

    def program(self, id: str) -> Program | None:
        return next((one for one in self.programs if one.id == id), None)

    def neighbours(self, id: str) -> tuple[Program | None, Program | None]:
        return None, None

    def reposts(self, id: str) -> tuple[Program, ...]:
        return tuple(one for one in self.programs if one.repost_of == id)

    def similar(self, id: str, limit: int = 5) -> tuple[Program, ...]:
        return ()

    def suggest(self, text: str, limit: int = 8) -> tuple[()]:
        return ()

    def key_terms(self, limit: int = 40) -> tuple[()]:
        return ()


def words(*of_texts: str) -> list[str]:
    """The terms of some texts."""
    parts = [part for text in of_texts for token in analyze(text) for part in token.parts]
    return [part.lexeme.term for part in parts if part.lexeme.kind > Kind.FUNCTION]


def values(name: FacetName, program: Program) -> tuple[str, ...]:
    """A program's values of a facet."""
    return {
        "department": (program.department,),
        "division": program.divisions,
        "area": (program.area,),
        "new": ("新規",) if program.is_new else (),
    }[name]


def chosen(name: FacetName, query: Query) -> tuple[str, ...]:
    """What a query narrows a facet to; nothing where it does not."""
    return {
        "department": query.departments,
        "division": query.divisions,
        "area": query.areas,
        "new": ("新規",) if query.new_only else (),
    }[name]


def lets_through(query: Query, program: Program) -> dict[FacetName, bool]:
    """For each facet, whether a query lets a program through."""
    return {
        name: not (wanted := chosen(name, query)) or not {*wanted}.isdisjoint(values(name, program))
        for name in FACET_NAMES
    }


def facet(name: FacetName, query: Query, found: list[Program]) -> Facet:
    """The counts of a facet, which ignore its own selection."""
    others = [
        one
        for one in found
        if all(let for other, let in lets_through(query, one).items() if other != name)
    ]
    counted = Counter(value for one in others for value in values(name, one) if value)
    names = list(counted)
    return Facet(names, range(len(names)), list(counted.values()), frozenset(chosen(name, query)))


def hit(program: Program, score: float, query: Query) -> Hit:
    """A hit whose texts are marked wherever the query's words stand as they were typed."""
    shown = {"name": program.name, "summary": program.summary, "targets": program.targets}
    marked = {name: fragments(text, query.text.split()) for name, text in shown.items()}
    return Hit(program, score, marked, tuple(query.text.split()), False)


def fragments(text: str, typed: list[str]) -> tuple[Fragment, ...]:
    """The pieces of a text, every second of which is one of the words; none where none stands."""
    pieces = re.split("(" + "|".join(map(re.escape, typed)) + ")", text) if typed else []
    return tuple(Fragment(one, at % 2 == 1) for at, one in enumerate(pieces)) if pieces[1:] else ()


def main(collection: str) -> None:
    client = create_app(Settings(), SqliteEngine(load(Path(collection)))).test_client()
    answer = client.get("/api/search?q=情報システム&department=総務部&per_page=2").json
    print(answer["total"], [one["name"] for one in answer["hits"]])
    print(client.get("/?q=情報システム").status)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("Usage: python another_engine.py COLLECTION", file=sys.stderr)
        sys.exit(2)
    main(*sys.argv[1:])
