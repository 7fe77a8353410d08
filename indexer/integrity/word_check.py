"""Tables of words: synonyms and related words, and what a dictionary makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from indexer.index import contents, files
from indexer.index.forward import Forward
from indexer.index.inverted import Inverted
from indexer.index.segment import Segment
from indexer.index.vocabulary import vocabulary_tables
from indexer.integrity.fault import Fault


class _Sources(NamedTuple):
    """See ``contents.Sources``."""

    inverted: Inverted
    expansions: Mapping[str, Any]


def word_faults(segment: Segment, forward: Forward, inverted: Inverted) -> Iterator[Fault]:
    """Yield what is wrong with the tables of words, ``forward`` and ``inverted`` being sound.

    Synonyms and related words came from the collection's own files, which are not here: these are
    looked at for their form. What a dictionary leads from and to is made anew.
    """
    if not _are_related(files.read_json(segment.directory, files.RELATED)):
        yield Fault(files.RELATED, "is no table of words and their likeness")
    if not _are_expansions(files.read_json(segment.directory, files.EXPANSIONS)):
        yield Fault(files.EXPANSIONS, "is no table of synonyms")
        return  # the others are made of it
    words = contents.words_of(vocabulary_tables(forward.lexemes))
    tables = contents.dictionary_tables(_Sources(inverted, segment.expansions), words)
    for name, table in zip((files.ALIKE, files.ENGLISH), tables, strict=True):
        # As JSON brings it back: tuples are lists.
        made = orjson.loads(orjson.dumps(table, default=tuple))
        if files.read_json(segment.directory, name) != made:
            yield Fault(name, "differs from what the dictionary gives")


def _are_related(table: Any) -> bool:
    return isinstance(table, dict) and all(
        isinstance(rows, list) and all(_is_likeness(row) for row in rows) for rows in table.values()
    )


def _is_likeness(row: Any) -> bool:
    match row:
        case [str(), float() | int() as likeness]:
            return 0 <= likeness <= 1
    return False


def _are_expansions(tables: Any) -> bool:
    match tables:
        case {"synonyms": dict() as synonyms, "longest": int()}:
            return all(_are_synonyms(rows) for rows in synonyms.values())
    return False


def _are_synonyms(rows: Any) -> bool:
    return isinstance(rows, list) and all(_is_synonym(row) for row in rows)


def _is_synonym(row: Any) -> bool:
    match row:
        case [str(), list() as terms, list() as steps, bool()]:
            return len(terms) == len(steps) and _all(terms, str) and _all(steps, int)
    return False


def _all(values: Sequence[Any], kind: type) -> bool:
    return all(isinstance(value, kind) for value in values)
