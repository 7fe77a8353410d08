"""A program's part of the forward index, packed into a document and read from it again.

What matched on a page of hits, and where, is worked out from these pieces with the same code that
does it over the files of a generation.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.index.bm25f import saturated, scalar_idf
from indexer.index.forward import FUNCTION

Ints = NDArray[np.int32]
# What is packed: the size in bytes of each part but the last, how many bytes a number of each array
# has, then the parts: the terms, the surface, the arrays, and what an occurrence adds.
_SIZES, _ARRAYS = 8, 6
_HEAD = 4 * _SIZES + _ARRAYS


@dataclass(frozen=True, slots=True)
class Piece:
    """One program: see ``index.forward.Forward``, with numbers into ``terms`` for lexemes.

    ``bounds`` begin at 0; ``compounds`` has a row each: position, number of the term, parts.
    ``nouns`` are the terms that are nouns in its own texts, ascending. ``occurrence`` is what one
    occurrence in each field adds.
    """

    terms: Sequence[str]
    surface: bytes
    tokens: Ints
    starts: Ints
    lengths: Ints
    compounds: Ints
    bounds: Ints
    nouns: Ints
    occurrence: NDArray[np.float32]

    def packed(self) -> str:
        """The piece as a value of a binary field."""
        whole = (self.tokens - FUNCTION, self.starts, self.lengths, self.compounds, self.bounds)
        arrays = [_narrow(array) for array in (*whole, self.nouns)]
        parts = [
            orjson.dumps(self.terms),
            self.surface,
            *[array.tobytes() for array in arrays],
            self.occurrence.astype("<f4").tobytes(),
        ]
        sizes = np.array([len(part) for part in parts[:-1]], "<i4").tobytes()
        widths = bytes(array.itemsize for array in arrays)
        return b64encode(b"".join([sizes, widths, *parts])).decode()

    def frequencies(self) -> NDArray[np.float32]:
        """How often each term stands in the program, by what an occurrence in a field adds."""
        at = np.flatnonzero(self.tokens >= 0)
        positions = np.concatenate((at, self.compounds[:, 0]))
        numbers = np.concatenate((self.tokens[at], self.compounds[:, 1]))
        slots = self.bounds.searchsorted(positions, "right") - 1
        counted = np.bincount(numbers, self.occurrence[slots], len(self.terms))
        return counted.astype(np.float32)

    def telling(
        self, most: int, programs: int, count: Callable[[str], int]
    ) -> list[tuple[str, float]]:
        """At most so many nouns that weigh most in the program, and how much: as ``similar``'s.

        ``count`` says how many of all ``programs`` have a term.
        """
        idfs = [scalar_idf(programs, count(self.terms[number])) for number in self.nouns.tolist()]
        frequencies = self.frequencies()[self.nouns]
        weights = (saturated(frequencies) * np.array(idfs)).astype(np.float32)
        # Terms are numbered in their order.
        best = np.lexsort((self.nouns, weights))[::-1][:most].tolist()
        return [(self.terms[int(self.nouns[n])], float(weights[n])) for n in best]


def unpacked(value: str) -> Piece:
    """The piece of what ``packed`` made."""
    content = b64decode(value)
    sizes = np.frombuffer(content, "<i4", _SIZES).tolist()
    widths = content[4 * _SIZES : _HEAD]
    ends = [*accumulate(sizes, initial=_HEAD), len(content)]
    terms, surface, *arrays, occurrence = [content[start:end] for start, end in pairwise(ends)]
    tokens, starts, lengths, compounds, bounds, nouns = [
        np.frombuffer(array, f"<u{width}").astype(np.int32)
        for array, width in zip(arrays, widths, strict=True)
    ]
    return Piece(
        orjson.loads(terms),
        surface,
        tokens + FUNCTION,
        starts,
        lengths,
        compounds.reshape(-1, 3),
        bounds,
        nouns,
        np.frombuffer(occurrence, "<f4"),
    )


def _narrow(numbers: Ints) -> NDArray[np.unsignedinteger]:
    """Numbers from 0 in as few bytes as hold the largest of them."""
    largest = int(numbers.max(initial=0))
    width = 1 if largest < 1 << 8 else 2 if largest < 1 << 16 else 4
    return numbers.astype(f"<u{width}")
