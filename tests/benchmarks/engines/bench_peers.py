"""FTS5 (the standard library's SQLite) and Whoosh's own searcher as engines."""

import sqlite3
from collections import Counter
from typing import Any

from whoosh.index import open_dir
from whoosh.query import And, Or, Term

from indexer.answer.results import FACET_NAMES
from indexer.index.field_boosts import FIELDS, TEXT_FIELDS
from tests.benchmarks.bench_timing import Call
from tests.benchmarks.bench_tokens import Terms
from tests.benchmarks.engines.bench_engines import TOP, Counts, Data

_BEST = "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT ?"
_MATCHING = "SELECT rowid FROM text WHERE text MATCH ?"
_COUNTS = " UNION ALL ".join(
    f"SELECT '{name}', value, count(*) FROM found JOIN {name} ON program = id GROUP BY value"
    for name in FACET_NAMES
)


class Fts5:
    """SQLite's full-text index in memory; facets are counted by SQL over the matching rows."""

    def __init__(self, data: Data) -> None:
        self._connection = sqlite3.connect(":memory:")
        run = self._connection.execute
        run("CREATE VIRTUAL TABLE text USING fts5(words, content='', detail='none')")
        for name in FACET_NAMES:
            run(f"CREATE TABLE {name} (program INTEGER, value INTEGER)")
        for number, terms in enumerate(data.documents):
            words = " ".join(f"t{term}" for term in terms.tolist())
            run("INSERT INTO text (rowid, words) VALUES (?, ?)", (number, words))
            for name, values in data.row(number).items():
                rows = [(number, value) for value in values]
                self._connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)
        for name in FACET_NAMES:
            run(f"CREATE INDEX by_{name} ON {name} (program, value)")
        run("INSERT INTO text (text) VALUES ('optimize')")

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        match = (" AND " if all_of else " OR ").join(f"t{term}" for term in terms)
        counting = f"WITH found(id) AS MATERIALIZED ({_MATCHING}) {_COUNTS}"

        def answer() -> object:
            best = self._connection.execute(_BEST, (match, TOP)).fetchall()
            return best, self._connection.execute(counting, (match,)).fetchall()

        return answer

    def counts(self, answer: Any) -> Counts:
        return {
            name: {value: count for facet, value, count in answer[1] if facet == name}
            for name in FACET_NAMES
        }


class Whoosh:
    """Whoosh's searcher and matchers over our generation, which it opens with our codec.

    A word is looked for in each of its analysed fields. The organization's names are values to
    Whoosh, no texts, so that programs found by these alone are missing and counts not compared.
    """

    def __init__(self, data: Data) -> None:
        self._searcher = open_dir(str(data.directory)).searcher()
        self._terms = data.segment.terms
        self._rows = [data.row(number) for number in range(data.segment.programs)]

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        words = [self._word(self._terms[term]) for term in terms]
        query = And(words) if all_of else Or(words)

        def answer() -> object:
            best = self._searcher.search(query, limit=TOP)
            return best, self._counted(query)

        return answer

    def _word(self, text: str) -> Any:
        return Or([Term(field.name, text) for field in FIELDS[:TEXT_FIELDS]])

    def _counted(self, query: Any) -> Counts:
        counters: dict[Any, Counter[int]] = {name: Counter() for name in FACET_NAMES}
        for number in self._searcher.docs_for_query(query):
            for name, values in self._rows[number].items():
                counters[name].update(values)
        return counters

    def counts(self, answer: Any) -> None:
        return None
