"""The glyphs of a cell as lines from top to bottom."""

import pytest

from corpus.pdf.page import SLANTED, Glyph
from corpus.pdf.text.lines import read_lines, read_texts
from tests.corpus.pdf.typed import in_order, typed


def _lines(*texts: list[Glyph]) -> list[str]:
    return [line.text for line in read_lines(in_order(*texts)).lines]


def test_pieces_on_one_level_are_a_line_whatever_the_order_of_drawing() -> None:
    assert _lines(typed("二行目", 0, 15), typed("災", 10, 0), typed("防", 0, 0)) == [
        "防災",
        "二行目",
    ]


def test_a_stamp_and_spaces_are_no_line() -> None:
    assert _lines(typed("見本", 0, 0, angle=SLANTED), typed("\u3000", 0, 0)) == []


def test_what_lies_over_each_other_stays_two_lines() -> None:
    assert _lines(typed("防災訓練", 0, 0), typed("港湾整備", 2, 1)) == ["防災訓練", "港湾整備"]


def test_vertical_text_is_one_line_column_by_column_from_the_right() -> None:
    right = [glyph for n, c in enumerate("防災訓練") for glyph in typed(c, 20, 12.0 * n)]
    left = [glyph for n, c in enumerate("事業") for glyph in typed(c, 0, 12.0 * n)]
    (line,) = read_lines(in_order(right, left)).lines
    assert (line.text, line.is_vertical) == ("防災訓練事業", True)


def test_short_lines_below_each_other_are_not_written_downwards() -> None:
    assert _lines(typed("防災", 0, 0), typed("訓", 0, 12), typed("練", 0, 24)) == [
        "防災",
        "訓",
        "練",
    ]


@pytest.mark.parametrize("angle", [90, 270])
def test_a_turned_cell_is_read_as_if_the_page_were_turned(angle: int) -> None:
    step = 10.0 if angle == 90 else -10.0
    glyphs = [g for n, c in enumerate("防災") for g in typed(c, 0, 50 + n * step, angle=angle)]
    assert _lines(glyphs) == ["防災"]


def test_raised_figures_of_the_text_stay_on_its_line() -> None:
    assert _lines(typed("100m", 0, 0), typed("2", 40, -2, 5)) == ["100m2"]


def test_readings_and_notes_are_told_apart() -> None:
    reading = read_lines(
        in_order(typed("防災", 0, 20), typed("ぼうさい", 0, 14, 5), typed("※1", 20, 17, 5))
    )
    assert [line.text for line in reading.lines] == ["防災"]
    assert (reading.readings, reading.notes) == (["ぼうさい"], ["※1"])


def test_a_line_knows_where_it_was_and_what_must_stay_together() -> None:
    (line,) = read_lines(in_order(typed("「防災」", 5, 7))).lines
    assert (line.x0, line.x1, line.top, line.bottom, line.size) == (5, 45, 7, 17, 10)
    assert (line.first, line.last) == (0, 3)
    assert line.lead == 20


def test_texts_outside_of_tables_are_parted_at_wide_gaps() -> None:
    texts = read_texts(in_order(typed("左", 0, 0), typed("右", 40, 0), typed("下", 0, 20)))
    assert [line.text for line in texts] == ["左", "右", "下"]
