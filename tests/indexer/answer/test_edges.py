"""Excerpts begin and end where clauses or words do, and stay near where they were to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.edges import first_edge, last_edge

TEXT = "県は計画を定めた。情報通信技術を活用し、詳しくはhttps://www.example.jp/a/b.pdfを見る。約12,345件ある"


def at(before: str) -> int:
    return TEXT.index(before)


@pytest.mark.parametrize(
    ("low", "begins"),
    [
        (at("定めた"), "情報通信技術"),
        (at("信技術を"), "詳しくは"),
        (at("example"), "約12,345件"),
        (at(",345"), "件ある"),
    ],
)
def test_an_excerpt_begins_with_a_clause_or_a_word(low: int, begins: str) -> None:
    assert TEXT[first_edge(TEXT, low, len(TEXT) - 1) :].startswith(begins)


def test_a_word_that_matched_is_not_passed() -> None:
    low, match = at("技術を"), at("活用")
    assert TEXT[first_edge(TEXT, low, match) :].startswith("活用し、")
    assert TEXT[first_edge(TEXT, low, low) :].startswith("情報通信技術を活用")


@pytest.mark.parametrize(
    ("high", "ends"),
    [(at("example"), "活用し、"), (at("345"), "を見る。"), (at("定めた") + 1, "計画を")],
)
def test_an_excerpt_ends_with_a_clause_or_a_word(high: int, ends: str) -> None:
    assert TEXT[: last_edge(TEXT, at("計画を") + 3, high)].endswith(ends)


def test_an_address_is_not_cut() -> None:
    address = "https://www.example.jp/" + "a" * 60 + "/index.html"
    text = "概要は" + address + "にある"
    for place in range(4, len(address)):
        assert text[: last_edge(text, 3, place)] == "概要は"


@given(text=st.text(alphabet="県道ああア。、a1./:\n", min_size=1, max_size=200), data=st.data())
def test_edges_stay_within_the_text_and_near(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    assert max(0, low - 12) <= first_edge(text, low, high) <= high
    assert low <= last_edge(text, low, high) <= min(len(text), high + 12)
