"""What every field has."""

from typing import Any

import pytest

from indexer.whoosh.schema import TEXT_NAMES, VALUE_FIELDS


@pytest.mark.parametrize("name", [*TEXT_NAMES, *VALUE_FIELDS])
def test_every_field_has_terms_in_the_order_of_their_bytes(searcher: Any, name: str) -> None:
    terms = list(searcher.reader().lexicon(name))
    assert terms == sorted(set(terms))
    assert terms
