"""Two parts of a table with the heading of an area between them are one."""

from corpus.pdf.content import Content
from corpus.pdf.page import Line
from corpus.pdf.tables.bridge import bridge
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings
from tests.corpus.pdf.typed import line, text_table

_ROW = ("1", "訓練", "行う。", "総務課")


def _bridged(between: list[Line], second: tuple[str, ...] = _ROW, top: float = 70) -> Content:
    tables = [text_table(PROGRAM_HEADINGS, _ROW), text_table(second, top=top)]
    outside = sum(len(one.text) for one in between)
    content = Content(1, tables, between, outside=outside)
    bridge(content, meanings)
    return content


def test_the_heading_between_becomes_a_wide_row() -> None:
    content = _bridged([line("２ 産業", 20, 50)])
    (table,) = content.tables
    wide = table.cells[8]
    assert (wide.top, wide.left, wide.bottom, wide.right) == (2, 0, 2, 3)
    assert [one.text for one in wide.lines] == ["２ 産業"]
    assert [(cell.top, cell.bottom) for cell in table.cells[9:]] == [(3, 3)] * 4
    assert content.texts == []
    assert content.outside == 1


def test_prose_two_texts_or_headings_keep_them_apart() -> None:
    assert len(_bridged([line("次の表のとおり。", 20, 50)]).tables) == 2
    assert len(_bridged([line("甲", 20, 45), line("乙", 20, 55)]).tables) == 2
    assert len(_bridged([line("２ 産業", 20, 50)], PROGRAM_HEADINGS).tables) == 2
    assert len(_bridged([line("２ 産業", 20, 50)], _ROW[:3]).tables) == 2
    assert len(_bridged([line("２ 産業", 20, 50)], top=100).tables) == 2
