"""Analysed fields: terms, frequencies and positions counted from the records."""

from collections.abc import Sequence
from typing import Any

from corpus import Program
from tests.indexer.plain_reading import whoosh_postings
from tests.indexer.whoosh.test_generation_fields import check_texts


def test_texts_of_the_shipped_plan(searcher: Any, records: Sequence[Program]) -> None:
    check_texts(searcher.reader(), records)
    # There is something to compare: many terms, some of them often in one text.
    counted = whoosh_postings(records)
    assert len(counted["summary"]) > 500
    assert sum(len(p) > 2 for term in counted["summary"].values() for p in term.values()) > 20
