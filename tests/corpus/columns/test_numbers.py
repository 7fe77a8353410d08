"""Numbers as staff write them, in the unit of their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import Span, read_numbers

_WAN = 10_000


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("1,200", "千円", 1200, 1200),
        ("120万円", "千円", 1200, 1200),
        ("５００千円", "円", 500_000, 500_000),
        ("１億２千万円", "円", 120_000_000, 120_000_000),
        ("1億2,345万6千円", "円", 123_456_000, 123_456_000),
        ("10万円～50万円", "円", 10 * _WAN, 50 * _WAN),
        ("10～50万円", "円", 10 * _WAN, 50 * _WAN),
        ("10-50万円", "円", 10 * _WAN, 50 * _WAN),
        ("1/2（上限50万円）", "円", 50 * _WAN, 50 * _WAN),
        ("個人10万円、法人50万円", "円", 10 * _WAN, 50 * _WAN),
        ("令和7年度 1,000円", "円", 1000, 1000),
        ("￥1,000", "円", 1000, 1000),
        ("100万", "円", 100 * _WAN, 100 * _WAN),
        ("△5", "円", -5, -5),
        ("▲1,200千円", "円", -1_200_000, -1_200_000),
        ("８０％", "%", 80, 80),
        ("約1,200", "円", 1200, 1200),
        ("12件", "", 12, 12),
        ("100～500", "円", 100, 500),
        ("10万円～\n50万円", "円", 10 * _WAN, 50 * _WAN),
        ("10人\nから\n20人", "人", 10, 20),
        ("個人 10万円\n法人 50万円", "円", 10 * _WAN, 50 * _WAN),
        ("30万円\n（うち国 10万円）", "円", 10 * _WAN, 30 * _WAN),
        ("1,200\n円", "円", 1200, 1200),
    ],
)
def test_a_number_is_read(text: str, unit: str, low: float, high: float) -> None:
    assert read_numbers(text, unit) == Span(low, high)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", "円"),
        ("未定", "円"),
        ("50人", "円"),
        ("千円", "千円"),
        ("3,5", "円"),
        ("1234567890123456", "円"),
        ("年2回、3人", ""),
        ("024-521-1111", "円"),
        ("1-1", "円"),
        ("3\n131", "%"),
        ("85.3%\n2", "%"),
        ("2\n85.3%", "%"),
        ("90%\n80%", "%"),
        ("80%\n約12回\n（見込み）", "%"),
        ("30万円\n\n△5万円", "円"),
    ],
)
def test_what_is_no_such_number_is_not_read(text: str, unit: str) -> None:
    assert read_numbers(text, unit) is None


@given(st.integers(-(10**12), 10**12), st.sampled_from(["円", "人", "%", ""]))
def test_any_whole_number_is_read_as_it_is_written(number: int, unit: str) -> None:
    for text in (f"{number}", f"{number:,}", f"{number:,}{unit}"):
        assert read_numbers(text, unit) == Span(number, number)


@given(st.text(max_size=40), st.sampled_from(["円", "千円", "人", ""]))
def test_any_text_is_a_span_in_order_or_nothing(text: str, unit: str) -> None:
    span = read_numbers(text, unit)
    assert span is None or span.low <= span.high
