"""A program's part of the forward index comes back as it was, however large its numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster.mapping import PIECE
from indexer.cluster.packed_program import Piece, unpacked
from indexer.cluster.writing.documents import Documents
from indexer.index.segment import Segment
from indexer.ranking.similar import TELLING, Similar

NUMBERS = st.lists(st.integers(0, 2**31 - 3), max_size=6)


def ints(numbers: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(numbers, np.int32)


@given(st.lists(st.text()), st.text(), NUMBERS, NUMBERS, st.lists(st.floats(0, 9, width=32)))
def test_what_is_packed_comes_back(
    terms: list[str], surface: str, some: list[int], others: list[int], adds: list[float]
) -> None:
    compounds = ints([*some, *some, *some]).reshape(-1, 3)
    terms = [term.encode(errors="replace").decode() for term in terms]
    piece = Piece(
        terms,
        surface.encode(errors="surrogatepass"),
        ints([-1, -2, *others]),
        ints(some),
        ints([]),
        compounds,
        ints(others),
        ints(some),
        np.array(adds, np.float32),
    )
    back = unpacked(piece.packed())
    assert (back.terms, back.surface) == (terms, piece.surface)
    for name in ("tokens", "starts", "lengths", "compounds", "bounds", "nouns", "occurrence"):
        assert getattr(back, name).tolist() == getattr(piece, name).tolist(), name


def test_the_telling_words_are_those_by_which_programs_are_compared(plan_segment: Segment) -> None:
    counts = np.diff(plan_segment.posting_bounds)
    numbers = plan_segment.term_numbers
    similar = Similar(plan_segment)
    for place, document in Documents(plan_segment).of(range(0, plan_segment.programs, 1)):
        telling = unpacked(document[PIECE]).telling(
            TELLING, plan_segment.programs, lambda term: int(counts[numbers[term]])
        )
        own = sum(weight * weight for _, weight in telling)
        for term, weight in telling:
            docs, weights = plan_segment.postings(numbers[term])
            assert weights[docs.searchsorted(place)] == pytest.approx(weight, rel=1e-5)
        assert (own > 0) == bool(telling)
        assert len(similar.nearest(place)) <= 20
