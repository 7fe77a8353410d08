"""Entries of words without what follows from others, so that a chunk of them is small.

A term that is the surface is empty, a number is said as its distance from the number before; parts
that stand in the tables by themselves, as the script would find them, are the sizes of all but the
last. Of a plan's 3,227 entries, 44 kB compressed, 18 are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indexer.browser.packing import texts
from indexer.text.letters import letters

Entries = Mapping[str, Sequence[Sequence[Any]]]
_TERM, _KIND, _FLAGS, _PARTS = 1, 2, 3, 4


class Shortened:
    """Shortens entries by the tables that the script has where it meets them."""

    def __init__(self, silent: int, *tables: Entries) -> None:
        """``silent`` are the flags that say nothing of how a word is cut."""
        self._silent = silent
        self._tables = tables

    def chunk(self, rows: Iterable[tuple[str, Sequence[Sequence[Any]]]]) -> dict[str, Any]:
        """Rows of ascending keys as a chunk."""
        keys: list[str] = []
        found: list[list[list[Any]]] = []
        last = 0
        for key, entries in rows:
            keys.append(key)
            found.append([])
            for entry in entries:
                shortened, last = self._entry(key, list(entry), last)
                found[-1].append(shortened)
        return {"keys": texts(keys), "entries": found}

    def _entry(self, key: str, entry: list[Any], last: int) -> tuple[list[Any], int]:
        surface, term = entry[0] or key, entry[_TERM]
        if len(entry) > _PARTS and entry[_PARTS]:
            entry[_PARTS] = self._parts(surface, entry[_PARTS])
        if isinstance(term, int):
            entry[_TERM], last = term - last, term
        elif term == surface:
            entry[_TERM] = ""
        return entry, last

    def _parts(self, surface: str, parts: list[list[Any]]) -> list[Any] | int:
        """The parts; their sizes where each is what the script finds for its letters."""
        at, sizes = 0, []
        for size, *known in parts:
            if not isinstance(size, int):
                return parts
            found = self._best(surface[at : at + size])
            if found is None or [found[_TERM], found[_KIND]] != known:
                return parts
            at += size
            sizes.append(size)
        return sizes[0] if len(sizes) == 2 else sizes[:-1]

    def _best(self, surface: str) -> Sequence[Any] | None:
        """The entry that the script takes for a surface, see ``word`` in analyzer.js."""
        key = letters(surface) or surface
        entries = next((table[key] for table in self._tables if key in table), ())
        own = [entry for entry in entries if (entry[0] or key) == surface]
        return max(own, key=self._rank, default=None)

    def _rank(self, entry: Sequence[Any]) -> int:
        flags = entry[_FLAGS] if len(entry) > _FLAGS else 0
        parts = len(entry) > _PARTS and bool(entry[_PARTS])
        return 2 * parts + bool(flags & ~self._silent)
