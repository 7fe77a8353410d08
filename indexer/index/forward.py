"""The forward index: every program as a run of positions, each with its word and its place.

It is what analysis yields and all that is kept of it; the inverted index derives from it. Programs
keep the corpus' order, so a document number is also the place in the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.index.fields import FIELDS
from indexer.index.ranges import cumulated, runs
from indexer.text.lexeme import Lexeme

Ints = NDArray[np.int32]
# What stands instead of a lexeme's number at a position without a term: NO_TERM for a break or the
# end of a field, FUNCTION for a function word. Whatever is negative is no term.
NO_TERM = -1
FUNCTION = -2


@dataclass(frozen=True, slots=True)
class Forward:
    """Programs as arrays.

    ``lexemes`` has each lexeme once, in order; ``tokens`` is, per position, its number in
    ``lexemes``, NO_TERM or FUNCTION; ``starts`` and ``lengths`` place the position in its field's
    original text, in characters. ``compounds`` has a row per word of several parts: its first
    position, its lexeme and the number of its parts. ``bounds`` has, for every program and each
    field, where its positions begin, and one more number at the end: shape (programs × fields +
    1). A field that is not empty ends in a position without a term, so that nothing is adjacent
    across fields.
    ``surface`` is the folded text of all programs in UTF-8, the fields of program n, each with a
    NUL behind it, from ``surface_bounds[n]`` on.
    """

    lexemes: tuple[Lexeme, ...]
    tokens: Ints
    starts: Ints
    lengths: Ints
    compounds: Ints
    bounds: NDArray[np.int64]
    surface: bytes
    surface_bounds: NDArray[np.int64]

    @property
    def programs(self) -> int:
        """The number of programs."""
        return len(self.surface_bounds) - 1

    @property
    def width(self) -> int:
        """The number of fields of a program."""
        return (len(self.bounds) - 1) // self.programs if self.programs else len(FIELDS)


class Pieces:
    """Puts pieces together, whose programs follow one another."""

    def __init__(self) -> None:
        self._table: dict[Lexeme, int] = {}
        # By source, the number in the table of each of its lexemes.
        self._numbers: dict[int, list[int]] = {}
        self._pieces: list[tuple[Forward, int]] = []

    def add(self, piece: Forward, source: int) -> None:
        """Adds a piece. A source numbers its lexemes on from piece to piece and has each once."""
        table = self._table
        numbers = self._numbers.setdefault(source, [])
        numbers += [table.setdefault(lexeme, len(table)) for lexeme in piece.lexemes]
        self._pieces.append((piece, source))

    def joined(self) -> Forward:
        """All programs; lexemes are in order, and those that do not occur are gone."""
        lexemes, numbers = self._in_order()
        pieces = [piece for piece, _ in self._pieces]
        shifts = cumulated([len(piece.tokens) for piece in pieces])
        bounds = [piece.bounds[:-1] + shift for piece, shift in zip(pieces, shifts, strict=False)]
        return Forward(
            lexemes,
            np.concatenate([numbers[source][piece.tokens] for piece, source in self._pieces]),
            np.concatenate([piece.starts for piece in pieces]),
            np.concatenate([piece.lengths for piece in pieces]),
            self._compounds(numbers, shifts),
            np.concatenate([*bounds, shifts[-1:]]).astype(np.int64),
            b"".join([piece.surface for piece in pieces]),
            cumulated(np.concatenate([np.diff(piece.surface_bounds) for piece in pieces])),
        )

    def _in_order(self) -> tuple[tuple[Lexeme, ...], dict[int, Ints]]:
        """The lexemes that occur, in order, and by source the place of each of its lexemes there.

        However an index came about, these are equal. The last places are FUNCTION and NO_TERM, so
        that these lead to themselves, as numbers from the end.
        """
        found = list(self._table)
        order = sorted(np.flatnonzero(self._used()).tolist(), key=found.__getitem__)
        places = np.full(len(found) + 2, NO_TERM, np.int32)
        places[FUNCTION] = FUNCTION
        places[order] = np.arange(len(order))
        ends = FUNCTION, NO_TERM
        numbers = {source: places[[*own, *ends]] for source, own in self._numbers.items()}
        return tuple([found[number] for number in order]), numbers

    def _used(self) -> NDArray[np.bool_]:
        """Whether each lexeme of the table occurs."""
        occurs = {source: np.zeros(len(own) + 2, bool) for source, own in self._numbers.items()}
        for piece, source in self._pieces:
            occurs[source][piece.tokens] = occurs[source][piece.compounds[:, 1]] = True
        used = np.zeros(len(self._table), bool)
        for source, own in self._numbers.items():
            used[np.array(own, np.int64)[occurs[source][:-2]]] = True
        return used

    def _compounds(self, numbers: dict[int, Ints], shifts: NDArray[np.int64]) -> Ints:
        found = [
            np.column_stack((at + shift, numbers[source][number], size))
            for (piece, source), shift in zip(self._pieces, shifts, strict=False)
            for at, number, size in [piece.compounds.T]
        ]
        return np.concatenate(found).astype(np.int32)


def join(pieces: Sequence[Forward]) -> Forward:
    """The pieces' programs one after the other; each piece has its own lexemes."""
    joining = Pieces()
    for source, piece in enumerate(pieces):
        joining.add(piece, source)
    return joining.joined()


def select(sources: Sequence[Forward], programs: NDArray[np.int64]) -> Forward:
    """Some programs of some forward indexes, in the given order.

    ``programs`` counts those of all sources, one source behind the other. Programs that follow one
    another here as there cost next to nothing.
    """
    chosen = Pieces()
    firsts = cumulated([source.programs for source in sources])
    for number, source in enumerate(sources):
        chosen.add(_programs(source, 0, 0), number)
    for first, last in runs(programs, firsts):
        number = int(np.searchsorted(firsts, first, "right")) - 1
        base = int(firsts[number])
        piece = _programs(sources[number], first - base, last - base)
        chosen.add(replace(piece, lexemes=()), number)
    return chosen.joined()


def _programs(forward: Forward, first: int, last: int) -> Forward:
    """The programs from one number up to another, with all lexemes."""
    bounds = forward.bounds[first * forward.width : last * forward.width + 1]
    start, end = int(bounds[0]), int(bounds[-1])
    rows = np.searchsorted(forward.compounds[:, 0], (start, end))
    surface_bounds = forward.surface_bounds[first : last + 1]
    return Forward(
        forward.lexemes,
        forward.tokens[start:end],
        forward.starts[start:end],
        forward.lengths[start:end],
        forward.compounds[rows[0] : rows[1]] - np.array([start, 0, 0], np.int32),
        bounds - start,
        forward.surface[surface_bounds[0] : surface_bounds[-1]],
        surface_bounds - surface_bounds[0],
    )
