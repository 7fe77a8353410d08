"""The best programs of each word side by side, so that a first page of hits is one file.

Hits are anywhere in a large collection: ten of them are nine files of records, however these are
ordered (files of 16 programs by likeness: 8.4). Most searches are for one word, though, and the ten
best programs of a word are known: 5,794 projects have 3,766 words that 20 or more of them have.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.columns import YEAR
from indexer.browser.chunks import Files, Listed
from indexer.browser.numbering import Numbering
from indexer.browser.packing import columns, distances, packed
from indexer.index.collection_info import CollectionInfo
from indexer.index.segment import Segment
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.text.lexeme import Kind

# Programs with a word from which on its best ones stand together: fewer are few files by one each.
_LEAST: Final = 8
# Programs in a file. Of 5,794 projects that is 3,000 files of 8 kB; half as many are 6,000 of 4.
_MOST: Final = 24


class Group(NamedTuple):
    """The programs of a file, ascending, and the terms whose best ones they are."""

    programs: Sequence[int]
    terms: Sequence[int]


class Best:
    """The files of a generation's best programs."""

    def __init__(self, segment: Segment, numbering: Numbering) -> None:
        """Find the programs; nothing is written yet."""
        self._groups = list(_grouped(_found(segment, numbering)))
        self._files = {
            term: number for number, group in enumerate(self._groups) for term in group.terms
        }

    def write(self, files: Files, records: Sequence[dict[str, Any]]) -> Listed:
        """Write a file for each group, with the records of its programs. Raises OSError."""
        return files.write("best", enumerate(_chunk(group, records) for group in self._groups))

    def of(self, terms: Sequence[int]) -> dict[str, Any]:
        """What a file of words says of its terms, which ascend: ``best`` with the first number of a
        file, and for each term 0 for none, 1 for the file before, 2 for the next."""
        known = [self._files.get(term, -1) for term in terms]
        first = last = next((number for number in known if number >= 0), -1)
        if first < 0:
            return {}
        codes = []
        for number in known:
            codes.append(0 if number < 0 else 1 + number - last)
            last = max(last, number)
        return {"best": [first, packed(codes)]}


def _found(segment: Segment, numbering: Numbering) -> Iterator[tuple[int, list[int]]]:
    """Each noun that many programs have, with the first page of these; of several years the
    newest, which a search is in."""
    nouns = {lexeme.term for lexeme in segment.forward.lexemes if lexeme.kind is Kind.NOUN}
    newest = _newest(segment)
    for number, (own, term) in enumerate(zip(numbering.own, numbering.terms, strict=True)):
        docs, weights = segment.postings(own)
        if term not in nouns or len(docs) < _LEAST:
            continue
        order = np.argsort(-np.where(newest[docs], weights, 0), kind="stable")
        yield number, docs[order[:DEFAULT_PER_PAGE]].tolist()


def _newest(segment: Segment) -> NDArray[np.bool_]:
    years = CollectionInfo.of(segment.collection).years
    if not years:
        return np.ones(segment.programs, bool)
    own = [segment.program(number).text_of(YEAR) for number in range(segment.programs)]
    return np.array([year == str(max(years)) for year in own], bool)


def _grouped(found: Iterator[tuple[int, list[int]]]) -> Iterator[Group]:
    """Terms side by side, as many as have no more than _MOST programs together."""
    programs: set[int] = set()
    terms: list[int] = []
    for term, own in found:
        if terms and len(programs | set(own)) > _MOST:
            yield Group(sorted(programs), terms)
            programs, terms = set(), []
        programs |= set(own)
        terms.append(term)
    if terms:
        yield Group(sorted(programs), terms)


def _chunk(group: Group, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "programs": distances(group.programs),
        "records": columns([records[number] for number in group.programs]),
    }
