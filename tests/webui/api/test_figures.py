"""Figures of targets as the API has them: each with its place in the text."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Program
from indexer.targets.stated import stated
from webui.api.figures import figures_view, plain_number, stated_view


def test_a_figure_says_where_it_stands() -> None:
    text = "研修の参加者数を年間1,200人以上とする（令和3年度）。"
    (view,) = figures_view(text)
    assert (view["value"], view["unit"]) == (1200, "人")
    assert text[view["start"] : view["end"]] == view["text"] == "1,200人"
    assert "以上" in view["comparison"]
    assert figures_view("") == []


def test_a_stated_figure_has_its_program() -> None:
    program = Program("a-1", "", 1, "研修", targets="参加者数 100人", department="総務部")
    (one,) = stated([program])
    view = stated_view(one, lambda id: f"/programs/{id}")
    assert (view["id"], view["department"], view["url"]) == ("a-1", "総務部", "/programs/a-1")
    assert (view["label"], view["value"]) == ("参加者数", 100)


@pytest.mark.parametrize(("value", "plain"), [("12", "12"), ("12.00", "12"), ("12.50", "12.5")])
def test_a_whole_number_has_no_point(value: str, plain: str) -> None:
    assert json.dumps(plain_number(Decimal(value))) == plain


@given(st.decimals(-(10**9), 10**9, places=3))
def test_no_value_changes(value: Decimal) -> None:
    assert Decimal(str(plain_number(value))) == value
