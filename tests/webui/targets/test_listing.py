"""Figures of a generation: which are asked for, in which order, and what compares."""

from math import inf

import pytest

from corpus.record import Program
from indexer.targets.stated import Stated, stated
from webui.request.figure_params import FIGURE_SORTS, Asked
from webui.targets.listing import departments, found, is_growth, shares, units

_PROGRAMS = (
    Program(
        "1",
        "",
        1,
        "研修",
        targets="参加者数 100人、満足度 85%",
        department="総務部",
        extra=(("対象者", "個人"),),
    ),
    Program("2", "", 2, "講座", targets="参加者数 40人", department="土木部"),
    Program("3", "", 3, "節電", targets="使用量 5%削減", department="土木部"),
)
_FIGURES = stated(_PROGRAMS)


def _values(asked: Asked) -> list[float]:
    return [float(one.figure.value) for one in found(_FIGURES, asked)]


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        (Asked(), [100, 85, 40, 5]),
        (Asked(text="参加 研修"), [100]),
        (Asked(departments=("土木部",)), [40, 5]),
        (Asked(units=("人",)), [100, 40]),
        (Asked(low=40, high=85), [85, 40]),
        (Asked(own=(("対象者", "個人"), ("対象者", "団体"))), [100, 85]),
        (Asked(sort="value"), [5, 40, 85, 100]),
        (Asked(sort="-value"), [100, 85, 40, 5]),
        (Asked(low=inf), []),
    ],
)
def test_what_is_asked_for_is_found_in_its_order(asked: Asked, values: list[float]) -> None:
    assert _values(asked) == values


@pytest.mark.parametrize("sort", FIGURE_SORTS)
def test_an_order_loses_nothing(sort: str) -> None:
    assert sorted(_values(Asked(sort=sort))) == sorted(_values(Asked()))


def test_units_and_departments_are_counted() -> None:
    assert units(_FIGURES) == [("人", 2), ("%", 2)]
    assert departments(_FIGURES, ["土木部", "総務部", "福祉部"]) == [("土木部", 2), ("総務部", 2)]


def _shares(asked: Asked) -> list[float | None]:
    return shares(found(_FIGURES, asked))


def test_bars_stand_where_values_compare() -> None:
    assert _shares(Asked(units=("人",))) == [100, 40]
    # Shares of a whole are measured by it; a growth is none, and people beside shares are not.
    assert _shares(Asked()) == [None, 85, None, None]
    assert _shares(Asked(text="研修", units=("人",))) == [None]


def test_a_reduction_is_no_share() -> None:
    growth: list[Stated] = [one for one in _FIGURES if is_growth(one.figure)]
    assert [one.program.name for one in growth] == ["節電"]
