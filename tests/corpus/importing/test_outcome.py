"""What the files will hold, and what is wrong with it."""

from pathlib import Path

import pytest

from corpus import Program, columns
from corpus.collection import Collection
from corpus.importing.conversion import Draft
from corpus.importing.outcome import merged, validated
from corpus.layout.raw_row import RawRow
from corpus.sources.source import Source


def program(id_: str, name: str = "施策") -> Program:
    return Program(id_, "暮らし", None, name, "概要")


def test_present_programs_stay_in_their_order_and_new_ones_come_behind() -> None:
    present = [program("a"), program("b")]
    new = [program("c"), program("b", "新しい名")]
    assert [(one.id, one.name) for one in merged(present, new)] == [
        ("a", "施策"),
        ("b", "新しい名"),
        ("c", "施策"),
    ]


def test_a_second_row_with_the_same_id_is_not_dropped() -> None:
    assert len(merged([], [program("a"), program("a")])) == 2


@pytest.mark.parametrize("is_new", [True, False])
def test_a_problem_has_the_cell_of_its_row_where_the_program_has_one(is_new: bool) -> None:
    """A program that only stays has none: it stands in programs.csv."""
    wrong = program("a", "")
    row = RawRow(7, {}, {columns.NAME: "B7"})
    drafts = [Draft(row, wrong, False)] if is_new else [Draft(row, program("b"), False)]
    own = [draft.program for draft in drafts]
    whole = own if is_new else [wrong, *own]
    problems = validated(
        "a.csv", Source("CSV", [], ()), drafts, own, whole, Collection(Path("plan"), "計画")
    )
    [problem] = [one for one in problems if one.column == columns.NAME]
    assert (problem.file, problem.row) == (("a.csv", 7) if is_new else ("programs.csv", None))


def test_nothing_is_no_list_of_programs() -> None:
    [problem] = validated(
        "a.csv", Source("CSV", [], ()), [], [], [], Collection(Path("plan"), "計画")
    )
    assert "一件もありません" in problem.reason
