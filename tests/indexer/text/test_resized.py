"""Pieces that become shorter or longer: none is overlooked, and what some of them become."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import resized
from indexer.text.resized import is_resized, pieces

# Numbers, years and what may stand behind them.
NUMBERED = st.text("一二十零ゼロ元013年度月日件校歳令和平成昭小中・、~()/-.rhfy", max_size=9)
# Marks, dashes, spaced headings, broken lines and signs, as they are folded before.
AWKWARD = st.text(
    "かは\u3099\u309a㈱①ⅷガペ-・元年令和au.ー 　\n福島県\u200b\ufe0f㍻㌔ﬁ",
    max_size=40,
)

# Pieces of each kind, and what they may stand beside.
PIECED = st.lists(
    st.sampled_from(
        "か\u3099|\u200b|漢\n字|wi-fi|c++|c#|r5.4.1|2024/4|令和4年|平成30(2018)年度|h28~30年|fy26"
        "|二十人|十人|1、2歳|3~5歳児|1/2|ゼロ円|零時|20℃|5°c|3立米|iv|ステップi|no.5|4月01日"
        "|小・中学校|上下水道|市・県民税|国公立|中高生|公・私立|乳・幼児|被・加害者|新・改築|(株)"
        "|u・i|½|㈱|㋿5年|元年|福 島 県| |。|1".split("|")
    ),
    max_size=4,
).map("".join)


@given(text=AWKWARD | NUMBERED)
def test_a_text_that_changes_its_length_is_not_overlooked(text: str) -> None:
    """Texts are searched for a cheap pattern first, which may find too much, not too little."""
    with patch.object(resized, "_RESIZABLE", re.compile("")):
        thorough = is_resized(text)
    assert is_resized(text) == thorough


@given(text=AWKWARD | NUMBERED | PIECED)
def test_every_piece_begins_with_what_is_looked_for_first(text: str) -> None:
    anywhere = re.compile(resized._anywhere())
    with patch.object(resized, "_resized", lambda: anywhere):
        thorough = list(pieces(text))
    assert list(pieces(text)) == thorough


@given(text=AWKWARD | NUMBERED)
def test_where_nothing_is_resized_the_pieces_are_the_text(text: str) -> None:
    if not is_resized(text):
        assert list(pieces(text)) == [(text, 0, 0)]


@pytest.mark.parametrize(
    ("written", "become"),
    [
        ("㈱福島", "株式会社福島"),
        ("(社福)福島", "社会福祉法人福島"),
        ("①20人", "1 20人"),
        ("1/2", "2分の1"),
        ("½", "2分の1"),
        ("20℃", "20度"),
        ("c++", "cplusplus"),
        ("ver.2", "ver2"),
    ],
)
def test_a_piece_becomes_what_it_stands_for(written: str, become: str) -> None:
    assert "".join(piece for piece, _, _ in pieces(written)) == become
