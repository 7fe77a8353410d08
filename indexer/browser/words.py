"""The tables of words, each chunk with the postings of the terms that stand under its words."""

from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

from indexer.browser import tables
from indexer.browser.chunks import (
    Chunk,
    Listed,
    ascending,
    by_key,
    divided,
    listed,
    size_of,
    write_table,
)
from indexer.browser.entries import Shortened
from indexer.browser.files import CHUNK_BYTES
from indexer.browser.lexicon import FLAGS, Lexicon
from indexer.browser.numbering import Numbering
from indexer.browser.packing import packed
from indexer.index.segment import Segment
from indexer.query.synonyms import MAX_SYNONYMS
from indexer.text.analyzer import Token

Entries = dict[str, list[Any]]


def write_words(
    segment: Segment, numbering: Numbering, directory: Path
) -> tuple[dict[str, Listed], Listed]:
    """Write the tables of words; returns how they are listed, and how postings are, which have
    files in common with words."""

    def synonyms(token: Token) -> list[int]:
        found = segment.vocabulary.in_groups(token.lexeme.groups)[:MAX_SYNONYMS]
        return [numbering.numbers[term] for term in found if term != token.lexeme.term]

    lexicon = Lexicon(segment, numbering, synonyms)
    words, others = lexicon.words(), lexicon.others()
    for key in numbering.keys:
        words.setdefault(key, [])
    # What the programs' words spell stands among these: other words are only looked at where all
    # of them are.
    for key in [key for key in others if key in words or _is_spelled(key, words)]:
        words.setdefault(key, []).extend(others.pop(key))
    silent = FLAGS["read"] + FLAGS["related"]
    chunks = list(_chunks(segment, numbering, Shortened(silent, words), words))
    stem, firsts = write_table(directory, "words", chunks)
    own = Shortened(silent, words, others)
    return {
        "words": (stem, firsts),
        "others": _others(directory, own, others),
        "related": by_key(directory, "related", lexicon.related.items()),
        "spoken": by_key(directory, "spoken", lexicon.spoken.items()),
    }, (stem, listed([value["from"] for _, value in chunks]))


def _is_spelled(text: str, words: Container[str]) -> bool:
    """Whether words spell a text from its beginning to its end."""
    ends = {0}
    for end in range(1, len(text) + 1):
        if any(text[start:end] in words for start in ends):
            ends.add(end)
    return len(text) in ends


def _chunks(
    segment: Segment, numbering: Numbering, shortened: Shortened, words: Entries
) -> Iterable[Chunk]:
    """The chunks of the words; ``from`` is the number of the first term of each."""
    places = list(tables.postings(segment, numbering))
    under: dict[str, list[int]] = {}
    for number, key in enumerate(numbering.keys):
        under.setdefault(key, []).append(number)
    rows = ascending(words.items())
    sizes = [size_of(row) + sum(len(places[n]) for n in under.get(row[0], ())) for row in rows]
    first = 0
    for piece in divided(rows, sizes, CHUNK_BYTES["words"]):
        own = [under.get(key, []) for key, _ in piece]
        yield piece[0][0], shortened.chunk(piece, first) | _postings(numbering, piece, own, places)
        first += sum(map(len, own))


def _postings(
    numbering: Numbering,
    piece: Sequence[tuple[str, Any]],
    own: Sequence[Sequence[int]],
    places: Sequence[str],
) -> dict[str, Any]:
    """The terms that stand under each word of a chunk."""
    numbers = [
        (number, key) for (key, _), found in zip(piece, own, strict=True) for number in found
    ]
    named = (numbering.terms[n] if numbering.terms[n] != key else "" for n, key in numbers)
    return {
        "under": packed(map(len, own)),
        "names": "\n".join(named),
        "places": [places[number] for number, _ in numbers],
    }


def _others(directory: Path, shortened: Shortened, others: Entries) -> Listed:
    rows = ascending(others.items())
    pieces = divided(rows, map(size_of, rows), CHUNK_BYTES["others"])
    return write_table(directory, "others", ((p[0][0], shortened.chunk(p)) for p in pieces))
