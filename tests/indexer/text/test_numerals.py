"""Numbers in kanji, and lists of numbers with what stands behind them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.numerals import counted, kanji_value, number_list, roman_value


@given(st.integers(1, 9999))
def test_numerals_in_kanji_have_their_value(number: int) -> None:
    digits = "〇一二三四五六七八九"
    written = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        written += (digits[digit] if digit > 1 or not sign else "") + sign if digit else ""
    assert kanji_value(written) == number
    assert kanji_value("".join(digits[int(one)] for one in str(number))) == number


def test_what_is_no_number_has_no_value() -> None:
    assert kanji_value("十百") is None
    assert kanji_value("a") is None
    assert roman_value("mm") is None


def test_a_kanji_counts_before_a_counter_only() -> None:
    assert (counted("三本"), counted("三木"), counted("3本")) == ("3本", "", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("10、20代", "10代、20"),
        ("第1、2回", "1回、第2"),
        ("3~5歳児", "3歳児、4歳児、5"),
        ("小学校1~3年", "1年、2年、3"),
        ("1~3年", "1年、3"),
        ("40-74人", "40-74"),
    ],
)
def test_each_number_of_a_list_has_the_counter_of_the_last(text: str, written: str) -> None:
    """The last has it behind it."""
    listed = re.compile("(?P<range>[0-9]+(?:(?P<unit>歳)?~|-)[0-9]+)|(?P<list>[0-9]+、[0-9]+)")
    match = listed.search(text)
    assert match is not None
    assert number_list(match) == written
