"""Several tables on a sheet, and tables on their side."""

from corpus.grid import Grid
from corpus.layout.row_reader import RowReader
from corpus.layout.tables import tables_of

_HEADINGS = ["番号", "事業名", "事業概要", "担当課"]
_ROW = ["1", "選挙", "選挙を行う。", "総務課"]


def _first_rows(*rows: list[str]) -> list[int]:
    return [header.first_row for _, header in tables_of(Grid("a", rows))]


def test_headings_in_another_order_begin_a_table() -> None:
    other = ["事業名", "担当課", "事業概要", "番号"]
    assert _first_rows(_HEADINGS, _ROW, other, ["統計", "企画課", "取る。", "2"]) == [1, 3]


def test_the_same_headings_do_not() -> None:
    assert _first_rows(_HEADINGS, _ROW, _HEADINGS, _ROW) == [1]
    twice = [*_HEADINGS, "URL", "リンク先"]
    assert _first_rows(twice, twice) == [1]
    # One of two columns of addresses is empty: nothing stands elsewhere than before.
    assert _first_rows(twice, [*_ROW, "", ""], [*_HEADINGS, "", "リンク先"], _ROW) == [1]


def test_a_program_whose_cells_are_words_of_headings_is_none() -> None:
    assert _first_rows(_HEADINGS, ["1", "事業概要", "目標", "担当課"], _ROW) == [1]


def test_cells_of_a_table_on_its_side_are_named_by_their_column() -> None:
    rows = list(zip(_HEADINGS, _ROW, ["2", "統計", "取る。", "企画課"], strict=True))
    ((grid, header),) = tables_of(Grid("a", rows))
    found = RowReader(grid, header).rows()
    assert [row.cells["取組概要"] for row in found] == ["B列", "C列"]


def test_a_sheet_without_headings_has_none() -> None:
    assert _first_rows(["総務部", "1"], ["福祉部", "2"]) == []


def test_another_heading_in_the_same_place_begins_a_table() -> None:
    first = ["補助金名", "内容", "上限額", "担当課"]
    second = ["貸付金名", "内容", "利率", "担当課"]
    rows = [["表１　補助金"], first, ["甲", "a", "10", "A課"], ["表２　貸付金"], second]
    assert _first_rows(*rows, ["乙", "b", "1.0", "B課"]) == [2, 5]
    # A space more is none.
    assert _first_rows(first, ["甲", "a", "10", "A課"], ["補助金名", "内 容", *first[2:]]) == [1]
