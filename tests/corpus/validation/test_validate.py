"""Every fault of the records is found, all at once, with its place."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import columns
from corpus.collection import Collection
from corpus.columns import Column, Label
from corpus.errors import Problem
from corpus.reader import ProgramTable
from corpus.record import Program
from corpus.validation import validate as validation
from corpus.validation.validate import validate


def _validate(*programs: Program, **settings: Any) -> tuple[Problem, ...]:
    table = ProgramTable("programs.csv", "utf-8", programs, tuple(range(2, len(programs) + 2)), ())
    return validate(table, Collection(Path("x"), "x", **settings))


def _program(**fields: Any) -> Program:
    return replace(Program("a-1", "", None, "名称"), **fields)


def test_a_program_with_nothing_but_id_and_name_is_right() -> None:
    assert _validate(_program()) == ()


@pytest.mark.parametrize(
    ("fields", "column", "severity"),
    [
        ({"id": ""}, columns.ID, "error"),
        ({"id": "二"}, columns.ID, "error"),
        ({"id": "a/b"}, columns.ID, "error"),
        ({"id": ".."}, columns.ID, "error"),
        ({"id": "a" * 101}, columns.ID, "error"),
        ({"name": ""}, columns.NAME, "error"),
        ({"name": "a\x00b"}, columns.NAME, "error"),
        ({"summary": "a\ud800b"}, columns.SUMMARY, "error"),
        ({"targets": "a\x1bb"}, columns.TARGETS, "error"),
        ({"divisions": ("a\x7f",)}, columns.DIVISION, "error"),
        ({"keywords": ("a\x85",)}, columns.KEYWORDS, "error"),
        ({"summary": "文字\ufffd化け"}, columns.SUMMARY, "warning"),
        ({"summary": "外字\ue000"}, columns.SUMMARY, "warning"),
        ({"name": "a\u202eb"}, columns.NAME, "warning"),
        ({"url": "javascript:alert(1)"}, columns.URL, "error"),
        ({"url": "https://"}, columns.URL, "error"),
        ({"repost_of": "nothing"}, columns.REPOST_OF, "warning"),
        ({"repost_of": "a-1"}, columns.REPOST_OF, "warning"),
        ({"name": "長" * 201}, columns.NAME, "warning"),
        ({"summary": "長" * 5001}, columns.SUMMARY, "warning"),
        ({"targets": "市町村、"}, columns.TARGETS, "warning"),
        ({"summary": "あ" * 255}, columns.SUMMARY, "warning"),
    ],
)
def test_one_fault(fields: dict[str, Any], column: str, severity: str) -> None:
    (problem,) = _validate(_program(**fields))
    assert (problem.row, problem.column, problem.severity) == (2, column, severity)
    assert problem.reason
    assert problem.remedy


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": "一行目\n\t二行目　三"},
        {"summary": "あ" * 254 + "。"},
        {"url": "https://www.example.jp/a?b=c"},
        {"id": "a_b.c~D-1"},
        {"name": "葛\U000e0100城と👩‍🌾"},
    ],
)
def test_not_a_fault(fields: dict[str, Any]) -> None:
    assert _validate(_program(**fields)) == ()


@pytest.mark.parametrize("id_", ["2026/2/4", "2月4日"])
def test_a_date_in_place_of_an_id_leads_to_the_import(id_: str) -> None:
    (problem,) = _validate(_program(id=id_))
    assert problem.reason == "IDが日付になっています。"
    assert "sesaku import" in problem.remedy


def test_duplicate_id_names_the_other_row() -> None:
    (problem,) = _validate(_program(name="甲"), _program(name="乙"))
    assert problem.row == 3
    assert "2行" in problem.reason


def test_same_name_is_a_warning_on_both_rows_unless_it_is_a_repost() -> None:
    found = _validate(_program(), _program(id="a-2"))
    assert [(p.row, p.severity) for p in found] == [(2, "warning"), (3, "warning")]
    assert _validate(_program(), _program(id="a-2", repost_of="a-1")) == ()


def test_repost_of_a_repost() -> None:
    found = _validate(
        _program(), _program(id="a-2", repost_of="a-1"), _program(id="a-3", repost_of="a-2")
    )
    assert [(p.row, p.value) for p in found] == [(4, "a-2")]


def test_areas_and_departments_are_checked_where_the_collection_lists_them() -> None:
    program = _program(area="新分野", department="新部")
    assert _validate(program) == ()
    found = _validate(program, areas=("分野",), departments=("総務部",))
    assert [(p.column, p.severity) for p in found] == [
        (columns.AREA, "error"),
        (columns.DEPARTMENT, "warning"),
    ]
    assert _validate(_program(), areas=("分野",), departments=("総務部",)) == ()


def test_all_faults_at_once_in_the_order_of_the_rows() -> None:
    found = _validate(_program(id="", name=""), _program(id="日本", url="x"), _program(name="\x01"))
    assert [problem.row for problem in found] == [2, 2, 3, 3, 4]


def test_columns_of_ones_own_are_looked_at_in_one_pass() -> None:
    """Looked up one by one, a program with twice the columns would cost four times as much."""
    asked: list[str] = []

    class Heading(str):
        """A heading that notes with what it is compared."""

        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            asked.append(self)
            return str.__eq__(self, str(other))

    names = [f"列{number}" for number in range(100)]
    own = tuple((Heading(name), "文\ufffd") for name in names)
    columns_ = tuple(Column(name, "text", Label(name, name)) for name in names)
    problems = _validate(_program(extra=own), columns=columns_)
    assert [problem.column for problem in problems] == names
    assert len(asked) <= 10 * len(names)


@given(st.lists(st.tuples(st.sampled_from("aab二"), st.sampled_from(["", "甲", "口ボット、"]),
                          st.sampled_from([None, "a", "b"]), st.sampled_from(["", "x", "\x01"]))),
       st.integers(1, 4))  # fmt: skip
def test_rows_at_a_time_change_nothing(
    rows: list[tuple[str, str, str | None, str]], at_a_time: int
) -> None:
    programs = [
        _program(id=id_, name=name, repost_of=of, url=url, area=url) for id_, name, of, url in rows
    ]
    whole = _validate(*programs, areas=("x",))
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(validation, "_AT_A_TIME", at_a_time)
        assert _validate(*programs, areas=("x",)) == whole
