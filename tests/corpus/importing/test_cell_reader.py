"""The text of a cell: what nobody meant goes, with a note; what somebody may have meant stays."""

from collections.abc import Collection

import pytest

from corpus.grid import MAX_TEXT
from corpus.importing import repair
from corpus.importing.cell_reader import CellReader
from corpus.layout.raw_row import RawRow


def reader(known: Collection[str] = (), *, wraps: bool = True) -> CellReader:
    return CellReader("a.csv", True, known, copies={"URL": "URL（原文）"}, wraps=wraps)


def row(text: str) -> RawRow:
    return RawRow(2, {"列": text}, {"列": "A2"})


@pytest.mark.parametrize(
    ("written", "text", "kinds"),
    [
        (" 防災 ", "防災", []),
        ("'=防災", "=防災", [repair.MARK]),
        ("<b>防災</b>", "防災", [repair.MARKUP]),
        ("⼈材", "人材", [repair.CHARACTERS]),
    ],
)
def test_a_text_loses_what_nobody_means(written: str, text: str, kinds: list[str]) -> None:
    cells = reader()
    assert cells.text(row(written), "列") == text
    assert [(one.kind, one.cell) for one in cells.repairs] == [(kind, "A2") for kind in kinds]


def test_a_name_that_the_collection_has_stays_as_it_is() -> None:
    assert reader().label(row("防　災"), "列") == "防災"
    assert reader(["防　災"]).label(row("防　災"), "列") == "防　災"


def test_lines_of_a_text_are_joined_where_they_only_fit_it_to_a_cell() -> None:
    assert reader().prose(row("避難所を\n開く。"), "列", 8) == "避難所を開く。"
    assert reader(wraps=False).prose(row("避難所を\n開く。"), "列", 8) == "避難所を\n開く。"


def test_a_text_that_no_cell_of_ours_holds_is_cut_and_told() -> None:
    cells, long = reader(), row("あ" * (MAX_TEXT + 1))
    cells.bound(long)
    assert len(long.texts["列"]) < MAX_TEXT
    [problem] = cells.problems
    assert (problem.cell, problem.severity) == ("A2", "error")


@pytest.mark.parametrize(("column", "says"), [("URL", "「URL（原文）」の列"), ("列", "もとの表")])
def test_what_cannot_be_used_is_told_with_where_it_is_kept(column: str, says: str) -> None:
    cells = reader()
    cells.unusable(row("なし"), column, "なし", "アドレスがありません。")
    [problem] = cells.problems
    assert problem.severity == "warning"
    assert problem.remedy is not None
    assert says in problem.remedy
