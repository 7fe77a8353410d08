"""A Whoosh codec over a generation's arrays: Whoosh opens and searches the very same files.

A codec is how Whoosh keeps an index on the disk. Whoosh's own takes 76 seconds to write 100,000
paragraphs; the build writes arrays instead (see ``segment``), and this module gives Whoosh what it
asks of a codec's readers. Nothing is copied and nothing is written: a published generation never
changes, so there are no deletions, and Whoosh's writer is refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermInfo

from indexer.index.postings import Docs
from indexer.index.segment import Segment
from indexer.whoosh.fields import ID, TEXT, IndexedField, TextField, indexed_fields
from indexer.whoosh.matcher import ArrayMatcher

# Stored fields beside the id: the record as a mapping, and where the fields begin in the text.
PROGRAM = "program"
BEGINS = "begins"


class ReadOnlyIndex(Exception):
    """Whoosh was asked to change a published generation."""


class ArraySegment(base.Segment):
    """What Whoosh's table of contents says of a generation: that it is read by ArrayCodec."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        # Whoosh draws lots, so that segments differ; here there is one, and equal builds are equal.
        self.segid = "arrays"

    def codec(self) -> "ArrayCodec":
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Raises ReadOnlyIndex. Only Whoosh's writer asks; a reader asks the files."""
        raise ReadOnlyIndex("a published generation is never changed; update it with sesaku index")

    def deleted_count(self) -> int:
        return 0

    def deleted_docs(self) -> frozenset[int]:
        return frozenset()

    def is_deleted(self, docnum: int) -> bool:
        return False


class ArrayCodec(base.Codec):
    """The readers of one generation; they share its files."""

    def __init__(self) -> None:
        self._arrays: _Arrays | None = None

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayTermsReader":
        return ArrayTermsReader(self._opened(storage))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayDocReader":
        return ArrayDocReader(self._opened(storage))

    def _opened(self, storage: FileStorage) -> "_Arrays":
        self._arrays = self._arrays or _Arrays(Path(storage.folder))
        return self._arrays


class _Arrays:
    """A generation's files and the fields made of them."""

    def __init__(self, directory: Path) -> None:
        self.segment = Segment(directory)

    @cached_property
    def fields(self) -> dict[str, IndexedField]:
        return indexed_fields(self.segment)

    @cached_property
    def text(self) -> TextField:
        return TextField(self.segment)


class ArrayTermsReader(base.TermsReader):
    """The terms of all fields, by field name, then by their bytes."""

    def __init__(self, arrays: _Arrays) -> None:
        self._arrays = arrays

    @property
    def _fields(self) -> dict[str, IndexedField]:
        return self._arrays.fields

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self._fields[term[0]].number(term[1])
        except KeyError:
            return False
        return True

    def indexed_field_names(self) -> list[str]:
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, field in self._fields.items() for term in field.terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name, field in self._fields.items():
            if name >= fieldname:
                first = field.place(prefix) if name == fieldname else 0
                yield from ((name, term) for term in field.terms[first:])

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """The statistics of a term. Raises KeyError where no program has it."""
        field = self._fields[fieldname]
        return term_info(field, field.number(text))

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ArrayMatcher:
        """The postings of a term. Raises KeyError where no program has it."""
        field = self._fields[fieldname]
        return ArrayMatcher(field, field.number(text), (fieldname, text), format_, scorer)

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArrayCursor":
        return ArrayCursor(self._fields[fieldname], fieldobj)


def term_info(field: IndexedField, number: int) -> TermInfo:
    """What Whoosh wants to know of a term without reading its postings."""
    docs, weights = field.postings(number)
    lengths = field.lengths(docs)
    return TermInfo(
        weight=float(np.sum(weights, dtype=np.float64)),
        df=len(docs),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=float(weights.max()),
        minid=int(docs[0]),
        maxid=int(docs[-1]),
    )


class ArrayCursor(base.FieldCursor):
    """A place in the terms of a field; behind the last one it is not valid."""

    def __init__(self, field: IndexedField, fieldobj: Any) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._place = 0

    def first(self) -> str | None:
        self._place = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Moves to the first term that is not before ``term`` and returns it."""
        self._place = self._field.place(self._fieldobj.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        if not self.is_valid():
            return None
        return str(self._fieldobj.from_bytes(self._field.terms[self._place]))

    def term_info(self) -> TermInfo | None:
        return term_info(self._field, self._place) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._place < len(self._field.terms)


class ArrayDocReader(base.PerDocumentReader):
    """What is known of each program apart from its terms."""

    def __init__(self, arrays: _Arrays) -> None:
        self._segment = arrays.segment
        self._text = arrays.text

    def doc_count(self) -> int:
        return self._segment.programs

    def doc_count_all(self) -> int:
        return self._segment.programs

    def has_deletions(self) -> bool:
        return False

    def is_deleted(self, docnum: int) -> bool:
        return False

    def deleted_docs(self) -> frozenset[int]:
        return frozenset()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._text.all_lengths[docnum]) if fieldname == TEXT else default

    def field_length(self, fieldname: str) -> int:
        return int(self._text.all_lengths.sum()) if fieldname == TEXT else 0

    def min_field_length(self, fieldname: str) -> int:
        return self._extreme(np.min, fieldname)

    def max_field_length(self, fieldname: str) -> int:
        return self._extreme(np.max, fieldname)

    def _extreme(self, function: Callable[[Docs], Any], fieldname: str) -> int:
        lengths = self._text.all_lengths
        return int(function(lengths)) if fieldname == TEXT and len(lengths) else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The record, and what is said of its text."""
        program = self._segment.program(docnum)
        return {ID: program.id, PROGRAM: asdict(program), BEGINS: self._text.begins(docnum)}
