"""What cells of our columns mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing.values import (
    addresses_of,
    is_new_mark,
    is_whole_mark,
    is_whole_number,
    number_of,
    sign_of,
)


@pytest.mark.parametrize(
    ("text", "number", "is_whole"),
    [
        ("12", 12, True),
        ("０５", 5, True),
        ("3.", 3, False),
        ("0012", 12, False),
        ("A-1", None, False),
        ("1234567890", None, False),
        ("", None, True),
    ],
)
def test_numbers(text: str, number: int | None, is_whole: bool) -> None:
    assert number_of(text) == number
    assert is_whole_number(text) is is_whole


@given(st.integers(0, 10**9 - 1))
def test_a_number_of_any_width_is_the_same(number: int) -> None:
    wide = f"{number}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert number_of(wide) == number_of(f"{number}") == number
    assert is_whole_number(wide)


@pytest.mark.parametrize(
    ("text", "is_new", "is_whole", "sign"),
    [
        ("○", True, True, "○"),
        ("〇", True, True, "○"),
        ("◎", True, True, "◎"),
        ("新規", True, True, ""),
        ("ＮＥＷ", True, True, ""),
        ("継続", False, False, ""),
        ("－", False, True, ""),
        ("", False, True, ""),
        ("検討中", None, False, ""),
    ],
)
def test_marks(text: str, is_new: bool | None, is_whole: bool, sign: str) -> None:
    assert is_new_mark(text) is is_new
    assert is_whole_mark(text) is is_whole
    assert sign_of(text) == sign


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://example.jp/a", ["https://example.jp/a"]),
        (
            "詳細はhttps://example.jp/a、申請はhttp://b.jp/。",
            ["https://example.jp/a", "http://b.jp/。"],
        ),
        ("「https://example.jp/a」を見る", ["https://example.jp/a"]),
        ("www.example.jp", []),
        ("https://", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert addresses_of(text) == addresses
