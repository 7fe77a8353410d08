"""A Whoosh codec over a generation's arrays: Whoosh opens and searches the very same files.

A codec is how Whoosh keeps an index on the disk. Whoosh's own takes 76 seconds to write 100,000
paragraphs; the build writes arrays instead (see ``index.files``), and this module gives Whoosh what
it asks of a codec's readers. Nothing is copied and nothing is written: a published generation never
changes, so there are no deletions, and Whoosh's writer is refused.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermInfo

from indexer.index.postings import Docs
from indexer.whoosh.column import ValueColumn
from indexer.whoosh.field import IndexedField
from indexer.whoosh.generation_fields import GenerationFields
from indexer.whoosh.matcher import ArrayMatcher


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


# What is open, by Whoosh's storage, which lasts as long as the index object that was opened: its
# readers, also those of several threads, share the files and what is counted over them.
_opened: WeakKeyDictionary[FileStorage, GenerationFields] = WeakKeyDictionary()


class ArrayCodec(base.Codec):
    """The readers of one generation; they share its files."""

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayTermsReader":
        return ArrayTermsReader(_fields_of(storage))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayDocReader":
        return ArrayDocReader(_fields_of(storage))


def _fields_of(storage: FileStorage) -> GenerationFields:
    found = _opened.get(storage)
    return found or _opened.setdefault(storage, GenerationFields(Path(storage.folder)))


class ArrayTermsReader(base.TermsReader):
    """The terms of all fields, by field name, then by their bytes."""

    def __init__(self, fields: GenerationFields) -> None:
        self._fields = fields

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self._fields[term[0]].number(term[1])
        except KeyError:
            return False
        return True

    def indexed_field_names(self) -> list[str]:
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name in self._fields for term in self._fields[name].terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name in self._fields:
            if name >= fieldname:
                field = self._fields[name]
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
    lengths = field.lengths_of(docs)
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

    def __init__(self, fields: GenerationFields) -> None:
        self._fields = fields
        self._segment = fields.segment
        self._table = fields.table

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

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        source = self._table.values.get(fieldname)
        return source is not None and bool(source.kind.column_type)

    def list_columns(self) -> list[str]:
        return [name for name in self._table.values if self.has_column(name)]

    def column_reader(self, fieldname: str, column: Any) -> ValueColumn:
        source = self._table.values[fieldname]
        values = source.values(self._segment)
        return ValueColumn(source.kind, values, column, self._segment.programs)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        return self._extreme(np.min, fieldname)

    def max_field_length(self, fieldname: str) -> int:
        return self._extreme(np.max, fieldname)

    def _extreme(self, function: Callable[[Docs], Any], fieldname: str) -> int:
        lengths = self._lengths(fieldname)
        return 0 if lengths is None or not len(lengths) else int(function(lengths))

    def _lengths(self, fieldname: str) -> Docs | None:
        return self._fields[fieldname].lengths if fieldname in self._fields else None

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return self._table.stored(self._segment.program(docnum))
