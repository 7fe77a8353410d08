"""tantivy (Rust, from PyPI) as an engine: one segment; facets are numbers in columns."""

from typing import Any

import tantivy

from indexer.answer.results import FACET_NAMES
from tests.benchmarks.bench_timing import Call
from tests.benchmarks.bench_tokens import Terms
from tests.benchmarks.engines.bench_engines import TOP, Counts, Data

# Enough for 100,000 programs without a second segment, which would slow it down.
_HEAP = 1_000_000_000
# More values than any facet has.
_VALUES = 1000


class Tantivy:
    """An index in memory."""

    def __init__(self, data: Data) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        for name in FACET_NAMES:
            builder.add_integer_field(name, fast=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(_HEAP, num_threads=1)
        for number, terms in enumerate(data.documents):
            text = " ".join(f"t{term}" for term in terms.tolist())
            writer.add_document(tantivy.Document(text=text, **data.row(number)))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self._facets = {name: {"terms": {"field": name, "size": _VALUES}} for name in FACET_NAMES}

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        occur = tantivy.Occur.Must if all_of else tantivy.Occur.Should
        parts = [tantivy.Query.term_query(self._schema, "text", f"t{term}") for term in terms]
        query = tantivy.Query.boolean_query([(occur, part) for part in parts])

        def answer() -> object:
            hits = self._searcher.search(query, TOP, count=False).hits
            return hits, self._searcher.aggregate(query, self._facets)

        return answer

    def counts(self, answer: Any) -> Counts:
        return {
            name: {int(one["key"]): one["doc_count"] for one in answer[1][name]["buckets"]}
            for name in FACET_NAMES
        }
