"""Where each character stands in the folded text of all programs: letters that are no word's.

A text is looked for at the places of its rarest character, so that this costs what the postings of
that one cost, and nothing where some character stands nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from mmap import mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.growing_arrays import Filled
from indexer.index.postings import Slots
from indexer.index.ranges import cumulated

Places = NDArray[np.uint32]
# Bytes of the text that are sorted at a time.
_CHUNK = 2 << 20
# One more than the last code point of Unicode.
_CODES = 0x110000
# Bytes between two places of which the slot is kept at hand: about the length of a short field.
_BLOCK_BITS = 6


@dataclass(frozen=True, slots=True)
class Characters:
    """``character_codes`` are the code points that occur, ascending. The places of number n among
    them are ``character_places[character_bounds[n]:character_bounds[n + 1]]``, ascending, in bytes.
    """

    character_codes: NDArray[np.int32]
    character_bounds: NDArray[np.int64]
    character_places: Places


def characters(surface: bytes | mmap, directory: Path | None = None) -> Characters:
    """The places of the characters of a text in UTF-8.

    They go into the file of a generation in ``directory``, or into memory without one.
    """
    counts = np.zeros(_CODES, np.int64)
    for _, codes in _chunks(surface):
        counts += np.bincount(codes, minlength=_CODES)
    found = np.flatnonzero(counts)
    bounds = cumulated(counts[found])
    # NumPy sorts numbers of 16 bits by their digits, several times faster than others.
    ranks = np.zeros(_CODES, np.uint16 if len(found) <= 1 << 16 else np.uint32)
    ranks[found] = np.arange(len(found))
    path = directory and directory / files.array_file("character_places")
    places = Filled(np.uint32, int(bounds[-1]), path)
    behind = bounds[:-1].copy()
    for at, codes in _chunks(surface):
        own = ranks[codes]
        ordered = at[own.argsort(kind="stable")]
        sizes = np.bincount(own, minlength=len(found))
        # Of characters that are side by side, the places go in together.
        apart = np.insert(np.flatnonzero(behind[1:] != (behind + sizes)[:-1]) + 1, 0, 0)
        places.put(behind[apart].tolist(), cumulated(sizes)[apart].tolist(), ordered)
        behind += sizes
    return Characters(found.astype(np.int32), bounds, places.done())


def _chunks(surface: bytes | mmap) -> Iterator[tuple[Places, NDArray[np.uint32]]]:
    """The places and the code points of all characters, some at a time."""
    start = 0
    while start < len(surface):
        end = min(start + _CHUNK, len(surface))
        while end < len(surface) and surface[end] & 0xC0 == 0x80:
            end -= 1
        chunk = surface[start:end]
        is_first = np.frombuffer(chunk, np.uint8) & 0xC0 != 0x80
        codes = np.frombuffer(chunk.decode().encode("utf-32-le"), np.uint32)
        yield (np.flatnonzero(is_first) + start).astype(np.uint32), codes
        files.let_go(surface)
        start = end


# What stands between the figures of one number; lists of numbers have other signs once folded.
_IN_NUMBER = np.frombuffer(b",.", np.uint8)


def _is_digit(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    digit: NDArray[np.bool_] = (signs >= ord("0")) & (signs <= ord("9"))
    return digit


class TextSearch:
    """Finds texts in the folded text of all programs, in which every field ends in a NUL."""

    def __init__(self, known: Characters, surface: NDArray[np.uint8]) -> None:
        self._known = known
        self._surface = surface

    def slots(self, text: str) -> Slots:
        """The slot of every place where the programs have ``text``, ascending.

        A number is not in another one: 20人 is not in 120人, nor 200人 in 1,200人, 5% in 1.5%.
        """
        places = self.places(text)
        if text[0].isdecimal():
            places = places[~self._goes_on(places.astype(np.int64) - 1, -1)]
        if text[-1].isdecimal():
            places = places[~self._goes_on(places.astype(np.int64) + len(text.encode()), 1)]
        return self._slots_of(places)

    def _goes_on(self, places: NDArray[np.int64], step: int) -> NDArray[np.bool_]:
        """Whether a number goes on at some places, by a figure or by a sign and then a figure."""
        sign, next_sign = self._signs(places), self._signs(places + step)
        goes_on: NDArray[np.bool_] = _is_digit(sign) | np.isin(sign, _IN_NUMBER) & _is_digit(
            next_sign
        )
        return goes_on

    def _signs(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The bytes at some places; 0, which ends a field, outside of the text."""
        inside = (places >= 0) & (places < len(self._surface))
        return np.where(inside, self._surface[np.where(inside, places, 0)], 0).astype(np.uint8)

    def has(self, char: str) -> bool:
        """Whether the programs have a character, of whatever number it is a figure."""
        return bool(len(self._places_of(char)))

    def places(self, text: str) -> Places:
        """Where the programs have ``text``, ascending, none of them within another."""
        lists = [self._places_of(char) for char in text]
        rarest = min(range(len(text)), key=lambda at: len(lists[at]))
        sizes = [len(char.encode()) for char in text]
        before = sum(sizes[:rarest])
        found = lists[rarest]
        if len(text) > 1:
            found = found[found >= before] - np.uint32(before)
            found = self._beginning(found, text.encode(), sizes)
        return _apart(found, sum(sizes))

    def _beginning(self, places: Places, text: bytes, sizes: list[int]) -> Places:
        """Those of some places at which a text of characters of these sizes begins."""
        places = places[places <= len(self._surface) - len(text)]
        # The last byte of a character tells most: kana have the first one in common.
        last = [end - 1 for end in accumulate(sizes)]
        for at in (*last, *sorted(set(range(len(text))) - set(last))):
            if not len(places):
                break
            places = places[self._surface[places + np.uint32(at)] == text[at]]
        return places

    def _places_of(self, char: str) -> Places:
        known = self._known
        number = int(known.character_codes.searchsorted(ord(char)))
        if number == len(known.character_codes) or known.character_codes[number] != ord(char):
            return np.zeros(0, np.uint32)
        first, end = known.character_bounds[number : number + 2]
        return known.character_places[first:end]

    def _slots_of(self, places: Places) -> Slots:
        """The slot of each of some places: as many as there are ends of fields before it."""
        slots: Slots = self._of_blocks[places >> _BLOCK_BITS]
        behind = np.flatnonzero(self._ends[slots] < places)
        while len(behind):
            slots[behind] += 1
            behind = behind[self._ends[slots[behind]] < places[behind]]
        return slots

    @cached_property
    def _ends(self) -> Places:
        return self._places_of("\0")

    @cached_property
    def _of_blocks(self) -> NDArray[np.int32]:
        """The slot of the first byte of every block: looking there takes a tenth of a search."""
        blocks = np.arange(0, len(self._surface), 1 << _BLOCK_BITS, dtype=np.uint32)
        first: NDArray[np.int32] = self._ends.searchsorted(blocks).astype(np.int32)
        return first


def _apart(places: Places, size: int) -> Places:
    """Those of some places that are left when one is taken after the other, each of so many bytes.

    A text may stand within itself: ああ does twice in あああ, and is counted once.
    """
    is_within = np.diff(places) < size
    if not is_within.any():
        return places
    kept = np.ones(len(places), bool)
    last = 0
    # Of what stands apart, nothing has to be decided.
    for at in np.flatnonzero(is_within).tolist():
        last = at if kept[at] else last
        kept[at + 1] = int(places[at + 1]) - int(places[last]) >= size
    return places[kept]
