"""Problems as somebody reads them: on one line, short, with place, value, reason and remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError, Problem, Severity, printable, problem_lines, shorten


def _problem(
    row: int | None = None, cell: str = "", value: str = "", severity: Severity = "error"
) -> Problem:
    return Problem("a.csv", row, "部局", value, "読めません。", "直してください。", severity, cell)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (_problem(), "a.csv 部局: 読めません。直してください。"),
        (_problem(3), "a.csv 3行 部局: 読めません。直してください。"),
        (_problem(3, "C3", "甲\n乙"), "a.csv C3 部局: 「甲⏎乙」読めません。直してください。"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


@given(st.text(max_size=200))
def test_any_value_is_shown_on_one_printable_line(value: str) -> None:
    shown = shorten(value)
    assert "\n" not in shown
    assert shown.replace("\u3000", " ").isprintable()
    assert shown.endswith("…") or len(value) <= 60


def test_a_long_value_is_cut_to_what_tells_it() -> None:
    assert shorten("あ" * 60) == "あ" * 60
    assert shorten("あ" * 61) == "あ" * 60 + "…"


def test_what_has_no_shape_has_its_number() -> None:
    assert printable("防災\u3000訓練\t\x00") == "防災\u3000訓練<U+0009><U+0000>"


def test_errors_and_warnings_are_told_apart() -> None:
    error = CorpusError([_problem(1), _problem(2, severity="warning")])
    found = error.problems_as_json()
    assert [one["row"] for one in found["errors"]] == [1]
    assert [one["row"] for one in found["warnings"]] == [2]


def test_a_message_has_the_first_problems_and_counts_the_rest() -> None:
    error = CorpusError(_problem(row) for row in range(1, 24))
    lines = str(error).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "ほか3件の問題があります。"
    assert len(error.problems) == 23


def _warning(row: int, column: str | None = "申込期限", value: str = "来春") -> Problem:
    return Problem("a.csv", row, column, value, "読めません。", "直してください。", "warning")


def test_many_problems_of_one_kind_in_a_column_are_one_line_with_the_first_places() -> None:
    other = Problem("a.csv", 2, "URL", "x", "違います。", "直してください。", "warning")
    assert problem_lines([_warning(2), other, *map(_warning, range(3, 14))]) == [
        "a.csv 申込期限（12か所）: 読めません。直してください。"
        "（2行「来春」、3行「来春」、4行「来春」、ほか9か所）",
        str(other),
    ]


def test_few_problems_of_one_kind_and_those_of_no_column_are_told_one_by_one() -> None:
    few = [_warning(row) for row in (2, 3, 4)]
    rows = [_warning(row, None) for row in range(2, 8)]
    assert problem_lines([*few, *rows]) == [str(one) for one in (*few, *rows)]
    assert problem_lines([]) == []
