"""The files of a segment against one another: what can be derived is derived anew."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.fields import FIELDS
from indexer.index.forward import Forward
from indexer.index.inverted import Inverted, invert
from indexer.index.record_lines import decode, digests
from indexer.index.segment import Segment
from indexer.index.vocabulary import vocabulary_tables
from indexer.integrity.fault import Fault


def segment_faults(segment: Segment, records: object) -> Iterator[Fault]:
    """Yield what is wrong with a segment that should have so many ``records``.

    Costs about what inverting costs, a tenth of a build. Raises nothing for what the files hold,
    except what reading them raises: OSError, ValueError.
    """
    yield from _record_faults(segment, records)
    forward = segment.forward.whole()
    found = list(_forward_faults(forward))
    yield from found
    if not found:  # else there is nothing to derive from
        yield from _inverted_faults(segment, invert(forward))
        yield from _vocabulary_faults(segment, forward)


def _record_faults(segment: Segment, records: object) -> Iterator[Fault]:
    if segment.programs != records:
        yield Fault(files.RECORDS, f"has {segment.programs:,} records, {records} were published")
    try:
        programs = [decode(line) for line in segment.lines]
    except (ValueError, TypeError, KeyError) as error:
        yield Fault(files.RECORDS, f"has a line that is no record ({error!r})")
        return
    if len({program.id for program in programs}) < len(programs):
        yield Fault(files.RECORDS, "has two records of one id")
    kept = segment.digests()
    for number, digest in enumerate(digests(programs)):
        if number >= len(kept) or kept[number] != digest:
            yield Fault(files.DIGESTS, f"differs from record {number + 1} ({programs[number].id})")
            return


def _forward_faults(forward: Forward) -> Iterator[Fault]:
    """What would make it impossible, or an error, to read the positions."""
    bounds, size = forward.bounds, len(forward.tokens)
    if len(bounds) == 0 or (len(bounds) - 1) % len(FIELDS):
        yield Fault(files.array_file("bounds"), "has a program without all its fields")
    elif bounds[0] != 0 or bounds[-1] != size or np.any(np.diff(bounds) < 0):
        yield Fault(files.array_file("bounds"), f"does not divide {size:,} positions")
    for name in ("starts", "lengths"):
        if len(getattr(forward, name)) != size:
            yield Fault(files.array_file(name), f"is not of {size:,} positions")
    if size and int(forward.tokens.max()) >= len(forward.lexemes):
        yield Fault(files.array_file("tokens"), "names a lexeme that there is none of")
    compounds = forward.compounds
    if len(compounds) and (
        int(compounds[:, 1].max()) >= len(forward.lexemes)
        or int((compounds[:, 0] + compounds[:, 2]).max()) > size
    ):
        yield Fault(files.array_file("compounds"), "names a lexeme or a position of none")


def _inverted_faults(segment: Segment, derived: Inverted) -> Iterator[Fault]:
    """Postings, weights and positions against those that the forward index gives."""
    if tuple(segment.terms) != derived.terms:
        yield Fault(files.TERMS, "are not the terms of the words that stand in the programs")
        return
    for field in fields(derived):
        value = getattr(derived, field.name)
        if isinstance(value, np.ndarray):
            kept = files.read_array(segment.directory, field.name)
            if kept.dtype != value.dtype or not np.array_equal(kept, value):
                name = files.array_file(field.name)
                yield Fault(name, f"differs from what the positions give{_first(kept, value)}")


def _first(kept: NDArray[Any], value: NDArray[Any]) -> str:
    if kept.shape != value.shape:
        return f": {len(kept):,} values instead of {len(value):,}"
    place = int(np.flatnonzero(np.ravel(kept != value))[0])
    return f", first at {place:,}: {kept.flat[place]} instead of {value.flat[place]}"


def _vocabulary_faults(segment: Segment, forward: Forward) -> Iterator[Fault]:
    # As JSON brings it back: tuples are lists.
    tables = orjson.loads(orjson.dumps(vocabulary_tables(forward.lexemes), default=tuple))
    if files.read_json(segment.directory, files.VOCABULARY) != tables:
        yield Fault(files.VOCABULARY, "differs from what the words give")
