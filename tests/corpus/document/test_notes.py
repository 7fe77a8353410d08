"""Raised figures: a note's number, or part of the text."""

import pytest

from corpus.document.notes import is_note_number


@pytest.mark.parametrize(
    ("raised", "before", "is_number"),
    [
        ("※1", "目標値", True),
        ("1)", "目標値", True),
        ("（注２）", "目標値", True),
        ("①", "目標", True),
        ("*", "目標", True),
        ("1", "目標", True),
        ("2", "100m", False),
        ("3", "k㎞", False),
        ("2)", "100m", True),
        ("年度", "8", False),
        ("第二期", "目標", False),
        (" ", "目標", False),
    ],
)
def test_a_note_has_a_number_that_is_no_power_of_a_unit(
    raised: str, before: str, is_number: bool
) -> None:
    assert is_note_number(raised, before) is is_number
