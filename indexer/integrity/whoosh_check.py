"""Every field that Whoosh has of a generation, walked term by term, compared with the records."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from indexer.index import files
from indexer.index.collection_info import columns_of
from indexer.integrity.fault import Fault
from indexer.whoosh.field import IndexedField
from indexer.whoosh.generation_fields import GenerationFields
from indexer.whoosh.schema import VALUE_FIELDS
from indexer.whoosh.toc import toc_of


def whoosh_faults(directory: Path) -> Iterator[Fault]:
    """Yield what is wrong with the fields of the generation in a directory. Raises OSError.

    Its table of contents, a pickle, is compared with what a build writes, and never opened.
    """
    fields = GenerationFields(directory)
    if files.read_content(directory, files.WHOOSH_TOC) != toc_of(
        columns_of(fields.segment.collection)
    ):
        yield Fault(files.WHOOSH_TOC, "differs from what the columns give")
    programs = fields.segment.programs
    for name in fields:
        yield from _posting_faults(name, fields[name], programs)
    # Own columns have cells that are no value, as 未定 is no number.
    for name in VALUE_FIELDS:
        yield from _value_faults(name, fields)


def _posting_faults(name: str, field: IndexedField, programs: int) -> Iterator[Fault]:
    """Terms in order, each with programs that there are, ascending, each once."""
    if list(field.terms) != sorted(set(field.terms)):
        yield Fault(f"field {name}", "has terms that are not in order")
    for number, term in enumerate(field.terms):
        docs = field.postings(number).docs
        if not len(docs) or docs[0] < 0 or docs[-1] >= programs or np.any(np.diff(docs) <= 0):
            yield Fault(
                f"field {name}", f"has no sound postings of {term.decode(errors='replace')}"
            )
            return


def _value_faults(name: str, fields: GenerationFields) -> Iterator[Fault]:
    """As many programs with a value as the records have; a program's value among its terms."""
    counted = Counter(
        doc
        for number in range(len(fields[name].terms))
        for doc in fields[name].postings(number).docs.tolist()
    )
    for doc in range(fields.segment.programs):
        value = fields.table.stored(fields.segment.program(doc)).get(name)
        if (value not in (None, "", [], ())) != bool(counted[doc]):
            yield Fault(f"field {name}", f"differs from record {doc + 1}")
            return
