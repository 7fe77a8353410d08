"""Beginnings of keys as bits: none that is there is denied, few are told that are not."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.browser.beginnings import MOST_BITS, UNITS, beginnings, may_begin


@given(st.sets(st.text(min_size=1)))
def test_no_key_is_denied(keys: set[str]) -> None:
    filtered = beginnings(keys)
    assert all(may_begin(filtered, key) for key in keys)
    assert all(may_begin(filtered, key + "々") for key in keys if len(key) >= UNITS)


def test_nothing_is_denied_where_there_is_no_filter() -> None:
    assert beginnings([]) == beginnings(map(chr, range(0x4E00, 0x4E00 + MOST_BITS))) == ""
    assert may_begin("", "防災")


def test_most_of_what_is_not_there_is_denied() -> None:
    kanji = [chr(code) for code in range(0x4E00, 0x4E60)]
    pairs = [one + other for one in kanji for other in kanji]
    there, absent = pairs[::7], [pair for at, pair in enumerate(pairs) if at % 7]
    filtered = beginnings(there)
    assert sum(may_begin(filtered, pair) for pair in absent) < 0.2 * len(absent)
