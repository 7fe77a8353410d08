"""A drawn page to tables with lines in their cells, and the texts beside them."""

from corpus.pdf.content import Content, content_of, sketch_of
from corpus.pdf.page import Box, Glyph, Page
from tests.corpus.pdf.typed import grid_rules, in_order, typed


def _content(*texts: list[Glyph], fills: tuple[Box, ...] = ()) -> Content:
    horizontal, vertical = grid_rules([10, 110, 210], [10, 60, 110])
    page = Page(1, 300, 300, in_order(*texts), horizontal, vertical, list(fills))
    sketch = sketch_of(page)
    assert not sketch.ladders
    return content_of(sketch)


def test_texts_stand_in_their_cells_and_the_others_outside() -> None:
    content = _content(
        typed("事業名", 14, 14),
        typed("広報", 114, 14),
        typed("知らせる。", 114, 70),
        typed("欄外", 14, 200),
    )
    (table,) = content.tables
    texts = {(c.top, c.left): [line.text for line in c.lines] for c in table.cells}
    assert texts == {
        (0, 0): ["事業名"], (0, 1): ["広報"], (1, 0): [], (1, 1): ["知らせる。"],
    }  # fmt: skip
    assert [line.text for line in content.texts] == ["欄外"]
    assert (content.glyphs, content.outside) == (12, 2)


def test_lines_are_measured_from_their_cell() -> None:
    content = _content(typed("広報", 114, 14))
    line = next(cell.lines[0] for cell in content.tables[0].cells if cell.lines)
    assert (line.x0, line.x1) == (4, 24)


def test_white_text_on_white_is_named_and_on_colour_is_read() -> None:
    white = typed("秘密", 14, 14, is_white=True)
    content = _content(white, typed("地", 114, 14, is_white=True), fills=(Box(110, 10, 210, 60),))
    assert [(one.kind, one.text) for one in content.left] == [("white", "秘密")]
    assert content.glyphs == 1


def test_texts_over_each_other_in_one_cell_are_doubted() -> None:
    content = _content(typed("上の文です", 14, 14), typed("下の文です", 16, 17))
    assert [(one.kind, one.row, one.column) for one in content.left] == [("overlap", 1, 0)]


def test_the_number_of_a_note_is_left_out_and_named() -> None:
    content = _content(typed("目標値", 14, 20), typed("※1", 44, 17, 5.0))
    assert [(one.kind, one.text) for one in content.left] == [("note", "※1")]


def test_rows_are_counted_over_all_tables_of_the_page() -> None:
    upper, lower = (
        grid_rules([10, 110, 210], [10, 40, 70]),
        grid_rules([10, 110, 210], [110, 140, 170]),
    )
    glyphs = in_order(typed("上の文です", 14, 120), typed("下の文です", 16, 123))
    page = Page(1, 300, 300, glyphs, [*upper[0], *lower[0]], [*upper[1], *lower[1]])
    content = content_of(sketch_of(page))
    assert len(content.tables) == 2
    assert [one.row for one in content.left] == [3]
