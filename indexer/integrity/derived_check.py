"""What a build derives from records, words and text for facets, ranges, suggestions and letters."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from corpus.record import Program
from indexer.index import files
from indexer.index.characters import characters
from indexer.index.collection_info import columns_of, links_of
from indexer.index.facet_columns import facet_columns
from indexer.index.forward import Forward
from indexer.index.segment import Segment
from indexer.index.span_columns import span_columns
from indexer.index.words.phrases import phrases
from indexer.index.years.columns import year_columns
from indexer.integrity.fault import Fault
from indexer.text.normalize import fold


def derived_faults(
    segment: Segment, forward: Forward, programs: Sequence[Program]
) -> Iterator[Fault]:
    """Yield what differs from what ``programs`` and ``forward``, both sound, give."""
    yield from _text_fault(segment, forward, programs)
    collection = segment.collection
    columns = columns_of(collection)
    facets = facet_columns(programs, collection["departments"], collection["areas"], columns)
    yield from array_faults(segment, facets, "the records give")
    yield from _json_fault(segment, files.FACETS, facets.values, "the records give")
    yield from array_faults(segment, span_columns(programs, columns), "the records give")
    years = year_columns(programs, collection.get("years", ()), links_of(collection))
    yield from array_faults(segment, years, "the records and links give")
    yield from array_faults(segment, characters(forward.surface), "the text gives")
    common = [
        (one.text, one.reading, one.count) for one in phrases(forward, programs, segment.schema)
    ]
    yield from _json_fault(segment, files.PHRASES, common, "the words give")


def _text_fault(segment: Segment, forward: Forward, programs: Sequence[Program]) -> Iterator[Fault]:
    """The first program whose folded text is not that of its record."""
    bounds = forward.surface_bounds.tolist()
    for number, program in enumerate(programs):
        texts = (fold(text).text.replace("\0", " ") for text in segment.schema.texts(program))
        expected = "".join(f"{text}\0" for text in texts).encode()
        if forward.surface[bounds[number] : bounds[number + 1]] != expected:
            yield Fault(files.SURFACE, f"differs from record {number + 1} ({program.id})")
            return


def array_faults(segment: Segment, group: Any, given: str) -> Iterator[Fault]:
    """Compare each array of a group of them with that in the file of its name."""
    for field in fields(group):
        value = getattr(group, field.name)
        if isinstance(value, np.ndarray):
            kept = files.read_array(segment.directory, field.name)
            differing = _differing(kept, value)
            if kept.dtype != value.dtype or kept.shape != value.shape or len(differing):
                name = files.array_file(field.name)
                yield Fault(name, f"differs from what {given}{_where(differing, kept, value)}")


def _json_fault(segment: Segment, name: str, value: Any, given: str) -> Iterator[Fault]:
    # As JSON brings it back: tuples are lists.
    if files.read_json(segment.directory, name) != orjson.loads(orjson.dumps(value)):
        yield Fault(name, f"differs from what {given}")


def _differing(kept: NDArray[Any], value: NDArray[Any]) -> NDArray[np.intp]:
    """Where two arrays of one shape differ; what is no number at all, NaN, is like itself."""
    if kept.shape != value.shape:
        return np.empty(0, np.intp)
    return np.flatnonzero(np.ravel((kept != value) & ((kept == kept) | (value == value))))


def _where(differing: NDArray[np.intp], kept: NDArray[Any], value: NDArray[Any]) -> str:
    if kept.shape != value.shape:
        return f": {len(kept):,} values instead of {len(value):,}"
    if not len(differing):
        return f": {kept.dtype} instead of {value.dtype}"
    place = int(differing[0])
    return f", first at {place:,}: {kept.flat[place]} instead of {value.flat[place]}"
