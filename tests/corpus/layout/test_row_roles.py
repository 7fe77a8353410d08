"""What a row is by its cells and the header alone."""

import pytest

from corpus import columns
from corpus.grid import Grid, Merge
from corpus.layout.header import find_header
from corpus.layout.row_roles import NOTE, STRAY, TOTAL, RowRoles

HEADINGS = ["番号", "分野", "事業名", "概要", "担当課"]
PROGRAMS = [
    ["1", "防災", "訓練", "行う。", "総務課"],
    ["2", "防災", "備蓄", "ためる。", "総務課"],
]


def roles(*rows: list[str], merges: tuple[Merge, ...] = ()) -> RowRoles:
    grid = Grid("a", [HEADINGS, *rows, *PROGRAMS], merges=merges)
    header = find_header(grid)
    assert header is not None
    return RowRoles(grid, header)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "", "合計", "2", ""], TOTAL),
        (["", "総務部", "総務課計", "30", ""], TOTAL),
        (["", "", "-", "-", "-"], STRAY),
        (["注", "", "4月現在", "", ""], NOTE),
        (["3", "防災", "家計の相談", "きく。", "総務課"], ""),
    ],
)
def test_why_a_row_is_no_program(row: list[str], reason: str) -> None:
    told = roles(row)
    assert told.reason_against(told.filled(2)) == reason


def test_the_headings_again_are_told_also_with_an_empty_cell() -> None:
    told = roles(HEADINGS, [*HEADINGS[:4], ""])
    assert [told.repeats_headings(number) for number in (2, 3, 4)] == [True, True, False]


@pytest.mark.parametrize(
    ("figures", "is_below", "expected"),
    [
        (["1", "2", "3"], True, True),
        (["1", "2", "3"], False, False),
        (["(1)", "(2)", "(3)"], False, True),
        (["1", "3", "2"], True, False),
        (["1", "2"], True, False),
    ],
)
def test_columns_are_numbered_right_below_the_headings_or_in_brackets(
    figures: list[str], is_below: bool, expected: bool
) -> None:
    filled = dict(enumerate(figures, start=1))
    assert roles().numbers_columns(filled, is_below) is expected


def test_a_number_and_a_name_alone_are_a_section() -> None:
    told = roles(["第1章", "", "くらし", "", ""], ["1", "", "くらし", "する。", ""])
    found = [told.is_numbered_section(told.filled(number)) for number in (2, 3)]
    assert found == [True, False]


def test_a_text_over_several_columns_heads_what_is_below() -> None:
    told = roles(["くらし", "", "", "", ""], merges=(Merge(2, 1, 2, 5),))
    assert told.is_wide(2, 1)
    assert told.is_heading(2, 1, "くらし")
    assert not told.is_heading(3, 1, "A-1")


def test_the_columns_that_tell_a_program_are_known_by_their_headings() -> None:
    assert roles().identity == {columns.NUMBER}
