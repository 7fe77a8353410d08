"""The programs as results show them, with the places of their words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from indexer.answer.fragments import ShownFields, shown_fields
from indexer.answer.view import summary_view
from indexer.browser.numbering import Numbering
from indexer.browser.packing import packed, signed
from indexer.index.collection_info import CollectionInfo
from indexer.index.ranges import rows_within
from indexer.index.segment import Segment
from indexer.ranking.similar import Nearest
from indexer.years.folding import Folding

# What likenesses are multiplied by to be numbers: they have four digits.
LIKENESS: Final = 10_000


def fields_by_place(segment: Segment) -> tuple[ShownFields, ShownFields]:
    """The number and name of the fields that a card shows, and of those that only pages show."""
    names = paged(segment)
    fields = shown_fields(segment.schema)
    return (
        [one for one in fields if one[1] not in names],
        [one for one in fields if one[1] in names],
    )


def paged(segment: Segment) -> set[str]:
    """The headings of columns that no card has."""
    columns = CollectionInfo.of(segment.collection).columns
    return {column.heading for column in columns if column.shown != "card"}


def records(
    segment: Segment, numbering: Numbering, nearest: Callable[[int], Nearest]
) -> Iterator[dict[str, Any]]:
    """Each program as a card shows it, with the places of its words and its ``nearest`` ones.

    ``alike`` has [program, likeness], the likest first, likenesses as whole numbers, each but the
    first as what it is less than the one before. ``years`` has {year, id} of each
    year that the program has, the newest first, where the collection has several.
    """
    folding = Folding.of(segment)
    cards, _ = fields_by_place(segment)
    info = CollectionInfo.of(segment.collection)
    shown = [column for column in info.columns if column.shown == "card"]
    for number in range(segment.programs):
        program = dict(summary_view(segment.program(number), str, shown))
        del program["url"]
        yield {
            "program": program,
            **_places(segment, numbering, number, [field for field, _ in cards]),
            "alike": packed(chain.from_iterable(_less(nearest(number)))),
            **({"years": folding.years(number)} if folding else {}),
        }


def pages(segment: Segment, numbering: Numbering) -> Iterator[dict[str, Any]]:
    """What records leave out of each program: the columns that no card has."""
    _, fields = fields_by_place(segment)
    names = paged(segment)
    columns = [c for c in CollectionInfo.of(segment.collection).columns if c.heading in names]
    for number in range(segment.programs):
        texts = dict(segment.program(number).extra)
        yield {
            "columns": {column.heading: texts.get(column.heading, "") for column in columns},
            **_places(segment, numbering, number, [field for field, _ in fields]),
        }


def _places(
    segment: Segment, numbering: Numbering, number: int, fields: Iterable[int]
) -> dict[str, str]:
    """Where the words of some fields are in their texts, field by field.

    ``lengths`` has twice the length of each word, and one more where something lies between it and
    the one before, which is behind it then, as ``signed`` has it; ``compounds`` [position, extent,
    term] of words of several parts, the first position counted from that of the program, each other
    from the one before.
    """
    forward = segment.forward
    bounds = forward.field_bounds(number).tolist()
    lengths: list[int] = []
    compounds: list[int] = []
    last = bounds[0]
    for field in fields:
        own = slice(bounds[field], bounds[field + 1])
        lengths += _lengths(forward.starts[own].tolist(), forward.lengths[own].tolist())
        rows = rows_within(forward.compounds, own.start, own.stop)
        for at, lexeme, extent in forward.compounds[rows].tolist():
            compounds += at - last, extent, int(numbering.of_own[forward.lexeme_terms[lexeme]])
            last = at
    return {"lengths": packed(lengths), "compounds": packed(compounds)}


def _less(alike: Sequence[tuple[int, float]]) -> Iterator[tuple[int, int]]:
    before = 0
    for at, (other, likeness) in enumerate(alike):
        own = round(likeness * LIKENESS)
        yield other, before - own if at else own
        before = own


def _lengths(starts: Sequence[int], lengths: Sequence[int]) -> Iterator[int]:
    end = 0
    for start, length in zip(starts, lengths, strict=True):
        gap = start - end
        yield 2 * length + bool(gap)
        if gap:
            yield signed(gap)
        end = start + length
