"""Tables of programs on one set of columns, whatever order each has them in."""

from corpus import columns
from corpus.document.blocks import TextCell, TextTable
from corpus.document.heading import find_heading
from corpus.document.sheet import Chosen, Sheet
from corpus.grid import Merge
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings, table


def _chosen(made: TextTable, department: str = "", *areas: str) -> Chosen:
    heading = find_heading(made, meanings)
    assert heading is not None
    return Chosen(made, heading, heading.last + 1, [(one, 1) for one in areas], department)


_FIRST = table(
    PROGRAM_HEADINGS, ["1", "訓練", "行う。", "総務課"], ["2", "広報", "知らせる。", "広報課"]
)


def test_columns_of_another_order_go_where_they_belong_and_new_ones_behind() -> None:
    other = table(
        ["事業名", "番号", "担当課", "概要", "備考"], ["港", "3", "港湾課", "造る。", "済"]
    )
    sheet = Sheet([_chosen(_FIRST), _chosen(other)], with_pages=False)
    assert sheet.rows[0] == [*PROGRAM_HEADINGS, "備考"]
    assert sheet.rows[-1] == ["3", "港", "造る。", "港湾課", "済"]


def test_numbers_are_noted_with_their_places() -> None:
    sheet = Sheet([_chosen(_FIRST)], with_pages=True)
    assert [(place.row, number) for place, number in sheet.numbers] == [(2, "1"), (3, "2")]
    assert [row[-2:] for row in sheet.rows] == [[*columns.OPTIONAL], ["1", "2"], ["1", "3"]]


def test_an_area_is_a_wide_row_of_its_own() -> None:
    sheet = Sheet([_chosen(_FIRST, "総務部", "１　安心")], with_pages=False)
    assert sheet.rows[1] == ["１　安心"]
    assert sheet.merges == [Merge(2, 1, 2, 5)]
    assert sheet.rows[2][-1] == "総務部"


def test_a_row_that_names_a_department_ends_the_one_before() -> None:
    made = table(
        PROGRAM_HEADINGS, ["1", "訓練", "行う。", "総務課"], [""], ["2", "港", "造る。", "港湾課"]
    )
    made.cells = [cell for cell in made.cells if cell.top != 2] + [
        TextCell(2, 0, 2, 3, "（土木部）")
    ]
    sheet = Sheet([_chosen(made, "総務部")], with_pages=False)
    assert [row[-1] for row in sheet.rows] == [columns.DEPARTMENT, "総務部", "（土木部）", "土木部"]


def test_merges_are_moved_to_their_place_below_the_others() -> None:
    made = table(PROGRAM_HEADINGS, ["3", "港", "造る。", "港湾課"], ["4", "橋", "造る。", ""])
    made.cells = made.cells[:-1]
    made.cells[7] = TextCell(1, 3, 2, 3, "港湾課")
    sheet = Sheet([_chosen(_FIRST), _chosen(made)], with_pages=False)
    assert sheet.merges == [Merge(4, 4, 5, 4)]
