"""The search files of a generation, written into a folder."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from indexer.browser import records, tables
from indexer.browser.best import Best
from indexer.browser.chunks import Files, Listed, by_key, by_number
from indexer.browser.files import FORMAT, MANIFEST
from indexer.browser.nouns import write_nouns
from indexer.browser.numbering import Numbering
from indexer.browser.packing import columns, texts
from indexer.browser.words import Beside, write_words
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.channels import Channels
from indexer.query.staff_synonyms import Expansions
from indexer.query.translation import Translation
from indexer.ranking.similar import Nearest, Similar

# Every search loads the manifest, whose kinds of text differ: letters, then digits. Blocks of 2,048
# signs, each with a code of its own, make that of a plan 1.3 kB smaller than blocks of 16,384.
_LEVEL: Final = 9
_MEMORY: Final = 5
_GZIP: Final = 31


class Part(NamedTuple):
    """What some files add to the manifest, by its names."""

    core: dict[str, Any]
    texts: dict[str, Listed]
    numbers: dict[str, Listed]
    begin: dict[str, str]
    files: dict[str, Any]


def write_search(generation: Path, number: int, directory: Path) -> None:
    """Write all files of the generation in a directory into another, the manifest last.

    ``number`` is that of the generation. Raises OSError.
    """
    nearest = Similar(Segment(generation)).nearest
    parts = [write_tables(generation, directory, nearest), write_english(generation, directory)]
    write_manifest(parts, number, directory)


def write_manifest(parts: Sequence[Part], number: int, directory: Path) -> None:
    """Write the manifest of files that are there, which several processes may have written."""
    core = {name: value for part in parts for name, value in part.core.items()}
    manifest = {
        "format": FORMAT,
        "generation": number,
        "programs": core["programs"],
        "core": core,
        "texts": {table: listed for part in parts for table, listed in part.texts.items()},
        "numbers": {table: listed for part in parts for table, listed in part.numbers.items()},
        "begin": {table: bits for part in parts for table, bits in part.begin.items()},
        "files": {name: value for part in parts for name, value in part.files.items()},
    }
    (directory / MANIFEST).write_bytes(_compressed(manifest))


def _compressed(manifest: dict[str, Any]) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP, _MEMORY)
    return packer.compress(orjson.dumps(manifest)) + packer.flush()


def write_english(generation: Path, directory: Path) -> Part:
    """Write the files of English words, which take about as long as all others."""
    segment, files = Segment(generation), Files(directory)
    channels = _channels(segment, Lookup.of(segment))
    translation = Translation(channels, lambda: segment.english)
    rows = tables.english(segment, Numbering(segment), translation)
    return Part({}, {"english": by_key(files, "english", rows.items())}, {}, {}, files.inside)


def write_tables(generation: Path, directory: Path, nearest: Callable[[int], Nearest]) -> Part:
    """Write all other files; ``nearest`` gives the programs most like one, by its number."""
    segment = Segment(generation)
    lookup, numbering, files = Lookup.of(segment), Numbering(segment), Files(directory)
    synonyms = tables.synonyms(segment, numbering, _channels(segment, lookup))
    cards = list(records.records(segment, numbering, nearest))
    listed_cards = by_number(files, "records", cards, columns)
    known = _known(segment, cards) if files.inside else None
    # Records that are in the manifest need no other place.
    best = None if known else Best(segment, numbering)
    beside = Beside(synonyms, {} if known else tables.pairs(segment), best)
    words, postings = write_words(segment, lookup, numbering, beside, files)
    by_text = {
        **words,
        "readings": by_key(files, "readings", tables.readings(segment, numbering).items()),
        "inside": by_key(files, "inside", tables.inside(segment, numbering).items()),
        "spans": _whole(files, "spans", tables.spans(segment)),
        "phrases": _whole(files, "phrases", tables.phrases(segment)),
        "further": _whole(files, "further", _further(segment)),
        "names": _whole(files, "names", tables.names(segment)),
        "nouns": write_nouns(files),
    }
    by_number_of = {
        "postings": postings,
        "records": listed_cards,
        "best": best.write(files, cards) if best else files.write("best", ()),
        "pages": by_number(files, "pages", _pages(segment, numbering), columns),
        "folded": by_number(files, "folded", tables.folded(segment, known)),
    }
    core = tables.core(segment, lookup, numbering, known is None)
    return Part(core, by_text, by_number_of, files.beginnings, files.inside)


def _channels(segment: Segment, lookup: Lookup) -> Channels:
    expansions = Expansions(segment.expansions, lambda: segment.near)
    return Channels(segment.vocabulary, expansions, lookup)


def _known(segment: Segment, cards: Sequence[dict[str, Any]]) -> Callable[[int, str], Any]:
    """What the record of a program has under a name, where every search has all records."""
    names = {name for _, name in records.fields_by_place(segment)[0]}

    def known(number: int, name: str) -> Any:
        program = cards[number]["program"]
        text = program.get(name) or program.get("columns", {}).get(name)
        return text if name in names else None

    return known


def _whole(files: Files, table: str, value: Any) -> Listed:
    return files.write(table, [("", value)])


def _pages(segment: Segment, numbering: Numbering) -> Iterable[dict[str, Any]]:
    """Nothing where cards have everything."""
    return records.pages(segment, numbering) if records.paged(segment) else ()


def _further(segment: Segment) -> str:
    words = chain(segment.vocabulary.written, Expansions.texts(segment.expansions))
    return texts(sorted(set(words)))
