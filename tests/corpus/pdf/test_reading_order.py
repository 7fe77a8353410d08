"""What a page holds in the order of reading: lists in two columns of a page one after the other."""

from corpus.pdf.content import Content
from corpus.pdf.page import Line
from corpus.pdf.reading_order import are_side_by_side, in_reading_order
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings
from tests.corpus.pdf.typed import line, text_table

_ROW = ("1", "訓練", "行う。", "総務課")


def _order(content: Content) -> list[str]:
    return [
        block.text if isinstance(block, Line) else block.cells[0].lines[0].text
        for block in in_reading_order(content, meanings)
    ]


def test_texts_and_tables_are_read_downwards() -> None:
    table = text_table(("番号", "課"), top=100)
    content = Content(1, [table], [line("後", 0, 300), line("前", 0, 50)])
    assert _order(content) == ["前", "番号", "後"]


def test_a_list_in_two_columns_is_read_column_by_column() -> None:
    left, right = text_table(PROGRAM_HEADINGS, _ROW), text_table(("9", *_ROW[1:]), left=420)
    caption, foot = line("右の見出し", 425, 30), line("脚注", 0, 500)
    below_left = text_table(("5", *_ROW[1:]), top=200)
    content = Content(1, [right, below_left, left], [foot, caption])
    assert are_side_by_side(left, right)
    assert _order(content) == ["番号", "5", "9", "右の見出し", "脚注"]


def test_tables_of_other_columns_are_read_by_their_tops() -> None:
    left, right = text_table(PROGRAM_HEADINGS, _ROW, top=50), text_table(("年", "数"), left=420)
    assert not are_side_by_side(left, right)
    assert _order(Content(1, [left, right])) == ["年", "番号"]
