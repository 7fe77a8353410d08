"""The forward index: every program as a run of positions, each with its word and its place.

It is what analysis yields and all that is kept of it; the inverted index derives from it. Programs
keep the corpus' order, so a document number is also the place in the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS
from indexer.lexeme import Lexeme

Ints = NDArray[np.int32]
# The lexeme number of a position that holds no term: a break or a function word.
NO_TERM = -1
_NO_NUMBERS = np.array([NO_TERM], np.int32)


@dataclass(frozen=True, slots=True)
class Forward:
    """Programs as arrays.

    ``lexemes`` has each lexeme once; ``tokens`` is, per position, its number in ``lexemes`` or
    NO_TERM; ``starts`` and ``lengths`` place the position in its field's original text, in
    characters. ``compounds`` has a row per word of several parts: its first position, its lexeme
    and the number of its parts. ``bounds`` has, for every program and each of FIELDS, where its
    positions begin, and one more number at the end: shape (programs × fields + 1). A field that is
    not empty ends in a position without a term, so that nothing is adjacent across fields.
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
        return (len(self.bounds) - 1) // len(FIELDS)


def cumulated(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """0 and the running sums."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


class Pieces:
    """Puts pieces together, whose programs follow one another."""

    def __init__(self) -> None:
        self._table: dict[Lexeme, int] = {}
        # By source, the new number of each lexeme; the last is NO_TERM, for index -1.
        self._numbers: dict[int, Ints] = {}
        self._pieces: list[Forward] = []

    def add(self, piece: Forward, source: int) -> None:
        """Adds a piece. A source numbers its lexemes on from piece to piece and has each once."""
        numbers = self._numbers.get(source, _NO_NUMBERS)
        if piece.lexemes:
            new = [self._table.setdefault(lexeme, len(self._table)) for lexeme in piece.lexemes]
            numbers = np.concatenate((numbers[:-1], np.array([*new, NO_TERM], np.int32)))
            self._numbers[source] = numbers
        compounds = _renamed(piece.compounds, numbers)
        self._pieces.append(
            replace(piece, lexemes=(), tokens=numbers[piece.tokens], compounds=compounds)
        )

    def joined(self) -> Forward:
        """All programs; lexemes are in order, and those that do not occur are gone."""
        pieces = self._pieces
        shifts = np.cumsum([0, *(len(piece.tokens) for piece in pieces)])
        bounds = [piece.bounds[:-1] + shift for piece, shift in zip(pieces, shifts, strict=False)]
        surface_sizes = [np.diff(piece.surface_bounds) for piece in pieces]
        return _compacted(
            Forward(
                tuple(self._table),
                np.concatenate([piece.tokens for piece in pieces]),
                np.concatenate([piece.starts for piece in pieces]),
                np.concatenate([piece.lengths for piece in pieces]),
                self._compounds(shifts),
                np.concatenate([*bounds, shifts[-1:]]).astype(np.int64),
                b"".join([piece.surface for piece in pieces]),
                cumulated(np.concatenate(surface_sizes)),
            )
        )

    def _compounds(self, shifts: NDArray[np.int64]) -> Ints:
        compounds = np.concatenate([piece.compounds for piece in self._pieces])
        sizes = [len(piece.compounds) for piece in self._pieces]
        compounds[:, 0] += np.repeat(shifts[:-1], sizes).astype(np.int32)
        return compounds


def join(pieces: Sequence[Forward]) -> Forward:
    """The pieces' programs one after the other; each piece has its own lexemes."""
    joining = Pieces()
    for source, piece in enumerate(pieces):
        joining.add(piece, source)
    return joining.joined()


def _renamed(compounds: Ints, numbers: Ints) -> Ints:
    """Compounds with other lexeme numbers."""
    at, number, size = compounds.T
    renamed: Ints = np.column_stack((at, numbers[number], size))
    return renamed


def select(sources: Sequence[Forward], programs: NDArray[np.int64]) -> Forward:
    """Some programs of some forward indexes, in the given order.

    ``programs`` counts those of all sources, one source behind the other. Programs that follow one
    another here as there cost next to nothing.
    """
    chosen = Pieces()
    firsts = cumulated([source.programs for source in sources])
    for number, source in enumerate(sources):
        chosen.add(_programs(source, 0, 0), number)
    for first, last in _runs(programs, firsts):
        number = int(np.searchsorted(firsts, first, "right")) - 1
        base = int(firsts[number])
        piece = _programs(sources[number], first - base, last - base)
        chosen.add(replace(piece, lexemes=()), number)
    return chosen.joined()


def _runs(programs: NDArray[np.int64], borders: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and behind the last of numbers that count up, none with a border inside."""
    ends = (np.diff(programs) != 1) | np.isin(programs[1:], borders)
    starts = np.flatnonzero(np.concatenate(([len(programs) > 0], ends)))
    for start, end in pairwise([*starts.tolist(), len(programs)]):
        yield int(programs[start]), int(programs[end - 1]) + 1


def _programs(forward: Forward, first: int, last: int) -> Forward:
    """The programs from one number up to another, with all lexemes."""
    bounds = forward.bounds[first * len(FIELDS) : last * len(FIELDS) + 1]
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


def _compacted(forward: Forward) -> Forward:
    """The same with the lexemes that occur, in order: however an index came about, it is equal."""
    used = np.zeros(len(forward.lexemes) + 1, bool)
    used[forward.tokens] = used[forward.compounds[:, 1]] = True
    used[NO_TERM] = False
    order = sorted(np.flatnonzero(used).tolist(), key=forward.lexemes.__getitem__)
    numbers = np.full(len(used), NO_TERM, np.int32)
    numbers[order] = np.arange(len(order))
    return replace(
        forward,
        lexemes=tuple([forward.lexemes[number] for number in order]),
        tokens=numbers[forward.tokens],
        compounds=_renamed(forward.compounds, numbers),
    )
