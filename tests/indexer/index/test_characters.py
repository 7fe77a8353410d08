"""Every place of a text is found, like by reading all; as few postings are touched as can be."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.index import characters as module
from indexer.index.characters import TextSearch, characters

# Characters of one to four bytes, few, so that texts stand within themselves.
_LETTERS = "aéあいん防𠮷"
_FIELDS = st.lists(st.text(_LETTERS, max_size=40), min_size=1, max_size=20)


def _search(fields: list[str]) -> TextSearch:
    surface = "".join(f"{field}\0" for field in fields).encode()
    return TextSearch(characters(surface), np.frombuffer(surface, np.uint8))


@given(_FIELDS, st.text(_LETTERS + "無", min_size=1, max_size=4))
def test_texts_are_found_in_the_fields_that_have_them(fields: list[str], text: str) -> None:
    expected = [slot for slot, field in enumerate(fields) for _ in range(field.count(text))]
    assert _search(fields).slots(text).tolist() == expected


@given(_FIELDS, st.integers(4, 60))
def test_characters_are_the_same_however_many_are_sorted_at_a_time(
    fields: list[str], size: int
) -> None:
    surface = "".join(f"{field}\0" for field in fields).encode()
    whole = characters(surface)
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(module, "_CHUNK", size)
        pieces = characters(surface)
    for name in ("character_codes", "character_bounds", "character_places"):
        assert np.array_equal(getattr(whole, name), getattr(pieces, name)), name


@pytest.mark.parametrize(
    ("field", "text", "stands"),
    [
        ("20人", "20人", True), ("120人", "20人", False), ("1,200人", "200人", False),
        ("1.5%", "5%", False), (",200人", "200人", True), ("第3.1節", "第3", False),
        ("第3", "第3", True), ("第3,", "第3", True), ("第34", "第3", False),
    ],
)  # fmt: skip
def test_a_number_is_not_in_another_one(field: str, text: str, stands: bool) -> None:
    assert _search([field]).slots(text).tolist() == [0] * stands


class _Counted:
    """Bytes that count how many of them are looked at."""

    def __init__(self, content: bytes) -> None:
        self._content = np.frombuffer(content, np.uint8)
        self.looked_at = 0

    def __len__(self) -> int:
        return len(self._content)

    def __getitem__(self, places: NDArray[np.uint32]) -> NDArray[np.uint8]:
        self.looked_at += len(places)
        return self._content[places]


def test_a_text_costs_the_places_of_its_rarest_character() -> None:
    surface = ("い" * 5000 + "ん防" + "\0").encode()
    counted: Any = _Counted(surface)
    search = TextSearch(characters(surface), counted)
    assert search.places("いん防").tolist() == [4999 * 3]
    assert counted.looked_at <= len("いん防".encode())
    counted.looked_at = 0
    assert search.places("い無").tolist() == []
    assert counted.looked_at == 0
