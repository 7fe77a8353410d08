"""Cells of a collection's own columns: their texts whole, in pieces that lead somewhere."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import Column, Label
from corpus.record import Program
from indexer.answer.results import Fragment
from indexer.query.column_filters import today
from webui.pages.cells import WHOLE, card_cells, page_cells, shortened, state_of
from webui.request.wording import wording

T = wording("ja")


def _column(heading: str, kind: Any, **more: Any) -> Column:
    return Column(heading, kind, Label(heading, f"{heading} in English"), **more)


_TARGET = _column("対象者", "facet")
_AMOUNT = _column("金額", "number", unit="円", shown="card")
_SITE = _column("問合せ", "url", shown="neither")
_DAY = _column("締切", "date", deadline=True)


def _program(**extra: str) -> Program:
    return Program("a-1", "", 1, "研修", extra=tuple(extra.items()))


@given(
    st.lists(st.sampled_from(["個人", "団体", "子育て世帯"]), min_size=1, max_size=3, unique=True)
)
def test_values_of_a_facet_lead_to_their_programs_and_the_text_stays(values: list[str]) -> None:
    text = "、".join(values)
    (cell,) = page_cells(_program(対象者=text), [_TARGET], T, lambda query: str(query.facets))
    assert "".join(link.text for link in cell.links) == text
    assert [link.text for link in cell.links if link.address] == values


def test_a_number_has_its_unit_behind_it_and_english_its_label() -> None:
    (cell,) = page_cells(_program(金額="1,200"), [_AMOUNT], wording("en"), lambda _: "")
    assert "".join(link.text for link in cell.links) == "1,200円"
    assert cell.label == "金額 in English"
    (cell,) = page_cells(_program(金額="1,200円"), [_AMOUNT], T, lambda _: "")
    assert "".join(link.text for link in cell.links) == "1,200円"


def test_a_list_shows_what_is_meant_for_it_with_its_matches() -> None:
    program = _program(対象者="個人", 金額="1,200", 問合せ="https://a.jp/")
    fragments = {"金額": (Fragment("1,200", True),)}
    (cell,) = card_cells(program, [_TARGET, _AMOUNT, _SITE], fragments, T)
    assert cell.heading == "金額"
    assert [(piece.text, piece.matched) for piece in cell.matched] == [
        ("1,200", True),
        ("円", False),
    ]
    assert page_cells(program, [_SITE], T, lambda _: "") == ()
    assert card_cells(_program(金額=" "), [_AMOUNT], {}, T) == ()


@pytest.mark.parametrize(
    ("text", "state"),
    [("随時", "open"), ("2000年3月31日", "closed"), ("9999年3月31日", "open"), ("未定", "")],
)
def test_a_deadline_is_open_or_closed_today(text: str, state: str) -> None:
    assert state_of(_DAY, text) == state
    assert state_of(_TARGET, text) == ""


def test_a_deadline_that_ends_today_is_open() -> None:
    assert state_of(_DAY, today().isoformat()) == "open"


@given(st.text(max_size=2 * WHOLE))
def test_a_list_has_one_line_of_a_text(text: str) -> None:
    line = shortened(text)
    assert "\n" not in line
    assert len(line) <= WHOLE
    assert line.endswith("…") or line == " ".join(text.split("\n"))
