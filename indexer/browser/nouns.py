"""Nouns of the shipped table and how each is made up, the same for all collections.

A collection has few of them. A query may have others (生け垣, 医療費), or several run together
(グローバルポジショニングシステム): a dictionary knows where each begins and ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from indexer.browser.chunks import Chunk, Files, Listed, ascending, divided, keyed, size_of
from indexer.browser.dictionary import spelled
from indexer.browser.files import CHUNK_BYTES
from indexer.browser.packing import packed, texts
from indexer.text.analyzer import readings_of
from indexer.text.kana import is_hiragana
from indexer.text.lexeme import Kind

# A letter says nothing of where a word ends; short hiragana is what follows other words.
_MIN_LETTERS: Final = 2
_MIN_HIRAGANA: Final = 3
_LAST_SINGLE: Final = "\uffff"


def write_nouns(files: Files) -> Listed:
    """Write them in chunks of ``words``, and of ``parts``, how many each has; raises OSError.

    Of those that have several, ``sizes`` has the letters of each but the last.
    """
    rows = ascending(nouns())
    pieces = keyed(divided(rows, map(size_of, rows), CHUNK_BYTES["nouns"]))
    return files.write("nouns", _chunks(pieces))


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
def nouns() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each noun with the lengths of its parts, which are words as well."""
    found: dict[str, tuple[int, ...]] = {}
    for text in spelled():
        # Letters are counted as a browser does, which has two for some.
        least = _MIN_HIRAGANA if is_hiragana(text) else _MIN_LETTERS
        if len(text) < least or max(text) > _LAST_SINGLE:
            continue
        for word, parts in readings_of(text):
            surfaces = [part.surface for part in parts]
            if word.kind is Kind.NOUN and "".join(surfaces) == text:
                found.setdefault(text, tuple(map(len, surfaces)))
    return tuple(found.items())
