"""What an update changed, with the names that people know the programs by."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.build.update import Update
from indexer.index.segment import Segment
from indexer.store.storage import Generation, Store


@dataclass(frozen=True, slots=True)
class Named:
    """A program's id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Changes:
    """An update and the programs that it added, changed and removed."""

    update: Update
    added: tuple[Named, ...]
    changed: tuple[Named, ...]
    removed: tuple[Named, ...]

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
        _named((*update.added,), store.published()),
        _named((*update.changed,), store.published()),
        _named(update.removed, store.previous() if update.removed else None),
    )


def _named(ids: Iterable[str], generation: Generation | None) -> tuple[Named, ...]:
    segment = Segment(generation.path) if generation else None
    return tuple(Named(one, _name(segment, one)) for one in ids)


def _name(segment: Segment | None, program_id: str) -> str:
    number = segment.ids.get(program_id) if segment else None
    return segment.program(number).name if segment and number is not None else ""
