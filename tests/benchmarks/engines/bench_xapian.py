"""Xapian (C++, where its Python binding is installed) as an engine: one database on the disk."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import xapian

from indexer.answer.results import FACET_NAMES
from tests.benchmarks.bench_timing import Call
from tests.benchmarks.bench_tokens import Terms
from tests.benchmarks.engines.bench_engines import TOP, Counts, Data

# A program has at most so many values of a facet; each has a column of its own.
_MOST_VALUES = 4
_COLUMNS = [(name, nth) for name in FACET_NAMES for nth in range(_MOST_VALUES)]


class Xapian:
    """Ranks by its BM25; facets are counted by spies over all matches."""

    def __init__(self, data: Data) -> None:
        self._folder = tempfile.TemporaryDirectory()
        database = xapian.WritableDatabase(self._folder.name, xapian.DB_CREATE_OR_OVERWRITE)
        for number, terms in enumerate(data.documents):
            document = xapian.Document()
            for term, count in Counter(terms.tolist()).items():
                document.add_term(f"t{term}", count)
            for name, values in data.row(number).items():
                for nth, value in enumerate(values):
                    document.add_value(_COLUMNS.index((name, nth)), str(value))
            database.add_document(document)
        database.commit()
        self._database = xapian.Database(self._folder.name)
        self._used = [
            column for column in range(len(_COLUMNS)) if self._database.get_value_freq(column)
        ]

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        operator = xapian.Query.OP_AND if all_of else xapian.Query.OP_OR
        query = xapian.Query(operator, [f"t{term}" for term in terms])

        def answer() -> object:
            enquire = xapian.Enquire(self._database)
            enquire.set_query(query)
            spies = [xapian.ValueCountMatchSpy(column) for column in self._used]
            for spy in spies:
                enquire.add_matchspy(spy)
            best = enquire.get_mset(0, TOP, self._database.get_doccount())
            return [match.docid for match in best], list(self._counted(spies))

        return answer

    def _counted(self, spies: list[Any]) -> Iterator[tuple[str, int, int]]:
        for column, spy in zip(self._used, spies, strict=True):
            for item in spy.values():
                yield _COLUMNS[column][0], int(item.term), item.termfreq

    def counts(self, answer: Any) -> Counts:
        counted: dict[Any, Counter[int]] = {name: Counter() for name in FACET_NAMES}
        for name, value, count in answer[1]:
            counted[name][value] += count
        return counted
