"""What changes from one state of the programs to the next, field by field."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import columns
from corpus.difference.words import Piece, word_difference
from corpus.record import Program
from corpus.writer import csv_cells, further_headings


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column whose cell changed, and the cell before and after."""

    column: str
    before: str
    after: str

    def pieces(self) -> tuple[Piece, ...]:
        """Return the words that stay, go and come, in their order."""
        return word_difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """A program before and after. Its id is among what may change: in a new year it does."""

    before: Program
    after: Program

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The columns that changed, in the order of the columns."""
        further = further_headings((self.after, self.before))
        before, after = csv_cells(self.before, further), csv_cells(self.after, further)
        cells = zip((*columns.HEADINGS, *further), before, after, strict=True)
        return tuple(FieldChange(*cell) for cell in cells if cell[1] != cell[2])


def changed_fields(before: Program, after: Program) -> tuple[FieldChange, ...]:
    """Return the columns that changed, in the order of the columns."""
    return Change(before, after).fields


@dataclass(frozen=True, slots=True)
class Difference:
    """What is added, changed and removed; ``unchanged`` counts the others.

    ``reordered`` tells whether programs that stay come in another order.
    """

    added: tuple[Program, ...]
    changed: tuple[Change, ...]
    removed: tuple[Program, ...]
    unchanged: int
    reordered: bool

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.added or self.changed or self.removed or self.reordered)

    def as_json(self) -> dict[str, object]:
        """Return the difference as a JSON object."""
        return {
            "added": [_named(program) for program in self.added],
            "changed": [
                {
                    **_named(change.after),
                    "fields": [
                        {
                            "column": field.column,
                            "before": field.before,
                            "after": field.after,
                            "pieces": [[piece.kind, piece.text] for piece in field.pieces()],
                        }
                        for field in change.fields
                    ],
                }
                for change in self.changed
            ],
            "removed": [_named(program) for program in self.removed],
            "unchanged": self.unchanged,
            "reordered": self.reordered,
        }


def difference(before: Sequence[Program], after: Sequence[Program]) -> Difference:
    """Return what changes. Programs are the same by id; of the rest those of the same name are."""
    pairs = _pairs(before, after)
    changed = [Change(old, new) for old, new in pairs if old is not new and Change(old, new).fields]
    kept, taken = {id(old) for old, _ in pairs}, {id(new) for _, new in pairs}
    places = {id(program): place for place, program in enumerate(before)}
    order = [places[id(old)] for old, _ in pairs]
    return Difference(
        added=tuple(program for program in after if id(program) not in taken),
        changed=tuple(changed),
        removed=tuple(program for program in before if id(program) not in kept),
        unchanged=len(pairs) - len(changed),
        reordered=any(one > next_ for one, next_ in pairwise(order)),
    )


def _pairs(before: Sequence[Program], after: Sequence[Program]) -> list[tuple[Program, Program]]:
    """Return old and new state of the programs that stay, in the new order."""
    by_id = {program.id: program for program in before}
    same = {program.id for program in after} & by_id.keys()
    gone = [program for program in before if program.id not in same]
    counts = Counter(program.name for program in gone)
    by_name = {program.name: program for program in gone if counts[program.name] == 1}
    pairs = []
    for program in after:
        old = by_id.get(program.id) if program.id in same else by_name.pop(program.name, None)
        if old is not None:
            pairs.append((old, program))
    return pairs


def _named(program: Program) -> dict[str, str]:
    return {"id": program.id, "name": program.name}
