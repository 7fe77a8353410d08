"""Programs that are stored but no longer in the plan, and what goes with them."""

import numpy as np
from numpy.typing import NDArray

from indexer.index.inverted import lexeme_counts
from indexer.index.ranges import sliced
from indexer.index.segment import Docs, Positions
from indexer.index.stored_segment import StoredSegment

# The place of a program that the plan does not have.
DELETED = -1


class Deletions:
    """The deleted programs of a stored segment, given by the places in the plan of all of them.

    ``terms`` says for each term whether any of them has it, ``lexemes`` for each lexeme whether
    nobody else has it; ``gone`` are the terms that nobody else has.
    """

    def __init__(self, segment: StoredSegment, places: Docs) -> None:
        deleted = np.flatnonzero(places == DELETED)
        # Where the positions of the programs begin, and where they end.
        self._begins, self._ends = segment.edges(deleted).reshape(2, -1)
        counts = self._counts(segment)
        terms = segment.lexeme_terms
        self.lexemes: NDArray[np.bool_] = counts == segment.lexeme_counts
        self.terms = segment.marked(terms[counts > 0])
        self.gone: list[int] = np.flatnonzero(~segment.marked(terms[~self.lexemes])).tolist()

    def without(self, positions: Positions) -> Positions:
        """Those of some ascending positions that are in other programs."""
        first, behind = positions.searchsorted(self._begins), positions.searchsorted(self._ends)
        kept = np.ones(len(positions), bool)
        kept[sliced(first, behind - first)] = False
        return positions[kept]

    def _counts(self, segment: StoredSegment) -> NDArray[np.int64]:
        """How often each lexeme stands in the deleted programs."""
        tokens = segment.tokens[sliced(self._begins, self._ends - self._begins)]
        starts = segment.compounds[:, 0]
        first, behind = starts.searchsorted(self._begins), starts.searchsorted(self._ends)
        compounds = segment.compounds[sliced(first, behind - first)]
        return lexeme_counts(tokens, compounds, len(segment.lexeme_terms))
