"""Orders by any column: all programs once, what says nothing last, equal ones as they were."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from corpus.columns import Column, Label
from indexer.answer.text_order import TextOrder

LISTED = {"departments": ["総務部", "土木部"], "areas": ["一", "二"]}
OWN = Column("金額", "number", Label("金額", "Amount"))
PROGRAMS = [
    Program("1", "二", 2, "ばす", department="土木部", extra=(("金額", "10"),)),
    Program("2", "一", 1, "ＡＢ", department="新設部", is_new=True, extra=(("金額", "9"),)),
    Program("3", "", None, "ab", department="総務部"),
    Program("4", "一", 1, "アプリ", department="", extra=(("金額", "不明"),)),
]


def order_of(programs: list[Program]) -> TextOrder:
    return TextOrder(lambda: programs, (OWN,), LISTED)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("department", "3124"),
        ("-department", "2134"),
        ("area", "2413"),
        ("-area", "1243"),
        ("number", "2413"),
        ("金額", "2134"),
        ("-金額", "1234"),
        ("new", "2134"),
        ("-new", "2134"),
    ],
)
def test_orders(sort: str, ids: str) -> None:
    order = order_of(PROGRAMS).order(np.arange(4), sort)
    assert order is not None
    assert "".join(PROGRAMS[n].id for n in order) == ids


def test_width_and_case_make_no_difference() -> None:
    order = order_of(PROGRAMS).order(np.arange(4), "name")
    assert order is not None
    assert {PROGRAMS[n].name for n in order[:2]} == {"ＡＢ", "ab"}


def test_no_column_is_no_order() -> None:
    assert order_of(PROGRAMS).order(np.arange(4), "colour") is None


@given(st.lists(st.text(max_size=3), max_size=30), st.booleans())
def test_every_program_stands_there_once_and_empty_ones_last(names: list[str], down: bool) -> None:
    programs = [Program(str(n), "", None, "x", summary=name) for n, name in enumerate(names)]
    order = order_of(programs).order(np.arange(len(names)), "-summary" if down else "summary")
    assert order is not None
    assert sorted(order.tolist()) == list(range(len(names)))
    empty = [not names[n].strip() for n in order]
    assert empty == sorted(empty)
