"""The forward index: positions, offsets, and that pieces join to the whole."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build.analysis import analyze_programs
from indexer.index.field_boosts import FIELDS
from indexer.index.forward import Forward, join, select
from indexer.index.inverted import Inverted, invert
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Lexeme, placed_words

PIECES = (
    "防災",
    "電子申請",
    "の",
    "、",
    "。",
    "こと",
    "お知らせ",
    "令和２年",
    "昭和",
    "60",
    "年度",
    "すごーい",
    "すごーーい",
    "\u3099",
    "ﾊﾞｽ",
    "\n",
    "😀",
    "見直す",
    "A",
    " ",
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
TEXTS = st.lists(TEXT, min_size=len(FIELDS), max_size=len(FIELDS)).map(tuple)
PROGRAMS = st.lists(TEXTS, max_size=5)


def words(forward: Forward) -> list[Lexeme | None]:
    """The lexeme of every position."""
    return [forward.lexemes[token] if token >= 0 else None for token in forward.tokens]


def assert_same(left: Forward, right: Forward) -> None:
    """The same programs, the same numbers."""
    assert left.lexemes == right.lexemes
    assert left.surface == right.surface
    for name in ("tokens", "starts", "lengths", "compounds", "bounds", "surface_bounds"):
        assert np.array_equal(getattr(left, name), getattr(right, name)), name


def assert_same_postings(left: Inverted, right: Inverted) -> None:
    assert left.terms == right.terms
    for name in Inverted.__slots__:
        if name not in ("terms", "lexeme_terms"):
            assert np.array_equal(getattr(left, name), getattr(right, name)), name


@given(text=TEXT)
def test_positions_are_those_of_a_phrase(text: str) -> None:
    forward = analyze_programs([(text, *[""] * (len(FIELDS) - 1))])
    parts = [part.lexeme for token in analyze(text) for part in token.parts]
    own = [(at, one.term) for at, one in enumerate(words(forward)) if one is not None]
    assert own == placed_words(parts)


@given(texts=TEXTS)
def test_the_surface_has_every_field_with_its_end(texts: Sequence[str]) -> None:
    forward = analyze_programs([texts])
    assert forward.surface.count(b"\0") == len(FIELDS)
    assert list(forward.surface_bounds) == [0, len(forward.surface)]


@settings(max_examples=40)
@given(pieces=st.lists(PROGRAMS, min_size=1, max_size=4))
def test_pieces_join_to_the_whole(pieces: list[list[tuple[str, ...]]]) -> None:
    joined = join([analyze_programs(piece) for piece in pieces])
    whole = analyze_programs([texts for piece in pieces for texts in piece])
    assert_same(joined, whole)
    assert joined.programs == sum(map(len, pieces))


@settings(max_examples=40)
@given(programs=PROGRAMS, data=st.data())
def test_a_choice_of_programs_is_as_if_only_they_were_analysed(
    programs: list[tuple[str, ...]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(programs))))
    order = order[: data.draw(st.integers(0, len(order)))]
    split = data.draw(st.integers(0, len(programs)))
    sources = [analyze_programs(programs[:split]), analyze_programs(programs[split:])]
    chosen = select(sources, np.array(order, np.int64))
    alone = analyze_programs([programs[number] for number in order])
    assert_same(chosen, alone)
    assert_same_postings(invert(chosen), invert(alone))


def test_no_programs() -> None:
    forward = analyze_programs([])
    assert forward.programs == 0
    assert join([forward, forward]).programs == 0
    assert invert(forward).terms == ()
