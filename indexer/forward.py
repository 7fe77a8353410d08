"""The forward index: every program as a run of positions, each with its word and its place.

It is what analysis yields and all that is kept of it; the inverted index derives from it. Programs
keep the corpus' order, so a document number is also the place in the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS
from indexer.lexeme import Lexeme

Ints = NDArray[np.int32]
# The lexeme number of a position that holds no term: a break or a function word.
NO_TERM = -1


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


def join(pieces: Sequence[Forward]) -> Forward:
    """The pieces' programs one after the other."""
    table: dict[Lexeme, int] = {}
    numbers = [_renumbered(piece.lexemes, table) for piece in pieces]
    shifts = np.cumsum([0, *(len(piece.tokens) for piece in pieces)])
    compounds = [
        _moved(piece.compounds, shift, new)
        for piece, new, shift in zip(pieces, numbers, shifts, strict=False)
    ]
    bounds = [piece.bounds[:-1] + shift for piece, shift in zip(pieces, shifts, strict=False)]
    return Forward(
        tuple(table),
        np.concatenate([new[piece.tokens] for piece, new in zip(pieces, numbers, strict=True)]),
        np.concatenate([piece.starts for piece in pieces]),
        np.concatenate([piece.lengths for piece in pieces]),
        np.concatenate(compounds).astype(np.int32),
        np.concatenate([*bounds, shifts[-1:]]).astype(np.int64),
        b"".join(piece.surface for piece in pieces),
        cumulated(np.concatenate([np.diff(piece.surface_bounds) for piece in pieces])),
    )


def _moved(compounds: Ints, shift: NDArray[np.int64] | int, numbers: Ints) -> Ints:
    """Compounds at other positions and with other lexeme numbers."""
    at, number, size = compounds.T
    moved: Ints = np.column_stack((at + shift, numbers[number], size)).astype(np.int32)
    return moved


def _renumbered(lexemes: Sequence[Lexeme], table: dict[Lexeme, int]) -> Ints:
    """New number of each lexeme; the number behind the last is NO_TERM, for index -1."""
    numbers = [table.setdefault(lexeme, len(table)) for lexeme in lexemes]
    return np.array([*numbers, NO_TERM], np.int32)


def select(forward: Forward, programs: NDArray[np.int64]) -> Forward:
    """The forward index of some of the programs, by number, in the given order.

    Lexemes that no longer occur are gone, the rest keep their order.
    """
    width = len(FIELDS)
    field_rows = (programs[:, None] * width + np.arange(width)).ravel()
    sizes = np.diff(forward.bounds)[field_rows]
    bounds = cumulated(sizes)
    program_starts = bounds[:-1:width]
    old_starts = forward.bounds[programs * width]
    program_sizes = forward.bounds[programs * width + width] - old_starts
    old = np.repeat(old_starts - program_starts, program_sizes) + np.arange(bounds[-1])
    moved = _moved_compounds(forward, old_starts, program_starts, program_sizes)
    surface_bounds = cumulated(np.diff(forward.surface_bounds)[programs])
    surface = b"".join(
        forward.surface[forward.surface_bounds[n] : forward.surface_bounds[n + 1]] for n in programs
    )
    return _compacted(
        Forward(
            forward.lexemes,
            forward.tokens[old],
            forward.starts[old],
            forward.lengths[old],
            moved,
            bounds,
            surface,
            surface_bounds,
        )
    )


def _moved_compounds(
    forward: Forward,
    old_starts: NDArray[np.int64],
    new_starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
) -> Ints:
    """Rows of ``compounds`` for the chosen programs, at their new positions."""
    first = np.searchsorted(forward.compounds[:, 0], old_starts)
    counts = np.searchsorted(forward.compounds[:, 0], old_starts + sizes) - first
    ends = np.cumsum(counts)
    rows = np.repeat(first - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)
    shift = np.repeat(new_starts - old_starts, counts)
    return _moved(forward.compounds[rows], shift, np.arange(len(forward.lexemes), dtype=np.int32))


def _compacted(forward: Forward) -> Forward:
    """The same without the lexemes that do not occur."""
    used = np.zeros(len(forward.lexemes) + 1, bool)
    used[forward.tokens] = used[forward.compounds[:, 1]] = True
    used[NO_TERM] = False
    numbers = (np.cumsum(used) - 1).astype(np.int32)
    numbers[NO_TERM] = NO_TERM
    return replace(
        forward,
        lexemes=tuple(forward.lexemes[number] for number in np.flatnonzero(used)),
        tokens=numbers[forward.tokens],
        compounds=_moved(forward.compounds, 0, numbers),
    )
