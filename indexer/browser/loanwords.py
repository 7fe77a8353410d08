"""Words in katakana of the shipped table and how each is made up, the same for all collections.

A collection has few of them. A query may run several together, which a dictionary cuts and a
browser could not: グローバルポジショニングシステム, コンテンツマネジメントシステム.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from indexer.browser.chunks import Chunk, Files, Listed, ascending, divided, keyed, size_of
from indexer.browser.files import CHUNK_BYTES
from indexer.browser.packing import packed, texts
from indexer.english.jmdict import SEPARATOR, entries
from indexer.text.analyzer import readings_of
from indexer.text.kana import is_katakana
from indexer.text.normalize import fold_text

# A letter is no word of its own.
_MIN_LETTERS: Final = 2


def write_loanwords(files: Files) -> Listed:
    """Write them in chunks of ``words``, and of ``parts``, how many each has; raises OSError.

    Of those that have several, ``sizes`` has the letters of each but the last.
    """
    rows = ascending(loanwords())
    pieces = keyed(divided(rows, map(size_of, rows), CHUNK_BYTES["loanwords"]))
    return files.write("loanwords", _chunks(pieces))


def _chunks(pieces: Iterable[tuple[str, Sequence[tuple[Any, Any]]]]) -> Iterator[Chunk]:
    for first, piece in pieces:
        sizes = [own for _, own in piece]
        yield (
            first,
            {
                "words": texts(word for word, _ in piece),
                "parts": packed(len(own) for own in sizes),
                "sizes": packed(size for own in sizes for size in own[:-1]),
            },
        )


@cache
def loanwords() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each word with the lengths of its parts, which are words as well."""
    found: dict[str, tuple[int, ...]] = {}
    for text in dict.fromkeys(map(fold_text, SEPARATOR.join(entries().spellings).split(SEPARATOR))):
        if len(text) < _MIN_LETTERS or not is_katakana(text):
            continue
        for _, parts in readings_of(text):
            surfaces = [part.surface for part in parts]
            if "".join(surfaces) == text:
                found[text] = tuple(map(len, surfaces))
                for part in surfaces if len(surfaces) > 1 else ():
                    if len(part) >= _MIN_LETTERS:
                        found.setdefault(part, (len(part),))
    return tuple(found.items())
