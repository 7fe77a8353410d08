"""Texts become positions."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build.analysis import Analysis, analyze_programs
from indexer.index.forward import NO_TERM, Pieces
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind
from tests.indexer.index.test_forward import PROGRAMS, TEXTS, assert_same


@given(texts=TEXTS)
def test_every_position_places_its_word_in_the_text(texts: Sequence[str]) -> None:
    forward = analyze_programs([texts])
    for field, text in enumerate(texts):
        low, high = forward.bounds[field : field + 2]
        assert (low == high) == (text == "")
        if text:
            assert forward.tokens[high - 1] == NO_TERM
        placed = [
            (forward.lexemes[forward.tokens[at]], int(forward.starts[at]), int(forward.lengths[at]))
            for at in range(low, high)
            if forward.tokens[at] >= 0
        ]
        assert placed == [
            (part.lexeme, part.start, part.end - part.start)
            for token in analyze(text)
            for part in token.parts
            if part.lexeme.kind > Kind.FUNCTION
        ]


@settings(max_examples=40)
@given(pieces=st.lists(st.tuples(PROGRAMS, st.integers(0, 2)), min_size=1, max_size=6))
def test_it_does_not_matter_who_analysed_what(
    pieces: list[tuple[list[tuple[str, ...]], int]],
) -> None:
    workers = [Analysis() for _ in range(3)]
    together = Pieces()
    for programs, worker in pieces:
        together.add(workers[worker].piece(programs), worker)
    whole = analyze_programs([texts for programs, _ in pieces for texts in programs])
    assert_same(together.joined(), whole)
