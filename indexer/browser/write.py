"""The search files of a generation, written into a folder."""

import gzip
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from indexer.browser import records, tables
from indexer.browser.chunks import Listed, by_key, by_number, compressed, write_table
from indexer.browser.files import FORMAT, MANIFEST
from indexer.browser.numbering import Numbering
from indexer.browser.packing import columns, texts
from indexer.browser.words import write_words
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.channels import Channels
from indexer.query.staff_synonyms import Expansions
from indexer.query.translation import Translation


def write_search(generation: Path, number: int, directory: Path) -> None:
    """Write all files of the generation in a directory into another, the manifest last.

    ``number`` is that of the generation. Raises OSError.
    """
    segment = Segment(generation)
    lookup, numbering = Lookup.of(segment), Numbering(segment)
    expansions = Expansions(segment.expansions, lambda: segment.near)
    channels = Channels(segment.vocabulary, expansions, lookup)
    synonyms = tables.synonyms(segment, numbering, channels)
    words, postings = write_words(segment, numbering, directory)
    by_text = {
        **words,
        "synonyms": by_key(directory, "synonyms", synonyms.items()),
        "readings": by_key(directory, "readings", tables.readings(segment, numbering).items()),
        "inside": by_key(directory, "inside", tables.inside(segment, numbering).items()),
        "english": _english(segment, numbering, channels, directory),
        "spans": _whole(directory, "spans", tables.spans(segment)),
        "phrases": _whole(directory, "phrases", tables.phrases(segment)),
        "further": _whole(directory, "further", _further(segment)),
        "names": _whole(directory, "names", tables.names(segment)),
    }
    cards = records.records(segment, numbering)
    by_number_of = {
        "postings": postings,
        "records": by_number(directory, "records", cards, columns),
        "pages": by_number(directory, "pages", _pages(segment, numbering), columns),
        "folded": by_number(directory, "folded", tables.folded(segment)),
    }
    manifest = {
        "format": FORMAT,
        "generation": number,
        "programs": segment.programs,
        "core": tables.core(segment, lookup, numbering, sorted(synonyms)),
        "texts": by_text,
        "numbers": by_number_of,
        "files": _taken_in(directory, by_number_of["records"]),
    }
    (directory / MANIFEST).write_bytes(compressed(manifest))


def _taken_in(directory: Path, records: Listed) -> dict[str, Any]:
    """The records, where they are one file, which is written no more."""
    files = sorted(directory.glob(f"{records[0]}-*"))
    if len(files) != 1:
        return {}
    content = orjson.loads(gzip.decompress(files[0].read_bytes()))
    files[0].unlink()
    return {files[0].name: content}


def _whole(directory: Path, table: str, value: Any) -> Listed:
    return write_table(directory, table, [("", value)])


def _pages(segment: Segment, numbering: Numbering) -> Iterable[dict[str, Any]]:
    """Nothing where cards have everything."""
    return records.pages(segment, numbering) if records.paged(segment) else ()


def _english(segment: Segment, numbering: Numbering, channels: Channels, directory: Path) -> Listed:
    translation = Translation(channels, lambda: segment.english)
    return by_key(directory, "english", tables.english(segment, numbering, translation).items())


def _further(segment: Segment) -> str:
    words = chain(segment.vocabulary.written, Expansions.texts(segment.expansions))
    return texts(sorted(set(words)))
