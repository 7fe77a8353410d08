"""Folded text, as the pieces that it is made of."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.folded import Folded

# What a piece becomes and what stood there: as much, nothing, more or less.
PIECES = st.lists(st.tuples(st.text(max_size=3), st.text(min_size=1, max_size=3)), max_size=6)


@given(text=st.text())
def test_text_without_pieces_keeps_its_offsets(text: str) -> None:
    folded = Folded(text)
    assert folded.keeps_offsets
    assert all(folded.span(at, at + 1) == (at, at + 1) for at in range(len(text)))


@given(PIECES)
def test_each_piece_leads_back_to_what_stood_there(pieces: list[tuple[str, str]]) -> None:
    spans, origin = [], 0
    for written, original in pieces:
        spans += [(origin, origin + len(original))] * len(written)
        origin += len(original)
    starts = [sum(len(one) for _, one in pieces[:at]) for at in range(len(pieces))]
    folded = Folded.of_pieces(
        (written, start, len(original))
        for start, (written, original) in zip(starts, pieces, strict=True)
    )
    assert folded.text == "".join(written for written, _ in pieces)
    assert [folded.span(at, at + 1) for at in range(len(folded.text))] == spans


def test_a_piece_of_its_own_length_leads_back_character_by_character() -> None:
    folded = Folded.of_pieces([("株式会社", 0, 1), ("福島", 1, 0)])
    assert folded.span(0, 2) == (0, 1)
    assert folded.span(5, 6) == (2, 3)
    assert not folded.keeps_offsets
