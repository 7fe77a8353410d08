"""The files of a segment against one another: what can be derived is derived anew."""

from collections.abc import Iterator

import numpy as np
import orjson

from indexer.index import files
from indexer.index.forward import Forward
from indexer.index.inverted import Inverted, invert
from indexer.index.record_lines import decode, digests
from indexer.index.segment import Segment
from indexer.index.vocabulary import vocabulary_tables
from indexer.integrity.derived_check import array_faults, derived_faults
from indexer.integrity.fault import Fault
from indexer.integrity.word_check import word_faults
from indexer.text.places import place_table


def segment_faults(segment: Segment, records: object) -> Iterator[Fault]:
    """Yield what is wrong with a segment that should have so many ``records``.

    Costs about what inverting costs, a tenth of a build. Raises nothing for what the files hold,
    except what reading them raises: OSError, ValueError.
    """
    unsound = list(_record_faults(segment, records))
    yield from unsound
    forward = segment.forward.whole()
    own = segment.schema
    found = list(_forward_faults(forward, own.width * segment.programs))
    yield from found
    if not found:  # else there is nothing to derive from
        inverted = invert(forward, own.fields)
        yield from _inverted_faults(segment, inverted)
        yield from _vocabulary_faults(segment, forward)
        yield from word_faults(segment, forward, inverted)
    if not found and not unsound:
        programs = [decode(line) for line in segment.lines]
        yield from derived_faults(segment, forward, programs)


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


def _forward_faults(forward: Forward, texts: int) -> Iterator[Fault]:
    """What would make it impossible, or an error, to read the positions of so many texts."""
    bounds, size = forward.bounds, len(forward.tokens)
    if len(bounds) - 1 != texts:
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
    yield from array_faults(segment, derived, "the positions give")


def _vocabulary_faults(segment: Segment, forward: Forward) -> Iterator[Fault]:
    # As JSON brings it back: tuples are lists.
    tables = orjson.loads(orjson.dumps(vocabulary_tables(forward.lexemes), default=tuple))
    if files.read_json(segment.directory, files.VOCABULARY) != tables:
        yield Fault(files.VOCABULARY, "differs from what the words give")
    if files.read_json(segment.directory, files.PLACES) != place_table(segment.facets.values):
        yield Fault(files.PLACES, "differs from what the facets' names give")
