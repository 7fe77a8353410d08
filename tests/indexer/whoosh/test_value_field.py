"""Fields of values: counted from the records."""

from collections.abc import Sequence
from typing import Any

from corpus import Program
from tests.indexer.whoosh.test_generation_fields import check_filters, check_numbers, check_stored


def test_values_of_the_shipped_plan(searcher: Any, records: Sequence[Program]) -> None:
    check_filters(searcher, records)
    check_numbers(searcher, records)
    check_stored(searcher, records)
