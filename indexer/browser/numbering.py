"""The numbers that the files give to terms: in the order of the letters that they stand under.

A term then is in the same file as its word, whose entries come in that order, and what a file says
of a term besides its positions is nothing where the term is these letters.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.index.segment import Segment
from indexer.text.letters import letters


class Numbering:
    """Terms by number and numbers by term.

    ``keys`` has the letters that each term stands under, ascending as ``order`` has them;
    ``own`` the number that the segment gives to each term, ``of_own`` the number of each of its.
    """

    def __init__(self, segment: Segment) -> None:
        """Number the terms of a segment."""
        keys = _keys(segment)
        ranked = sorted(range(len(keys)), key=lambda n: (order(keys[n]), segment.terms[n]))
        self.own: Sequence[int] = ranked
        self.keys = [keys[number] for number in ranked]
        self.terms = [segment.terms[number] for number in ranked]
        self.numbers: Mapping[str, int] = {term: at for at, term in enumerate(self.terms)}
        self.of_own: NDArray[np.int64] = np.argsort(np.array(ranked, dtype=np.int64))


def order(key: str) -> bytes:
    """What texts are sorted by as a browser compares them, by UTF-16 units."""
    return key.encode("utf-16-be", "surrogatepass")


def _keys(segment: Segment) -> list[str]:
    """The first letters that any word of each term is written with; the term itself without any."""
    found: dict[int, str] = {}
    forward = segment.forward
    terms = forward.lexeme_terms.tolist()
    for lexeme, number in zip(forward.lexemes, terms, strict=True):
        key = letters(lexeme.surface) or lexeme.surface
        if number >= 0:
            found[number] = min(found.get(number, key), key, key=order)
    return [found.get(number, term) for number, term in enumerate(segment.terms)]
