"""The forward index: every program as a run of positions, each with its word and its place.

It is what analysis yields and all that is kept of it; the inverted index derives from it. Programs
keep the corpus' order, so a document number is also the place in the plan.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from mmap import mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.field_boosts import FIELDS
from indexer.index.growing_arrays import Growing, GrowingText
from indexer.index.ranges import cumulated, rows_within, runs
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
    surface: bytes | mmap
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

    def __init__(self, directory: Path | None = None) -> None:
        """Puts them into the files of a generation in ``directory``, in memory without one."""
        self._table: dict[Lexeme, int] = {}
        # Whether each lexeme of the table occurs.
        self._used = np.zeros(0, bool)
        # By source, the number in the table of each of its lexemes; then FUNCTION and NO_TERM, so
        # that these lead to themselves, as numbers from the end.
        self._numbers: dict[Hashable, Ints] = {}
        self._tokens, self._starts, self._lengths = (
            Growing(np.int32, directory and directory / files.array_file(name))
            for name in ("tokens", "starts", "lengths")
        )
        self._surface = GrowingText(directory and directory / files.SURFACE)
        self._compounds: list[Ints] = [np.zeros((0, 3), np.int32)]
        self._bounds: list[NDArray[np.int64]] = []
        self._surface_bounds: list[NDArray[np.int64]] = []
        self._size = self._surface_size = 0

    def add(self, piece: Forward, source: Hashable) -> None:
        """Adds a piece. A source numbers its lexemes on from piece to piece; it may have one of
        them several times.

        Raises OSError where it cannot be written.
        """
        numbers = self._numbers_of(source, piece.lexemes)
        tokens = numbers[piece.tokens]
        at, lexemes, sizes = piece.compounds.T
        compounds = numbers[lexemes]
        self._used[tokens[tokens >= 0]] = self._used[compounds] = True
        self._tokens.append(tokens)
        self._starts.append(piece.starts)
        self._lengths.append(piece.lengths)
        self._compounds.append(np.column_stack((at + self._size, compounds, sizes)))
        self._surface.append(piece.surface[:])
        self._bounds.append(piece.bounds[:-1] + self._size)
        self._surface_bounds.append(piece.surface_bounds[:-1] + self._surface_size)
        self._size += len(tokens)
        self._surface_size += len(piece.surface)

    def _numbers_of(self, source: Hashable, lexemes: Sequence[Lexeme]) -> Ints:
        """The numbers in the table of a source's lexemes, of which these are further ones."""
        table = self._table
        known = self._numbers.get(source, np.array((FUNCTION, NO_TERM), np.int32))
        if not lexemes and source in self._numbers:
            return known
        more = [table.setdefault(lexeme, len(table)) for lexeme in lexemes]
        self._used = np.append(self._used, np.zeros(len(table) - len(self._used), bool))
        numbers = np.concatenate((known[:-2], np.array(more, np.int32), known[-2:]))
        self._numbers[source] = numbers
        return numbers

    def joined(self) -> Forward:
        """All programs; lexemes are in order, and those that do not occur are gone.

        However an index came about, these are equal. Nothing may be added any more. Raises OSError.
        """
        found = list(self._table)
        order = sorted(np.flatnonzero(self._used).tolist(), key=found.__getitem__)
        places = np.full(len(found) + 2, NO_TERM, np.int32)
        places[FUNCTION] = FUNCTION
        places[order] = np.arange(len(order))
        compounds = np.concatenate(self._compounds)
        compounds[:, 1] = places[compounds[:, 1]]
        return Forward(
            tuple([found[number] for number in order]),
            self._tokens.done(places.__getitem__),
            self._starts.done(),
            self._lengths.done(),
            compounds.astype(np.int32, copy=False),
            _joined(self._bounds, self._size),
            self._surface.done(),
            _joined(self._surface_bounds, self._surface_size),
        )


def _joined(bounds: list[NDArray[np.int64]], last: int) -> NDArray[np.int64]:
    """The bounds of all pieces, which are gone then: of many programs they are large."""
    joined = np.concatenate([*bounds, np.array([last], np.int64)])
    bounds.clear()
    return joined


def join(pieces: Sequence[Forward]) -> Forward:
    """The pieces' programs one after the other; each piece has its own lexemes."""
    joining = Pieces()
    for source, piece in enumerate(pieces):
        joining.add(piece, source)
    return joining.joined()


def select(
    sources: Sequence[Forward], programs: NDArray[np.int64], directory: Path | None = None
) -> Forward:
    """Some programs of some forward indexes, in the given order; see Pieces for ``directory``.

    ``programs`` counts those of all sources, one source behind the other. Programs that follow one
    another here as there cost next to nothing.
    """
    chosen = Pieces(directory)
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
    rows = rows_within(forward.compounds, start, end)
    surface_bounds = forward.surface_bounds[first : last + 1]
    return Forward(
        forward.lexemes,
        forward.tokens[start:end],
        forward.starts[start:end],
        forward.lengths[start:end],
        forward.compounds[rows] - np.array([start, 0, 0], np.int32),
        bounds - start,
        forward.surface[surface_bounds[0] : surface_bounds[-1]],
        surface_bounds - surface_bounds[0],
    )
