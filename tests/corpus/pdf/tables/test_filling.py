"""Which glyph stands in which cell: by where its text begins, not by where it ends."""

from corpus.pdf.page import Box, Glyph, Table
from corpus.pdf.tables.filling import fill, runs
from corpus.pdf.tables.lattice import table_of
from tests.corpus.pdf.typed import grid_rules, in_order, typed


def _table() -> Table:
    table = table_of(1, *grid_rules([0, 50, 100], [0, 30]))
    assert table is not None
    return table


def _filled(*texts: list[Glyph]) -> tuple[list[str], str]:
    table = _table()
    outside = fill([table], in_order(*texts))
    cells = ["".join(glyph.text for glyph in cell.glyphs) for cell in table.cells]
    return cells, "".join(glyph.text for glyph in outside)


def test_what_follows_closely_on_a_line_is_one_run() -> None:
    glyphs = in_order(
        typed("防災", 0, 0), typed("訓練", 20.5, 0), typed("港", 60, 0), typed("下", 70, 9)
    )
    assert ["".join(g.text for g in run) for run in runs(glyphs)] == ["防災訓練", "港", "下"]


def test_texts_stand_in_the_cell_where_they_begin() -> None:
    assert _filled(typed("防災", 5, 5), typed("訓練", 55, 5), typed("外", 200, 5)) == (
        ["防災", "訓練"],
        "外",
    )


def test_a_text_too_long_for_its_cell_goes_on_over_the_next() -> None:
    assert _filled(typed("防災訓練です", 5, 5)) == (["防災訓練です", ""], "")


def test_punctuation_hangs_over_the_rule() -> None:
    assert _filled(typed("防災訓練。", 8.5, 5)) == (["防災訓練。", ""], "")


def test_a_run_is_cut_where_a_rule_stands_in_its_gap() -> None:
    assert _filled(typed("防災訓", 18.5, 5), typed("港町", 51, 5)) == (["防災訓", "港町"], "")


def test_a_clipped_text_is_its_cells_wherever_it_lies() -> None:
    clip = Box(50, 0, 100, 30)
    assert _filled(typed("防災", 5, 5, clip=clip)) == (["", "防災"], "")


def test_of_tables_in_each_other_the_smaller_has_the_text() -> None:
    outer = table_of(1, *grid_rules([0, 200, 400], [0, 100]))
    inner = _table()
    assert outer is not None
    assert fill([outer, inner], in_order(typed("防災", 5, 5))) == []
    assert len(inner.cells[0].glyphs) == 2
    assert not outer.cells[0].glyphs
