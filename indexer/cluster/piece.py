"""A program's part of the forward index, packed into a document and read from it again.

What matched on a page of hits, and where, is worked out from these pieces with the same code that
does it over the files of a generation.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import compress, decompress

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Piece:
    """One program: see ``index.forward.Forward``, with numbers into ``terms`` for lexemes.

    ``bounds`` begin at 0; ``compounds`` has a row each: position, number of the term, parts.
    ``occurrence`` is what one occurrence in each field adds. ``telling`` are its most telling words
    with what they weigh.
    """

    terms: Sequence[str]
    tokens: Ints
    starts: Ints
    lengths: Ints
    compounds: Ints
    bounds: Ints
    occurrence: NDArray[np.float32]
    surface: bytes
    telling: Sequence[tuple[str, float]]

    def packed(self) -> dict[str, Any]:
        """The piece as plain values of JSON."""
        arrays = (self.tokens, self.starts, self.lengths, self.compounds.ravel(), self.bounds)
        joined = np.concatenate(arrays).astype("<i4").tobytes()
        return {
            "terms": list(self.terms),
            "sizes": [len(array) for array in arrays],
            "arrays": _text(joined),
            "occurrence": _text(self.occurrence.astype("<f4").tobytes()),
            "surface": _text(self.surface),
            "telling": [list(one) for one in self.telling],
        }


def unpacked(values: dict[str, Any]) -> Piece:
    """The piece of what ``packed`` made."""
    joined = np.frombuffer(_bytes(values["arrays"]), "<i4").astype(np.int32)
    tokens, starts, lengths, compounds, bounds = np.split(joined, np.cumsum(values["sizes"])[:-1])
    return Piece(
        values["terms"],
        tokens,
        starts,
        lengths,
        compounds.reshape(-1, 3),
        bounds,
        np.frombuffer(_bytes(values["occurrence"]), "<f4").astype(np.float32),
        _bytes(values["surface"]),
        [(term, weight) for term, weight in values["telling"]],
    )


def _text(content: bytes) -> str:
    return b64encode(compress(content, 1)).decode()


def _bytes(text: str) -> bytes:
    return decompress(b64decode(text))
