"""What a segment holds, and writing it into the segment's files."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from indexer.english.dictionary import dictionary
from indexer.english.table import english_table
from indexer.index import files
from indexer.index.characters import characters
from indexer.index.facet_columns import FacetColumns
from indexer.index.forward import Forward
from indexer.index.inverted import Inverted
from indexer.index.ranges import cumulated
from indexer.index.record_lines import Records
from indexer.index.segment import Segment
from indexer.index.span_columns import SpanColumns
from indexer.index.vocabulary import Related, vocabulary_tables
from indexer.index.words.phrases import Phrase
from indexer.index.words.tables_before import (
    TablesBefore,
    WordsOf,
    common_terms,
    lacking_words,
    letters_of,
)
from indexer.index.years.columns import YearColumns
from indexer.text.places import PlaceTable
from indexer.thesaurus.kanji import Saying, by_kanji
from indexer.thesaurus.table import alike, thesaurus


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a segment holds, as a build hands it over: in memory, or already in its files.

    ``collection`` is what the pages say about the whole; ``expansions`` are synonyms. These and
    related words are values that JSON has.
    """

    forward: Forward
    inverted: Inverted
    facets: FacetColumns
    places: PlaceTable
    spans: SpanColumns
    years: YearColumns
    phrases: Sequence[Phrase]
    collection: Mapping[str, Any]
    expansions: Mapping[str, Any]
    related: Related


class Sources(Protocol):
    """What the tables of a dictionary's words are made of."""

    @property
    def inverted(self) -> Inverted: ...

    @property
    def expansions(self) -> Mapping[str, Any]: ...


def write(
    contents: Contents,
    directory: Path,
    before: Segment | None = None,
    give_back: Callable[[], None] = lambda: None,
) -> None:
    """Writes all but the records into a directory that has no files but those that hold some.

    Tables of words are worked out for what the generation ``before`` has otherwise, if it is given.
    ``give_back`` is called where the most is in memory and Sudachi's dictionary needed no longer.
    """
    columns = (contents.facets, contents.spans, contents.years)
    for group in (contents.forward, contents.inverted, *columns):
        _write_arrays(group, directory)
    surface = contents.forward.surface
    if isinstance(surface, bytes):
        (directory / files.SURFACE).write_bytes(surface)
    _write_arrays(characters(surface, directory), directory)
    files.let_go(surface)
    files.write_json(directory, files.LEXEMES, contents.forward.lexemes)
    files.write_json(directory, files.TERMS, contents.inverted.terms)
    files.write_json(directory, files.FACETS, contents.facets.values)
    files.write_json(directory, files.PLACES, contents.places)
    files.write_json(directory, files.COLLECTION, contents.collection)
    files.write_json(directory, files.EXPANSIONS, contents.expansions)
    files.write_json(directory, files.RELATED, contents.related)
    then = TablesBefore(before) if before else None
    words = _write_vocabulary(contents, directory, then)
    near, table = dictionary_tables(contents, words, then, give_back)
    files.write_json(directory, files.ALIKE, near)
    files.write_json(directory, files.ENGLISH, table)
    phrases = [(phrase.text, phrase.reading, phrase.count) for phrase in contents.phrases]
    files.write_json(directory, files.PHRASES, phrases)


def _write_vocabulary(
    contents: Contents, directory: Path, before: TablesBefore | None
) -> Mapping[str, Any]:
    """Writes the vocabulary; what is needed further is which words it has."""
    lexemes = contents.forward.lexemes
    vocabulary = before.vocabulary_of(lexemes) if before else vocabulary_tables(lexemes)
    files.write_json(directory, files.VOCABULARY, vocabulary)
    return words_of(vocabulary)


def words_of(vocabulary: Mapping[str, Any]) -> Mapping[str, Any]:
    """Which words a vocabulary has, and no more of it: what ``dictionary_tables`` needs."""
    return {name: dict.fromkeys(vocabulary[name], ()) for name in ("letters", "groups")}


def dictionary_tables(
    contents: Sources,
    vocabulary: Mapping[str, Any],
    before: TablesBefore | None = None,
    give_back: Callable[[], None] = lambda: None,
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What leads from a dictionary's words to the collection's: words that are alike, and English.

    Takes over what those ``before`` are; reads and writes nothing else of an index. ``give_back``
    is called between the two: English needs Sudachi's dictionary no longer.
    """
    inverted, terms = contents.inverted, contents.inverted.terms
    words = WordsOf(
        terms,
        common_terms(terms, inverted.posting_bounds, inverted.docs),
        vocabulary["letters"].keys() | letters_of(contents.expansions),
        vocabulary["groups"].keys(),
    )
    if before and (near := before.alike_of(words)) is not None:
        lacking = before.lacking
    else:
        near = alike(thesaurus(), frozenset(terms), by_kanji(_saying(), terms), words.common)
        lacking = lacking_words(near, terms)
    give_back()
    if before and (table := before.english_of(words, lacking)) is not None:
        return near, table
    return near, english_table(dictionary(), words.letters, words.groups, lacking)


@lru_cache(1)
def _saying() -> Saying:
    return Saying(dictionary().words())


def write_records(records: Records, directory: Path) -> None:
    """Writes the records one by one: together they are as large as the collection."""
    (directory / files.DIGESTS).write_bytes(b"".join(records.digests))
    sizes = array("q")
    with (directory / files.RECORDS).open("wb") as file:
        for line in records.lines:
            sizes.append(file.write(line))
    files.write_array(directory, files.RECORD_BOUNDS, cumulated(np.array(sizes)))


def _write_arrays(group: Any, directory: Path) -> None:
    for field in fields(group):
        value = getattr(group, field.name)
        if isinstance(value, np.ndarray) and not files.is_in_file(value):
            files.write_array(directory, field.name, value)
