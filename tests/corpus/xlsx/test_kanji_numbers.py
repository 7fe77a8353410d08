"""Figures in other signs; a reader of kanji written here is the second opinion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.xlsx.kanji_numbers import in_kanji, kanji_number


def _read(text: str) -> int:
    """Return the number that kanji say, part by part."""
    total = part = figure = 0
    for sign in text:
        if sign in "〇一二三四五六七八九":
            figure = "〇一二三四五六七八九".index(sign)
        elif sign in "十百千":
            part += (figure or 1) * 10 ** ("十百千".index(sign) + 1)
            figure = 0
        else:
            total += (part + figure) * 10_000 ** ("万億兆".index(sign) + 1)
            part = figure = 0
    return total + part + figure


@given(st.integers(0, 10**16 - 1))
def test_a_number_that_is_read_out_says_the_same(number: int) -> None:
    assert _read(in_kanji(f"{number}", "1", is_whole=True)) == number


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [(31, "1", "三十一"), (10, "1", "十"), (10, "2", "壱拾"), (31, "3", "３１"), (0, "1", "〇")],
)
def test_days_are_written_as_dates_have_them(number: int, style: str, text: str) -> None:
    assert kanji_number(number, style) == text


def test_other_figures_have_a_sign_each() -> None:
    assert in_kanji("2,026.5", "1") == "二,〇二六.五"
    assert in_kanji("2026", "4") == "２０２６"
