"""Gaps between glyphs to spaces."""

import pytest

from corpus.pdf.text.spacing import spaced, spread_of
from tests.corpus.pdf.typed import typed


@pytest.mark.parametrize(
    ("first", "gap", "second", "text"),
    [
        ("防", 1.0, "災", "防災"),
        ("防", 4.0, "災", "防災"),
        ("防", 9.0, "災", "防\u3000災"),
        ("a", 3.0, "b", "a b"),
        ("a", 1.0, "b", "ab"),
        ("a", 9.0, "b", "a\u3000b"),
        ("a", 3.0, " ", "a "),
    ],
)
def test_a_gap_is_a_space_where_one_would_be_written(
    first: str, gap: float, second: str, text: str
) -> None:
    glyphs = [*typed(first, 0, 0), *typed(second, 10 + gap, 0)]
    shown, widths = spaced(glyphs, [], 0.0)
    assert shown == text
    assert len(widths) == len(shown)
    assert sum(widths) == pytest.approx(20 + gap * (len(text) == 3))


def test_where_small_print_stood_is_no_gap() -> None:
    glyphs = [*typed("防", 0, 0), *typed("災", 20, 0)]
    assert spaced(glyphs, typed("1", 11, 0, 5), 0.0)[0] == "防災"


def test_text_that_is_spread_has_no_spaces() -> None:
    glyphs = [glyph for n in range(4) for glyph in typed("防災訓練"[n], 20.0 * n, 0)]
    assert spread_of(glyphs, False) == pytest.approx(1.0)
    assert spaced(glyphs, [], spread_of(glyphs, False))[0] == "防災訓練"


def test_uneven_gaps_are_spaces_unless_the_line_is_full() -> None:
    glyphs = [*typed("防", 0, 0), *typed("災", 12, 0), *typed("訓", 30, 0)]
    assert spread_of(glyphs, False) == 0.0
    assert spread_of(glyphs, True) == pytest.approx(0.5)
    assert spread_of(typed("防災", 0, 0), False) == 0.0
