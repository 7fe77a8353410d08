"""Chunks of words: entries without what follows from others, as columns.

A term that is the surface is left out, a number is said as its distance from the number before;
parts that stand in the tables by themselves, as the script would find them, are the sizes of all
but the last. Of a plan's 3,227 entries, 44 kB compressed, 18 were left as rows; columns take less
again, since like stands beside like.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from indexer.browser.packing import packed, signed, texts
from indexer.text.kana import to_hiragana
from indexer.text.letters import letters

Entries = Mapping[str, Sequence[Sequence[Any]]]
_SURFACE, _TERM, _KIND, _FLAGS, _PARTS, _SYNONYMS, _WRITTEN, _ALSO = range(8)
# What a column of terms says instead of a distance: the surface, or the next of the texts.
HIRAGANA: Final = "~"
_IS_SURFACE, _IS_TEXT, _IS_NUMBER = 0, 1, 2


class Shortened:
    """Shortens entries by the tables that the script has where it meets them."""

    def __init__(self, silent: int, *tables: Entries) -> None:
        """``silent`` are the flags that say nothing of how a word is cut."""
        self._silent = silent
        self._tables = tables

    def chunk(
        self, rows: Sequence[tuple[str, Sequence[Sequence[Any]]]], first: int = 0
    ) -> dict[str, Any]:
        """Rows of ascending keys as a chunk; ``first`` is what its first distance is from.

        ``counts`` says how many entries each key has, ``classes`` the kinds and flags that there
        are, ``class`` which each entry has, ``texts`` the terms that are neither the surface nor a
        number. What an entry has none of is 0.
        """
        flat = [(key, self._whole(entry)) for key, entries in rows for entry in entries]
        terms, own = _terms(flat, first)
        classes = list(dict.fromkeys((e[_KIND], e[_FLAGS]) for _, e in flat))
        known = {one: at for at, one in enumerate(classes)}
        return {
            "keys": texts(key for key, _ in rows),
            "counts": packed(len(entries) for _, entries in rows),
            "surfaces": "\n".join(_surface(key, entry[_SURFACE]) for key, entry in flat),
            "from": first,
            "terms": terms,
            "texts": own,
            "classes": classes,
            "class": packed(known[entry[_KIND], entry[_FLAGS]] for _, entry in flat),
            "parts": [self._parts(key, entry) for key, entry in flat],
            "synonyms": [entry[_SYNONYMS] or 0 for _, entry in flat],
            "written": [entry[_WRITTEN] or 0 for _, entry in flat],
            # Hardly a word has any.
            "also": {str(at): entry[_ALSO] for at, (_, entry) in enumerate(flat) if entry[_ALSO]},
        }

    def _whole(self, entry: Sequence[Any]) -> Sequence[Any]:
        """An entry with what is left out at its end."""
        return [*entry, *(0, [], [], [], [])[len(entry) - _FLAGS :]]

    def _parts(self, key: str, entry: Sequence[Any]) -> list[Any] | int:
        """The parts; their sizes where each is what the script finds for its letters."""
        surface = entry[_SURFACE] or key
        at, sizes = 0, []
        for size, *known in entry[_PARTS]:
            if not isinstance(size, int):
                return list(entry[_PARTS])
            found = self._best(surface[at : at + size])
            if found is None or [found[_TERM], found[_KIND]] != known:
                return list(entry[_PARTS])
            at += size
            sizes.append(size)
        return (sizes[0] if len(sizes) == 2 else sizes[:-1]) if sizes else 0

    def _best(self, surface: str) -> Sequence[Any] | None:
        """The entry that the script takes for a surface, see ``word`` in analyzer.js."""
        key = letters(surface) or surface
        entries = next((table[key] for table in self._tables if key in table), ())
        own = [entry for entry in entries if (entry[_SURFACE] or key) == surface]
        return max(own, key=self._rank, default=None)

    def _rank(self, entry: Sequence[Any]) -> int:
        flags = entry[_FLAGS] if len(entry) > _FLAGS else 0
        parts = len(entry) > _PARTS and bool(entry[_PARTS])
        return 2 * parts + bool(flags & ~self._silent)


def _surface(key: str, surface: str) -> str:
    """A surface as the column has it: nothing where it is the letters, HIRAGANA where it is these
    with hiragana for all katakana."""
    return HIRAGANA if surface and surface == to_hiragana(key) else surface


def _terms(flat: Iterable[tuple[str, Sequence[Any]]], last: int) -> tuple[str, list[str]]:
    """The terms of entries as a column, and those of them that are texts."""
    column, own = [], []
    for key, entry in flat:
        term = entry[_TERM]
        if isinstance(term, int):
            column.append(_IS_NUMBER + signed(term - last))
            last = term
        elif term == (entry[_SURFACE] or key):
            column.append(_IS_SURFACE)
        else:
            column.append(_IS_TEXT)
            own.append(term)
    return packed(column), own
