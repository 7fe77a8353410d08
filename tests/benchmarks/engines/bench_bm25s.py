"""bm25s (from PyPI) as an engine: scores of every program in one array."""

from typing import Any

import bm25s

from tests.benchmarks.bench_timing import Call
from tests.benchmarks.bench_tokens import Terms
from tests.benchmarks.engines.bench_engines import TOP, Data


class Bm25s:
    """bm25s scores every program into an array; it has no facets and no AND."""

    def __init__(self, data: Data) -> None:
        self._engine = bm25s.BM25()
        documents = [[f"t{term}" for term in terms.tolist()] for terms in data.documents]
        self._engine.index(documents, show_progress=False)
        self._top = min(TOP, len(documents))

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        asked = [[f"t{term}" for term in terms]]
        return lambda: self._engine.retrieve(asked, k=self._top, show_progress=False)

    def counts(self, answer: Any) -> None:
        return None
