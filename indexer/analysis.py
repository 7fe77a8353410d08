"""From the programs' texts to the forward index.

Sudachi is the floor of what a build takes, so little is done for each word on top: its number among
the different words of a piece of the collection is noted. What follows from the number, the parts
of the word and their places, is worked out for all words of the piece at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.analyzer import Entry, entries
from indexer.fields import FIELDS
from indexer.forward import NO_TERM, Forward, Ints, cumulated
from indexer.lexeme import Kind, Lexeme
from indexer.normalize import Folded, fold

# What a part is that has no lexeme. The end of a field and a function word hold a position; of
# breaks, only one that stands behind a word does.
_FIELD_END = -1
_FUNCTION = -2
_BREAK = -3
# Departments, divisions and areas repeat from program to program, texts of this length hardly.
_LONG = 40


class _Words(dict[Entry, int]):
    """Different words, numbered from 1 as they first appear. 0 is the end of a field."""

    def __missing__(self, entry: Entry) -> int:
        self[entry] = number = len(self) + 1
        return number


@dataclass(frozen=True, slots=True)
class _Text:
    """One analysed text: the numbers of its words, and where these start in the folded text.

    The last word is the end of the field; an empty text has no words. ``surface`` is what Forward
    has; ``folded`` leads back to the original offsets, None where these are the same.
    """

    words: Sequence[int]
    starts: Sequence[int]
    surface: bytes
    folded: Folded | None


_EMPTY = _Text((), (), b"\0", None)


def analyze_programs(programs: Iterable[Sequence[str]]) -> Forward:
    """The forward index of programs, each given as the texts of FIELDS."""
    words = _Words()
    texts = list(_analyzed(chain.from_iterable(programs), words))
    surface_bounds = cumulated([len(text.surface) for text in texts])
    return _forward(
        texts,
        _parts(words),
        b"".join([text.surface for text in texts]),
        surface_bounds[:: len(FIELDS)],
    )


def _analyzed(texts: Iterable[str], words: _Words) -> Iterable[_Text]:
    repeated = {"": _EMPTY}
    for text in texts:
        known = repeated.get(text)
        if known is None:
            known = _text(text, words)
            if len(text) < _LONG:
                repeated[text] = known
        yield known


def _text(text: str, words: _Words) -> _Text:
    folded = fold(text)
    found, starts = entries(folded.text)
    numbers = [words[entry] for entry in found]
    surface = folded.text.replace("\0", " ").encode() + b"\0"
    return _Text(
        [*numbers, 0], [*starts, len(text)], surface, None if folded.keeps_offsets else folded
    )


class _Parts(NamedTuple):
    """The parts of all different words, one word's behind another's.

    Those of word n are ``first[n]`` to ``first[n + 1]``. ``codes`` are the numbers of ``lexemes``,
    or what a part is without; ``offsets`` count from the word's start. ``compounds`` is the lexeme
    of a word of several parts, otherwise -1.
    """

    lexemes: tuple[Lexeme, ...]
    first: NDArray[np.int64]
    codes: Ints
    offsets: Ints
    lengths: Ints
    compounds: Ints


def _parts(words: Iterable[Entry]) -> _Parts:
    table: dict[Lexeme, int] = {}
    sizes, compounds, codes, offsets, lengths = [1], [-1], [_FIELD_END], [0], [0]
    for entry in words:
        is_compound = len(entry.parts) > 1
        compounds.append(table.setdefault(entry.lexeme, len(table)) if is_compound else -1)
        sizes.append(len(entry.parts))
        offset = 0
        for lexeme, length in entry.parts:
            codes.append(_code(lexeme, table))
            offsets.append(offset)
            lengths.append(length)
            offset += length
    columns = (np.array(column, np.int32) for column in (codes, offsets, lengths, compounds))
    return _Parts(tuple(table), cumulated(sizes), *columns)


def _code(lexeme: Lexeme, table: dict[Lexeme, int]) -> int:
    if lexeme.kind > Kind.FUNCTION:
        return table.setdefault(lexeme, len(table))
    return _FUNCTION if lexeme.kind is Kind.FUNCTION else _BREAK


def _forward(
    texts: Sequence[_Text], parts: _Parts, surface: bytes, surface_bounds: NDArray[np.int64]
) -> Forward:
    words = np.fromiter(chain.from_iterable([text.words for text in texts]), np.int64)
    word_starts = np.fromiter(chain.from_iterable([text.starts for text in texts]), np.int32)
    # Every occurrence of a word becomes its parts: ``places`` are where these begin, ``rows`` are
    # theirs in ``parts``.
    sizes = np.diff(parts.first)[words]
    places = cumulated(sizes)
    rows = np.repeat(parts.first[words] - places[:-1], sizes) + np.arange(places[-1])
    starts = np.repeat(word_starts, sizes) + parts.offsets[rows]
    lengths = parts.lengths[rows]
    text_places = places[cumulated([len(text.words) for text in texts])]
    _lead_back(texts, text_places, starts, lengths)
    codes = parts.codes[rows]
    kept = codes != _BREAK
    kept[1:] |= codes[:-1] > _FUNCTION
    kept[:1] = True
    positions = cumulated(kept)
    compound = parts.compounds[words] >= 0
    at, number = positions[places[:-1][compound]], parts.compounds[words[compound]]
    return Forward(
        parts.lexemes,
        np.maximum(codes[kept], NO_TERM),
        starts[kept],
        lengths[kept],
        np.column_stack((at, number, sizes[compound])).astype(np.int32),
        positions[text_places],
        surface,
        surface_bounds,
    )


def _lead_back(
    texts: Sequence[_Text], places: NDArray[np.int64], starts: Ints, lengths: Ints
) -> None:
    """Turns offsets into the folded texts into offsets into the original ones."""
    for text, first, end in zip(texts, places.tolist(), places[1:].tolist(), strict=False):
        if text.folded is not None:
            # The end of the field, the last one, is the original's already.
            for at in range(first, end - 1):
                start = int(starts[at])
                starts[at], after = text.folded.span(start, start + int(lengths[at]))
                lengths[at] = after - starts[at]
