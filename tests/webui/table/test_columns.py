"""The columns of a table: those that the collection has, in its order, the name always."""

import pytest
from werkzeug.datastructures import MultiDict

from corpus import Program
from corpus.columns import Column, Label
from indexer.query.query import Query
from webui.request.params import Problem
from webui.request.wording import wording
from webui.table.columns import cells, choices, heads, parse_columns

OWN = (
    Column("予算額", "number", Label("予算", "Budget"), shown="card"),
    Column("内部", "text", Label("内部", "Internal"), shown="neither"),
)
T = wording("ja")


def parsed(*names: str) -> tuple[tuple[str, ...], list[Problem]]:
    problems: list[Problem] = []
    return parse_columns(MultiDict([("column", name) for name in names]), OWN, problems), problems


def test_without_a_choice_the_usual_ones_and_those_of_cards_stand_there() -> None:
    assert parsed() == (("name", "department", "division", "area", "予算額"), [])


def test_columns_stand_in_the_order_of_the_table_and_the_name_always() -> None:
    assert parsed("予算額", "summary", "")[0] == ("name", "summary", "予算額")


@pytest.mark.parametrize("name", ["内部", "title", "<b>"])
def test_a_column_that_no_page_shows_is_a_problem(name: str) -> None:
    _, problems = parsed(name)
    assert [problem.parameter for problem in problems] == ["column"]


def test_a_heading_turns_the_order_that_it_made() -> None:
    found = {
        head.name: head for head in heads(Query(sort="-area", page=3), ("name", "area"), OWN, T)
    }
    assert (found["area"].order, found["area"].query.sort) == ("descending", "area")
    assert (found["name"].order, found["name"].query) == ("", Query(sort="name"))


def test_cells_are_as_the_source_has_them() -> None:
    program = Program(
        "a", "区分", None, "名", "概要\n二行", "", "部", ("一課", "二課"), True,
        extra=(("予算額", "１，０００千円"),),
    )  # fmt: skip
    shown = ("number", "name", "summary", "division", "new", "予算額")
    found = list(cells(program, shown, OWN, T))
    assert [cell.text for cell in found] == [
        "",
        "名",
        "概要\n二行",
        "一課・二課",
        "新規",
        "１，０００千円",
    ]
    assert [cell.leads for cell in found].index(True) == 1
    assert found[-1].is_number


def test_the_name_is_no_choice() -> None:
    assert "name" not in {choice.name for choice in choices(("name", "id"), OWN, T)}
