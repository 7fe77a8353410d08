"""The search files of a generation, written into a folder."""

from collections.abc import Container, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from indexer.browser import records, tables
from indexer.browser.chunks import Chunk, by_key, by_number, compressed, listed, write_chunk
from indexer.browser.entries import Shortened
from indexer.browser.files import FORMAT, MANIFEST, SMALL_POSTINGS
from indexer.browser.lexicon import FLAGS, Lexicon
from indexer.browser.packing import columns, texts
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.channels import Channels
from indexer.query.expansions import Expansions
from indexer.query.synonyms import MAX_SYNONYMS
from indexer.query.translation import Translation
from indexer.text.analyzer import Token


def write_search(generation: Path, number: int, directory: Path) -> None:
    """Write all files of the generation in a directory into another, the manifest last.

    ``number`` is that of the generation. Raises OSError.
    """
    segment = Segment(generation)
    lookup = Lookup.of(segment)
    expansions = Expansions(segment.expansions, lambda: segment.near)
    channels = Channels(segment.vocabulary, expansions, lookup)
    synonyms = tables.synonyms(segment, channels)
    chunks = {
        "synonyms": by_key(directory, "synonyms", synonyms.items()),
        **_words(segment, directory),
        "postings": _postings(segment, directory),
        "readings": by_key(directory, "readings", tables.readings(segment).items()),
        "inside": by_key(directory, "inside", tables.inside(segment).items()),
        "english": _english(segment, channels, directory),
        "records": by_number(directory, "records", records.records(segment), columns),
        "pages": by_number(directory, "pages", _pages(segment), columns),
        "folded": by_number(directory, "folded", tables.folded(segment)),
        "phrases": [write_chunk(directory, "phrases", "", tables.phrases(segment))],
        "further": [_further(segment, directory)],
        "names": [write_chunk(directory, "names", "", tables.names(segment))],
    }
    manifest = {
        "format": FORMAT,
        "generation": number,
        "programs": segment.programs,
        "core": tables.core(segment, lookup, sorted(synonyms)),
        "chunks": {table: listed(own) for table, own in chunks.items()},
    }
    (directory / MANIFEST).write_bytes(compressed(manifest))


def _words(segment: Segment, directory: Path) -> dict[str, list[Chunk]]:
    """The tables of words; what the programs' words spell stands among these."""

    def synonyms(token: Token) -> list[int]:
        found = segment.vocabulary.in_groups(token.lexeme.groups)[:MAX_SYNONYMS]
        return [segment.term_numbers[term] for term in found if term != token.lexeme.term]

    lexicon = Lexicon(segment, synonyms)
    words, others = lexicon.words(), lexicon.others()
    hidden = [key for key in others if key in words or _is_spelled(key, words)]
    for key in hidden:
        words.setdefault(key, []).extend(others.pop(key))
    # Other words are only looked at where all words are.
    silent = FLAGS["read"] + FLAGS["related"]
    own, all_words = Shortened(silent, words), Shortened(silent, words, others)
    return {
        "words": by_key(directory, "words", words.items(), own.chunk),
        "others": by_key(directory, "others", others.items(), all_words.chunk),
        "related": by_key(directory, "related", lexicon.related.items()),
        "spoken": by_key(directory, "spoken", lexicon.spoken.items()),
    }


def _is_spelled(text: str, words: Container[str]) -> bool:
    """Whether words spell a text from its beginning to its end."""
    ends = {0}
    for end in range(1, len(text) + 1):
        if any(text[start:end] in words for start in ends):
            ends.add(end)
    return len(text) in ends


def _postings(segment: Segment, directory: Path) -> list[Chunk]:
    rows = tables.postings(segment)
    return by_number(directory, "postings", rows, tables.posting_columns, SMALL_POSTINGS)


def _pages(segment: Segment) -> Iterable[dict[str, Any]]:
    """Nothing where cards have everything."""
    return records.pages(segment) if records.paged(segment) else ()


def _english(segment: Segment, channels: Channels, directory: Path) -> list[Chunk]:
    translation = Translation(channels, lambda: segment.english)
    return by_key(directory, "english", tables.english(segment, translation).items())


def _further(segment: Segment, directory: Path) -> Chunk:
    words = chain(segment.vocabulary.written, Expansions.texts(segment.expansions))
    return write_chunk(directory, "further", "", texts(sorted(set(words))))
