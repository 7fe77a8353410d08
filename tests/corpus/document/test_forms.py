"""Forms of one program each become rows of one table."""

from corpus.document.blocks import Paragraph
from corpus.document.forms import find_forms
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings, table


def _form(name: str) -> list[list[str]]:
    return [["事業名", name], ["概要", f"{name}を行う。"], ["担当課", "総務課"]]


def test_one_table_a_program_becomes_one_row_a_program() -> None:
    before, between = Paragraph("計画", 1), Paragraph("つづき", 1)
    blocks = [before, table(*_form("訓練")), between, table(*_form("広報"), first=9)]
    forms = find_forms(blocks, meanings)
    assert forms.table is not None
    assert forms.blocks == [before, forms.table, between]
    assert [[cell.text for cell in row] for row in forms.table.rows()] == [
        ["事業名", "概要", "担当課"],
        ["訓練", "訓練を行う。", "総務課"],
        ["広報", "広報を行う。", "総務課"],
    ]
    assert [place.row for place in forms.table.places] == [1, 1, 9]
    assert forms.remarks == []


def test_programs_of_one_table_are_parted_at_the_name() -> None:
    forms = find_forms([table(*_form("訓練"), *_form("広報"))], meanings)
    assert forms.table is not None
    assert len(forms.table.places) == 3


def test_a_label_over_the_whole_row_has_its_text_below() -> None:
    forms = find_forms(
        [table(["事業名", "訓練"], ["担当課", "総務課"], ["概要"], ["行う。"])], meanings
    )
    assert forms.table is not None
    assert [cell.text for cell in forms.table.rows()[1]] == ["訓練", "総務課", "行う。"]


def test_what_a_form_says_beside_its_labels_is_told() -> None:
    forms = find_forms([table(["様式第一号"], *_form("訓練"))], meanings)
    assert [one.value for one in forms.remarks] == ["様式第一号"]
    assert forms.read == len("事業名訓練概要訓練を行う。担当課総務課")


def test_beside_a_list_of_programs_nothing_is_a_form() -> None:
    blocks = [table(*_form("訓練")), table(PROGRAM_HEADINGS, ["1", "広報", "行う。", "総務課"])]
    forms = find_forms(blocks, meanings)
    assert forms.table is None
    assert forms.blocks == blocks


def test_too_few_known_labels_are_no_form() -> None:
    assert find_forms([table(["事業名", "訓練"], ["備考", "なし"])], meanings).table is None


def test_a_row_that_a_page_broke_is_one() -> None:
    first = table(["番号", "1"], ["事業名", "訓練"], ["担当課", "総務課"], ["概要", "訓練を行"])
    rest = table(["", "う。"], ["目標", "3回"], page=2)
    found = find_forms([first, rest], meanings)
    assert found.table is not None
    assert [cell.text for cell in found.table.rows()[1]] == [
        "1", "訓練", "総務課", "訓練を行う。", "3回",
    ]  # fmt: skip
    assert not found.remarks


def test_a_label_that_a_page_broke_is_one() -> None:
    first = table(["番号", "1"], ["事業名", "訓練"], ["担当課", "総務課"], ["事業内", "訓練を行"])
    rest = table(["容", "う。"], page=2)
    found = find_forms([first, rest], meanings)
    assert found.table is not None
    assert [cell.text for cell in found.table.rows()[1]] == ["1", "訓練", "総務課", "訓練を行う。"]
    assert [cell.text for cell in found.table.rows()[0]][-1] == "事業内容"


def test_a_text_on_the_next_page_belongs_to_its_label() -> None:
    first = table(["番号", "1", "担当課", "総務課"], ["事業名", "訓練", "目標", "3回"])
    label, text = table(["事業内容"]), table(["訓練を行う。"], page=2)
    found = find_forms([first, label, text], meanings)
    assert found.table is not None
    assert found.table.rows()[1][-1].text == "訓練を行う。"
    assert not found.remarks
