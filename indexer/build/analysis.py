"""From the programs' texts to the forward index: words become numbers, all else is done by numpy.

What follows from a word's number, its parts and their places, is worked out for all words of a
piece of the collection at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from indexer.build.words import (
    BREAK_PART,
    FUNCTION_PART,
    TEXT_END,
    Columns,
    Flow,
    Words,
)
from indexer.index.field_boosts import FIELDS
from indexer.index.forward import NO_TERM, Forward, Ints, join
from indexer.index.ranges import cumulated, sliced
from indexer.text.analyzer import JOINING
from indexer.text.folded import Folded
from indexer.text.normalize import fold

_JOINING = np.array([ord(char) for char in JOINING], np.uint32)


@dataclass(frozen=True, slots=True)
class _Text:
    """One folded text: ``surface`` is what Forward has, ``length`` the original's.

    ``folded`` leads back to the original offsets, None where these are the same.
    """

    surface: str
    length: int
    folded: Folded | None

    @classmethod
    def of(cls, text: str) -> "_Text":
        folded = fold(text)
        # A text of nothing but what goes leads nowhere, but ends elsewhere.
        is_same = folded.keeps_offsets and len(folded.text) == len(text)
        surface = folded.text.replace("\0", " ") + "\0"
        return cls(surface, len(text), None if is_same else folded)

    @property
    def folded_text(self) -> str:
        return self.folded.text if self.folded else self.surface[:-1]


_EMPTY = _Text.of("")


def analyze_programs(programs: Iterable[Sequence[str]]) -> Forward:
    """The forward index of programs, each given as the texts of FIELDS."""
    return join([Analysis().piece(programs)])


class Analysis:
    """Analyses one piece of a collection after the other, and learns its words. For one thread."""

    def __init__(self) -> None:
        self._words = Words()

    @property
    def words(self) -> Words:
        """The words that the pieces had."""
        return self._words

    def piece(self, programs: Iterable[Sequence[str]], width: int = len(FIELDS)) -> Forward:
        """The forward index of programs of so many texts, with two reservations that
        ``forward.Pieces`` knows.

        Its lexemes are those that no piece before had, or that were let go since; they are
        numbered on from there. Lexemes may be among them that do not occur.
        """
        given = list(chain.from_iterable(programs))
        # Departments, divisions and areas repeat from program to program.
        places = {text: place for place, text in enumerate(dict.fromkeys(filter(None, given)))}
        different = [*map(_Text.of, places), _EMPTY]
        order = [places.get(text, len(places)) for text in given]
        texts = [different[place] for place in order]
        flow = self._words.cut([text.folded_text for text in different[:-1]]).of(order)
        flow = _without_joining(texts, flow, self._words.columns())
        surfaces = [text.surface.encode() for text in texts]
        surface_bounds = cumulated([len(surface) for surface in surfaces])[::width]
        placed = _placed(texts, flow, self._words.columns())
        return Forward(self._words.new_lexemes(), *placed, b"".join(surfaces), surface_bounds)


def _without_joining(texts: Sequence[_Text], flow: Flow, columns: Columns) -> Flow:
    """The words without empty ones and without characters that join two words."""
    lengths = columns.lengths[flow.words]
    chars = np.frombuffer("".join([text.surface for text in texts]).encode("utf-32-le"), np.uint32)
    bases = cumulated([len(text.surface) for text in texts])[:-1]
    at = np.repeat(bases, np.diff(flow.bounds)) + flow.starts
    kept = (lengths > 1) | (flow.words == TEXT_END)
    single = np.flatnonzero(lengths == 1)
    kept[single] = ~np.isin(chars[at[single]], _JOINING)
    return Flow(flow.words[kept], flow.starts[kept], cumulated(kept)[flow.bounds])


def _placed(
    texts: Sequence[_Text], flow: Flow, columns: Columns
) -> tuple[Ints, Ints, Ints, Ints, NDArray[np.int64]]:
    """The parts of the words: Forward's tokens, starts, lengths, compounds and bounds."""
    # ``places`` are where each word's parts begin, ``rows`` are theirs in the columns.
    first = columns.first[flow.words].astype(np.int64)
    sizes = columns.first[flow.words + 1] - first
    places = cumulated(sizes)
    rows = sliced(first, sizes)
    starts = np.repeat(flow.starts, sizes) + columns.offsets[rows]
    lengths = columns.part_lengths[rows]
    text_places = places[flow.bounds]
    _lead_back(texts, text_places, starts, lengths)
    codes = columns.codes[rows]
    kept = codes != BREAK_PART
    kept[1:] |= codes[:-1] > FUNCTION_PART
    kept[:1] = True
    positions = cumulated(kept)
    compounds = columns.compounds[flow.words]
    whole = np.flatnonzero(compounds >= 0)
    return (
        np.where(codes[kept] == BREAK_PART, NO_TERM, codes[kept]),
        starts[kept],
        lengths[kept],
        np.column_stack((positions[places[whole]], compounds[whole], sizes[whole])).astype(
            np.int32
        ),
        positions[text_places],
    )


def _lead_back(
    texts: Sequence[_Text], places: NDArray[np.int64], starts: Ints, lengths: Ints
) -> None:
    """Turns offsets into the folded texts into offsets into the original ones."""
    moved = [(number, text.folded) for number, text in enumerate(texts) if text.folded is not None]
    if not moved:
        return
    numbers = np.array([number for number, _ in moved])
    ends = places[numbers + 1] - 1
    sizes = ends - places[numbers]
    rows = sliced(places[numbers], sizes)
    # All these texts as one, so that all words are looked up among the pieces at once.
    bases = cumulated([len(folded.text) + 1 for _, folded in moved])[:-1]
    pieces = _Pieces.of([folded for _, folded in moved], bases)
    begins = starts[rows].astype(np.int64) + np.repeat(bases, sizes)
    after = pieces.ends(begins + lengths[rows] - 1)
    starts[rows] = pieces.begins(begins)
    lengths[rows] = after - starts[rows]
    starts[ends] = [texts[number].length for number in numbers.tolist()]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of several folded texts, which lead back to the originals; see ``Folded.span``."""

    starts: NDArray[np.int64]
    origins: NDArray[np.int64]
    widths: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[Folded], bases: NDArray[np.int64]) -> "_Pieces":
        """The pieces of texts that begin at ``bases``."""
        columns = zip(*(text.pieces for text in texts), strict=True)
        starts, origins, widths = (
            np.fromiter(chain.from_iterable(column), np.int64) for column in columns
        )
        sizes = [len(text.pieces[0]) for text in texts]
        return cls(starts + np.repeat(bases, sizes), origins, widths)

    def begins(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the originals of characters begin."""
        at = self.starts.searchsorted(places, "right") - 1
        return self.origins[at] + np.where(self.widths[at] > 0, 0, places - self.starts[at])

    def ends(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the originals of characters end."""
        at = self.starts.searchsorted(places, "right") - 1
        width = self.widths[at]
        return self.origins[at] + np.where(width > 0, width, places - self.starts[at] + 1)
