"""Records are found wherever in a JSON file they are, and what is beside them is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.importing.import_files import import_bytes

A = {"title": "甲の事業", "summary": "一"}
B = {"title": "乙の事業", "summary": "二"}


@pytest.mark.parametrize(
    "document",
    [
        [A, B],
        {"count": 2, "items": [A, B]},
        {"result": [A, B]},
        {"success": True, "result": {"total": 2, "records": [A, B]}},
        {"metadata": {"resultset": {"count": 2}}, "result": [A, B]},
        {"data": {"programs": [A, B]}},
        {"page": 1, "補助金一覧": [A, B]},
        {"p-1": A, "p-2": B},
        [["title", "summary"], ["甲の事業", "一"], ["乙の事業", "二"]],
        {"columns": ["title", "summary"], "data": [["甲の事業", "一"], ["乙の事業", "二"]]},
        {"count": 2, "values": [["title", "summary"], ["甲の事業", "一"], ["乙の事業", "二"]]},
        {"items": {"p-1": A, "p-2": B}},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": {"type": "Point"}, "properties": A},
                {"type": "Feature", "geometry": {"type": "Point"}, "properties": B},
            ],
        },
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_where_records_are(tmp_path: Path, document: Any, indent: int | None) -> None:
    content = json.dumps(document, ensure_ascii=False, indent=indent).encode()
    imported = import_bytes(tmp_path, content, "a.json")
    assert imported.errors == ()
    assert [(p.name, p.summary) for p in imported.programs] == [
        ("甲の事業", "一"),
        ("乙の事業", "二"),
    ]


def test_records_by_their_ids_keep_them(tmp_path: Path) -> None:
    content = json.dumps({"p-1": A, "p-2": B}).encode()
    assert [p.id for p in import_bytes(tmp_path, content, "a.json").programs] == ["p-1", "p-2"]


def test_what_is_beside_the_records_is_told(tmp_path: Path) -> None:
    document = {"fetched_at": "2026-08-22", "items": [A]}
    imported = import_bytes(tmp_path, json.dumps(document).encode(), "a.json")
    assert "fetched_at=2026-08-22" in imported.source.notes[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("target", "町内会"),
        ("target_area", "全国"),
        ("targetPerson", "事業者"),
        ("target_number_of_employees", "300名以下"),
        ("対象", "町内会"),
    ],
)
def test_whom_it_is_for_is_no_target_of_a_program(tmp_path: Path, key: str, value: str) -> None:
    content = json.dumps([A | {key: value}, B | {key: "商店会"}]).encode()
    imported = import_bytes(tmp_path, content, "a.json")
    assert [p.targets for p in imported.programs] == ["", ""]
    assert imported.programs[0].text_of(key) == value


@pytest.mark.parametrize("key", ["targets", "goal", "indicators", "目標", "KPI"])
def test_aims_are_targets(tmp_path: Path, key: str) -> None:
    (program,) = import_bytes(
        tmp_path, json.dumps([A | {key: "年12回"}]).encode(), "a.json"
    ).programs
    assert program.targets == "年12回"


def test_values_of_every_kind_are_kept(tmp_path: Path) -> None:
    values = {
        "amount": 5000000, "rate": 0.5, "open": True, "closed": False, "none": None,
        "tags2": ["甲", "乙"], "contact": {"tel": "024-521-1111", "name": "窓口の人"},
        "rounds": [{"no": 1}, {"no": 2}],
    }  # fmt: skip
    (program,) = import_bytes(tmp_path, json.dumps([A | values]).encode(), "a.json").programs
    assert dict(program.extra) == {
        "amount": "5000000",
        "rate": "0.5",
        "open": "TRUE",
        "closed": "FALSE",
        "tags2": "甲\n乙",
        "contact.tel": "024-521-1111",
        "contact.name": "窓口の人",
        "rounds": '{"no": 1}\n{"no": 2}',
    }


def test_a_record_without_a_name_is_left_out_and_told(tmp_path: Path) -> None:
    content = json.dumps([A, {"title": "", "summary": "名はない"}, B]).encode()
    imported = import_bytes(tmp_path, content, "a.json")
    assert len(imported.programs) == 2
    (warning,) = imported.warnings
    assert (warning.row, warning.cell) == (2, "title")
    assert imported.source.left_out[0].cells == {"summary": "名はない"}


def test_a_row_longer_than_the_headings_loses_nothing(tmp_path: Path) -> None:
    document = [["title", "summary"], ["甲の事業", "一", "はみ出し"], ["乙の事業"]]
    imported = import_bytes(tmp_path, json.dumps(document).encode(), "a.json")
    assert [p.name for p in imported.programs] == ["甲の事業", "乙の事業"]
    assert imported.programs[0].extra == (("3列", "はみ出し"),)
