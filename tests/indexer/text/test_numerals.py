"""Numbers in kanji."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.numerals import kanji_value, roman_value


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
