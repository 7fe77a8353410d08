"""Characters that no text should have are found, and the worst of them first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.characters import (
    bad_places,
    describe_bad_character,
    find_bad_character,
    heading_key,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("防災\t訓練\n", None),
        ("防災\x00", (2, "error")),
        ("\ufffd防\x0b", (2, "error")),
        ("防\ue000災", (1, "warning")),
        ("\u202e防災", (0, "warning")),
        ("防\ud800", (1, "error")),
        ("㈱①髙\u3000𠮷", None),
    ],
)
def test_the_first_bad_character_is_found(text: str, found: tuple[int, str] | None) -> None:
    assert find_bad_character(text) == found


@given(st.lists(st.text(alphabet=st.characters(), max_size=6), max_size=6))
def test_many_texts_at_once_are_the_same_as_one_by_one(texts: list[str]) -> None:
    one_by_one = [n for n, text in enumerate(texts) if find_bad_character(text) is not None]
    assert bad_places(texts) == one_by_one


def test_it_is_described_with_its_place_and_what_stands_around() -> None:
    text = "一二三四五六七\x01八九十百千万億"
    reason, around = describe_bad_character(text, 7, "error")
    assert reason == "8文字目に使えない文字（U+0001）があります。"
    assert around == "三四五六七\x01八九十百千"


def test_headings_are_one_whatever_their_width_case_and_spaces() -> None:
    assert heading_key(" ＩＤ　番号 ") == heading_key("id番号")
    assert heading_key("番号") != heading_key("番地")
