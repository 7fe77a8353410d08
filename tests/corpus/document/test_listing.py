"""A document's tables of programs as one grid, with captions, pages and what was not read."""

import pytest

from corpus import columns
from corpus.document.blocks import Document, Paragraph, Tally, TextTable, characters
from corpus.document.listing import NoPrograms, grid_of
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings, table


def _row(number: int, name: str = "訓練") -> list[str]:
    return [f"{number}", name, "行う。", "総務課"]


def _texts(document: Document, only: int | None = None) -> list[list[str]]:
    return [list(row) for row in grid_of(document, "a.pdf", meanings, only).rows]


def test_tables_follow_each_other_below_one_heading_with_their_pages() -> None:
    first = table(PROGRAM_HEADINGS, _row(1), page=1)
    more = table(_row(2), _row(3), page=2)
    rows = _texts(Document([first, more], pages=2))
    assert rows == [
        [*PROGRAM_HEADINGS, *columns.OPTIONAL],
        [*_row(1), "1", "2"], [*_row(2), "2", "1"], [*_row(3), "2", "2"],
    ]  # fmt: skip


def test_captions_stand_above_their_table_and_departments_in_a_column() -> None:
    document = Document(
        [
            Paragraph("１　安心", None),
            Paragraph("（総務部）", None),
            table(PROGRAM_HEADINGS, _row(1), page=None),
        ]
    )
    assert _texts(document) == [
        [*PROGRAM_HEADINGS, columns.DEPARTMENT],
        ["１　安心"],
        [*_row(1), "総務部"],
    ]


def _below(*titles: str) -> Document:
    blocks: list[TextTable | Paragraph] = [Paragraph("手続の案内", None, is_heading=True)]
    for number, title in enumerate(titles, 1):
        blocks += [Paragraph(title, None, is_heading=True), Paragraph("一覧です。", None)]
        blocks.append(table(PROGRAM_HEADINGS, _row(number), page=None))
    return Document(blocks)


def test_headings_that_tell_tables_apart_are_areas() -> None:
    assert _texts(_below("子育て", "住民票・税")) == [
        [*PROGRAM_HEADINGS], ["子育て"], _row(1), ["住民票・税"], _row(2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "titles", [["事業の一覧"], ["一覧", "一覧"], ["※ 注", "次の表をご覧ください。"]]
)
def test_a_heading_that_tells_nothing_apart_is_a_title(titles: list[str]) -> None:
    rows = [_row(number) for number, _ in enumerate(titles, 1)]
    assert [row for row in _texts(_below(*titles)) if len(row) > 1][1:] == rows
    assert len(_texts(_below(*titles))) == len(rows) + 1


def test_numbered_captions_go_before_headings() -> None:
    document = _below("子育て", "住民票・税")
    document.blocks.insert(0, Paragraph("１　安心", None))
    assert [row for row in _texts(document) if len(row) == 1] == [["１　安心"]]


def test_other_tables_are_left_and_told() -> None:
    other = table(["年齢", "人口"], ["0歳", "10"], page=3)
    grid = grid_of(Document([table(PROGRAM_HEADINGS, _row(1)), other], pages=3), "a.pdf", meanings)
    assert [(one.cell, one.value) for one in grid.problems] == [("3ページ", "年齢、人口")]


def test_one_table_can_be_chosen() -> None:
    tables = [table(PROGRAM_HEADINGS, _row(1, "訓練")), table(PROGRAM_HEADINGS, _row(2, "広報"))]
    assert [row[1] for row in _texts(Document([*tables]), only=2)] == ["事業名", "広報"]


@pytest.mark.parametrize(("lost", "told"), [(0, 0), (5, 1)])
def test_every_character_is_accounted_for(lost: int, told: int) -> None:
    rows = [PROGRAM_HEADINGS, _row(1)]
    seen = sum(characters(text) for row in rows for text in row)
    grid = grid_of(
        Document([table(*rows)], pages=1, tally=Tally(seen=seen + lost)), "a.pdf", meanings
    )
    assert len(grid.problems) == told
    assert f"文字{seen + lost:,}字のうち、枠の中{seen:,}字" in grid.notes[-1]


def test_a_document_without_programs_says_which_tables_it_has() -> None:
    with pytest.raises(NoPrograms) as caught:
        grid_of(Document([table(["年齢", "人口"], ["0歳", "10"])]), "a.pdf", meanings)
    assert caught.value.seen == "1ページ「年齢、人口」"
    assert not caught.value.is_unruled


def test_headings_outside_of_tables_show_that_its_lines_are_missing() -> None:
    blocks = [Paragraph(text, 1) for text in PROGRAM_HEADINGS]
    with pytest.raises(NoPrograms) as caught:
        grid_of(Document([*blocks]), "a.pdf", meanings)
    assert caught.value.is_unruled
