"""Lines under words are told from the rules of a table."""

import pytest

from corpus.pdf.page import Glyph, Rule
from corpus.pdf.tables.underlines import without_underlines

# Five characters of 10 points, from 52 to 102, in a cell between the rules at 50 and 150.
_LINE = [Glyph("字", 52.0 + 10 * n, 100.0, 62.0 + 10 * n, 110.0, 10.0) for n in range(5)]
_SIDES = [Rule(50.0, 90.0, 130.0), Rule(150.0, 90.0, 130.0)]


@pytest.mark.parametrize(
    ("rule", "stays"),
    [
        (Rule(109.5, 52.0, 102.0), False),  # under all of them
        (Rule(109.5, 62.0, 82.0), False),  # under two
        (Rule(105.0, 52.0, 102.0), False),  # struck through
        (Rule(111.5, 50.0, 150.0), True),  # from rule to rule
        (Rule(111.5, 50.0, 102.0), True),  # from a rule on
        (Rule(109.5, 57.0, 97.0), True),  # between their middles
        (Rule(120.0, 52.0, 102.0), True),  # too far below
        (Rule(109.5, 52.0, 57.0), True),  # a dash
    ],
)
def test_a_line_that_begins_and_ends_with_words_parts_nothing(rule: Rule, stays: bool) -> None:
    assert without_underlines([rule], _SIDES, _LINE) == ([rule] if stays else [])


def test_nothing_is_nothing() -> None:
    assert without_underlines([], [], []) == []
