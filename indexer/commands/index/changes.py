"""What an update changed, with the names that people know the programs by."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Each
from indexer.build.update import Update
from indexer.index.segment import Segment
from indexer.store.storage import Generation, Store

# Records that are read before their memory is given back.
_AT_A_TIME = 10_000


@dataclass(frozen=True, slots=True)
class Named:
    """A program's id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Changes:
    """An update and the programs that it added, changed and removed."""

    update: Update
    added: Sequence[Named]
    changed: Sequence[Named]
    removed: Sequence[Named]

    def as_json(self) -> dict[str, Any]:
        """The changes as a JSON object."""
        return {
            "generation": self.update.generation,
            "published": self.update.published,
            "records": self.update.records,
            "rebuilt": self.update.rebuilt,
            **{
                name: [{"id": one.id, "name": one.name} for one in getattr(self, name)]
                for name in ("added", "changed", "removed")
            },
        }


def changes_of(update: Update, directory: Path) -> Changes:
    """The changes of an update that was just made in an index directory.

    Names are those of the published generation; removed programs have theirs in the one before.
    """
    store = Store(directory)
    return Changes(
        update,
        _named(update.added, store.published()),
        _named(update.changed, store.published()),
        _named(update.removed, store.previous() if update.removed else None),
    )


def _named(ids: Sequence[str], generation: Generation | None) -> Sequence[Named]:
    """Programs with their names, each when it is asked for: a first index adds all that it has."""
    if not ids or generation is None:
        return tuple(Named(one, "") for one in ids)
    segment = Segment(generation.path)

    def named(number: int) -> Named:
        if number % _AT_A_TIME == 0:
            segment.let_go()
        return Named(ids[number], _name(segment, ids[number], number))

    return Each(named, len(ids))


def _name(segment: Segment, program_id: str, likely: int) -> str:
    """The name of a program, whose place is ``likely`` where all programs were added."""
    if likely < segment.programs and segment.id_at(likely) == program_id:
        return segment.name_at(likely)
    number = segment.ids.get(program_id)
    return "" if number is None else segment.name_at(number)
