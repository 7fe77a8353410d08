"""The unit behind numbers: where neither the cell nor its label says it, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import Column, Label
from corpus.columns.shown_unit import unit_behind, unit_unsaid, with_unit


def column(heading: str = "予算額", unit: str = "千円") -> Column:
    return Column(heading, "number", Label(heading, heading), unit)


@pytest.mark.parametrize(
    "text", ["45,000", "４５，０００", "約1,200", "△5", "10～20", "10 〜 20", "0", "12.5"]
)
def test_a_bare_number_has_the_unit_behind_it(text: str) -> None:
    assert with_unit(column(), text) == f"{text}千円"


@pytest.mark.parametrize(
    "text", ["", "-", "―", "45,000千円", "1億2千万円", "¥500", "未定", "5人", "1-1"]
)
def test_any_other_cell_is_as_it_is(text: str) -> None:
    assert with_unit(column(), text) == text


def test_behind_words_it_is_in_brackets() -> None:
    assert with_unit(column(), "1,200以上") == "1,200以上（千円）"


@pytest.mark.parametrize(
    "heading", ["予算額（千円）", "予算額(単位：千円)", "予算額［千円］", "予算額 千円"]
)
def test_a_heading_that_says_the_unit_suffices(heading: str) -> None:
    assert unit_unsaid(column(heading)) == ""


@pytest.mark.parametrize(
    ("heading", "unit"), [("人数", "人"), ("円滑化の額", "円"), ("件名", "件")]
)
def test_a_heading_with_the_sign_in_a_word_does_not_say_it(heading: str, unit: str) -> None:
    assert unit_behind(column(heading, unit), "3") == unit


def test_the_label_of_the_page_counts() -> None:
    assert unit_behind(column(), "3", "Budget (千円)") == ""


def test_other_kinds_have_none() -> None:
    assert unit_behind(Column("a", "text", Label("a", "a"), "円"), "3") == ""


@given(st.text(), st.text(max_size=3))
def test_the_text_stays_in_front(text: str, unit: str) -> None:
    assert with_unit(column(unit=unit), text) in (text, f"{text}{unit}", f"{text}（{unit}）")
