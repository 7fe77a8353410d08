"""Programs keep their ids, from file to file and from year to year."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection import Collection
from corpus.importing.identity import with_ids
from corpus.record import Program
from tests.corpus.importing.import_files import csv_bytes, import_bytes

COLLECTION = Collection(Path("x"), "x", fiscal_year=2026, areas=("復興", "産業"))
PRESENT = (
    Program("2026-1-01", "復興", 1, "甲"),
    Program("2026-1-02", "復興", 2, "乙"),
    Program("2026-2-01", "産業", 1, "甲", repost_of="2026-1-01"),
)


def _row(name: str, area: str = "復興", number: int | None = None, id_: str = "") -> Program:
    return Program(id_, area, number, name)


def _ids(*rows: Program, present: tuple[Program, ...] = PRESENT, **settings: Any) -> list[str]:
    return [p.id for p in with_ids(rows, present, replace(COLLECTION, **settings))[0]]


def test_ids_that_are_given_stay() -> None:
    assert _ids(_row("甲", id_="x-9")) == ["x-9"]


def test_a_new_collection_has_the_ids_of_the_contract() -> None:
    rows = (_row("甲", "復興", 1), _row("乙", "産業", 12), _row("丙", "教育", 3))
    assert _ids(*rows, present=()) == ["2026-1-01", "2026-2-12", "2026-3-03"]
    assert _ids(*rows, present=(), fiscal_year=None) == ["1-01", "2-12", "3-03"]
    assert _ids(_row("甲", "", 1), present=()) == ["2026-0-01"]


def test_a_name_keeps_its_id_when_the_numbers_move() -> None:
    """A program was put in front: the others do not hand their addresses on."""
    rows = (_row("新しい", number=1), _row("甲", number=2), _row("乙", number=3))
    new, *others = _ids(*rows)
    assert others == ["2026-1-01", "2026-1-02"]
    assert new.startswith("2026-1-")
    assert new not in {program.id for program in PRESENT}


def test_of_several_with_one_name_the_area_decides() -> None:
    assert _ids(_row("甲", "産業", 1), _row("甲", "復興", 1)) == ["2026-2-01", "2026-1-01"]


def test_a_changed_name_keeps_the_id_of_its_number() -> None:
    assert _ids(_row("甲（改）", number=1), _row("乙", number=2)) == ["2026-1-01", "2026-1-02"]


def test_another_year_has_other_ids() -> None:
    assert _ids(_row("甲", number=7), fiscal_year=2027) == ["2027-1-07"]


def test_without_a_number_the_name_makes_the_id_the_same_everywhere() -> None:
    assert _ids(_row("丙"), present=()) == _ids(_row("丁"), _row("丙"))[1:]


@given(
    st.lists(
        st.builds(
            _row,
            st.sampled_from(["甲", "乙", "丙", "\ud800", ""]),
            st.sampled_from(["", "復興", "産業", "教育"]),
            st.none() | st.integers(0, 3),
        ),
        max_size=12,
    )
)
def test_ids_are_always_distinct_and_the_same_again(rows: list[Program]) -> None:
    first, unclear = with_ids(rows, PRESENT, COLLECTION)
    assert len({program.id for program in first}) == len(rows)
    assert with_ids(rows, PRESENT, COLLECTION) == (first, unclear)
    # Imported again after they were written, in whatever order, every row finds itself.
    without = [replace(program, id="") for program in first]
    again, unclear = with_ids(without, first[::-1], COLLECTION)
    assert unclear == {}
    assert {program.id for program in again} == {program.id for program in first}
    assert [replace(p, id="") for p in again] == without
    ids = {program.id: replace(program, id="") for program in first}
    assert all(ids[program.id] == replace(program, id="") for program in again)


def test_reposts_by_their_mark(tmp_path: Path) -> None:
    rows = [
        ["分野", "番号", "事業名"],
        ["復興", "1", "甲の事業"],
        ["産業", "1", "（再掲）甲の事業"],
        ["産業", "2", "甲の事業【再掲】"],
        ["産業", "3", "（再掲）知らない事業"],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv", toml="fiscal_year = 2026")
    assert [(p.name, p.repost_of) for p in imported.programs] == [
        ("甲の事業", None),
        ("甲の事業", "2026-1-01"),
        ("甲の事業", "2026-1-01"),
        ("（再掲）知らない事業", None),
    ]
    (warning,) = imported.warnings
    assert warning.cell == "C5"


@pytest.mark.parametrize("mark", ["〇", "再掲", "（再掲）", "2026-1-01"])
def test_reposts_by_their_column(tmp_path: Path, mark: str) -> None:
    rows = [["ID", "事業名", "再掲"], ["2026-1-01", "甲", ""], ["2026-2-01", "甲", mark]]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert imported.problems == ()
    assert imported.programs[1].repost_of == "2026-1-01"


def test_what_the_file_lacks_is_kept(tmp_path: Path) -> None:
    """Staff's keywords and addresses outlive a spreadsheet that has no such columns."""
    present = Program("2026-1-01", "復興", 1, "甲", "旧", keywords=("語",), url="https://a.jp/")
    content = csv_bytes([["分野", "番号", "事業名", "概要"], ["復興", "1", "甲", "新"]])
    imported = import_bytes(tmp_path, content, "a.csv", present, toml="fiscal_year = 2026")
    assert imported.programs == (replace(present, summary="新"),)
    assert {"類似キーワード", "URL"} <= set(imported.kept_columns)


def test_keywords_are_handed_on_to_the_next_year(tmp_path: Path) -> None:
    present = Program("2025-1-01", "復興", 1, "甲", keywords=("語",))
    content = csv_bytes([["分野", "番号", "事業名"], ["復興", "4", "甲"]])
    imported = import_bytes(tmp_path, content, "a.csv", present, toml="fiscal_year = 2026")
    assert [(p.id, p.keywords) for p in imported.programs] == [("2026-1-04", ("語",))]
    (change,) = imported.difference.changed
    assert {field.column for field in change.fields} == {"ID", "整理番号"}


def test_an_empty_column_empties(tmp_path: Path) -> None:
    present = Program("a", "", None, "甲", keywords=("語",))
    content = csv_bytes([["ID", "事業名", "キーワード"], ["a", "甲", ""]])
    assert import_bytes(tmp_path, content, "a.csv", present).programs[0].keywords == ()


def test_keep_leaves_the_programs_that_the_file_lacks(tmp_path: Path) -> None:
    present = [Program(id_, "", None, f"事業{id_}") for id_ in "abc"]
    content = csv_bytes([["ID", "事業名"], ["b", "変わる"], ["d", "加わる"]])
    imported = import_bytes(tmp_path, content, "a.csv", *present, keep=True)
    assert [(p.id, p.name) for p in imported.programs] == [
        ("a", "事業a"),
        ("b", "変わる"),
        ("c", "事業c"),
        ("d", "加わる"),
    ]
    assert imported.difference.removed == ()


def test_keep_hides_no_doubled_id(tmp_path: Path) -> None:
    content = csv_bytes([["ID", "事業名"], ["a", "一"], ["a", "二"]])
    present = Program("a", "", None, "甲")
    (error,) = import_bytes(tmp_path, content, "a.csv", present, keep=True).errors
    assert error.cell == "A3"
