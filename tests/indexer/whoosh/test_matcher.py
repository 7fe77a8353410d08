"""Whoosh's queries walk our postings."""

from typing import Any

import pytest
from whoosh.qparser import QueryParser
from whoosh.query import And, DisjunctionMax, Every, Not, Or, Phrase, Prefix, Term

from tests.indexer.whoosh.test_search import TEXTS, hits


@pytest.mark.parametrize("field", TEXTS)
def test_every_term_of_a_field_finds_the_same(ours: Any, theirs: Any, field: str) -> None:
    terms = list(theirs.reader().lexicon(field))
    assert len(terms) >= {"keywords": 9}.get(field, 100)
    for term in terms:
        query = Term(field, term.decode())
        assert hits(ours.search(query, limit=None)) == hits(theirs.search(query, limit=None))


def test_queries_made_by_hand_find_the_same(ours: Any, theirs: Any) -> None:
    system, disaster = Term("summary", "システム"), Term("summary", "防災")
    for query in (
        And([system, disaster]),
        Or([system, disaster]),
        DisjunctionMax([Term(name, "情報") for name in TEXTS]),
        And([Every(), Not(system)]),
        Prefix("name", "情"),
        Phrase("summary", ["情報", "システム"]),
        Phrase("summary", ["情報", "システム"], slop=4),
    ):
        assert hits(ours.search(query, limit=None)) == hits(theirs.search(query, limit=None))
        assert len(ours.search(query)), query


def test_phrases_stand_side_by_side_in_one_field(ours: Any) -> None:
    (hit,) = ours.search(QueryParser("name", ours.schema).parse("防災事務連絡システム"))
    assert hit["name"] == "防災事務連絡システム"
    assert not ours.search(Phrase("name", ["システム", "防災"]))
