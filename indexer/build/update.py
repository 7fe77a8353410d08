"""From a collection's records to a published generation."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus import Loaded, collector_paused
from indexer.build.base import TABLES, Base
from indexer.build.difference import Difference
from indexer.build.memory import give_back
from indexer.build.of_use import of_use
from indexer.build.parallel import Progress
from indexer.build.writing import Writing
from indexer.errors import OtherCollection, ShrinkRefused
from indexer.index.collection_info import collection_values
from indexer.index.field_boosts import Schema
from indexer.index.fingerprint import fingerprint, tables_version
from indexer.query.staff_synonyms import expansion_tables
from indexer.related.expansion import read_related
from indexer.store.changes import change_facts
from indexer.store.storage import JSON, Draft, Generation, Store

# An update that would drop more than this share of the records is taken for an accident.
MAX_SHRINK = 0.5
# The collection's table of related words; it need not have one.
RELATED_FILE = "related.csv"


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did. ``added``, ``changed`` and ``removed`` are ids.

    ``generation`` is the number of the current generation afterwards, ``published`` whether it is a
    new one. ``rebuilt`` says in Japanese why everything was analysed anew; None when only the
    changes were.
    """

    generation: int
    published: bool
    records: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    rebuilt: str | None


def update_index(
    loaded: Loaded,
    directory: Path,
    *,
    full: bool = False,
    force: bool = False,
    progress: Progress | None = None,
    unsound: Collection[int] = (),
) -> Update:
    """Brings the index in ``directory`` up to date with a collection and publishes the result.

    Publishes nothing when nothing changed. ``full`` analyses every record anew; ``force`` allows an
    update to drop more than half of the records, or to have none of their names; ``progress`` is
    told how many are analysed; no rollback returns to a generation whose number is among the
    ``unsound``. Raises SesakuError: Busy, IndexUnusable, NotWritable, DiskFull,
    ShrinkRefused, OtherCollection; the published generation then stays as it was.
    """
    store = Store(directory)
    loaded = of_use(loaded)
    schema = Schema.of(loaded.collection.columns)
    give_back()  # what reading the collection left behind
    with store.update() as draft, collector_paused():
        return _Updater(loaded, Base.of(store, full, schema), force, progress).run(draft, unsound)


def is_published(loaded: Loaded, directory: Path) -> bool:
    """Whether an update of the index in ``directory`` would have nothing to publish.

    Writes nothing, so that it can be asked of an index that cannot be written. Raises SesakuError:
    IndexUnusable, ShrinkRefused, OtherCollection.
    """
    loaded = of_use(loaded)
    base = Base.of(Store(directory), False, Schema.of(loaded.collection.columns))
    return _Updater(loaded, base, False, None).is_same()


class _Updater:
    def __init__(self, loaded: Loaded, base: Base, force: bool, progress: Progress | None) -> None:
        self._loaded = loaded
        self._base = base
        self._progress = progress
        _refuse_shrink(base.programs, len(loaded.programs), force)
        self._difference = Difference(base.records(), loaded.programs)
        if not force and self._difference.is_another_collection:
            raise OtherCollection(base.programs, len(loaded.programs))

    def run(self, draft: Draft, unsound: Collection[int]) -> Update:
        difference = self._difference
        generation = self._base.generation
        if generation is None or not self.is_same():
            generation = self._publish(draft, unsound)
        return Update(
            generation.number,
            generation is not self._base.generation,
            len(self._loaded.programs),
            difference.added,
            difference.changed,
            tuple(program.id for program in difference.removed),
            self._base.reason,
        )

    def is_same(self) -> bool:
        """Whether the published generation already is what would be published."""
        segment = self._base.reusable
        return (
            segment is not None
            and self._difference.is_none
            and segment.collection == collection_values(self._loaded.collection)
            and segment.expansions == self._expansions
            and segment.related == self._related
        )

    def _publish(self, draft: Draft, unsound: Collection[int]) -> Generation:
        changes = self._loaded, self._base, self._difference
        Writing(*changes, (self._expansions, self._related), self._progress).write(draft)
        return draft.publish(self._facts(), unsound)

    @cached_property
    def _expansions(self) -> dict[str, Any]:
        """Synonyms as they come back from a generation's file."""
        return dict(json.loads(json.dumps(expansion_tables(self._loaded.synonyms))))

    @cached_property
    def _related(self) -> dict[str, Any]:
        """Related words as they come back from a generation's file."""
        related = read_related(self._loaded.collection.directory / RELATED_FILE)
        return dict(json.loads(json.dumps(related)))

    def _facts(self) -> dict[str, JSON]:
        """What the store keeps about the generation."""
        found = self._difference
        is_first = self._base.generation is None
        texts = {} if is_first else found.states
        ids = found.added, found.changed, found.removed
        changes = change_facts(self._base.generation, *ids, texts)
        made_by: dict[str, JSON] = {"fingerprint": fingerprint(), TABLES: tables_version()}
        return {**made_by, "records": len(self._loaded.programs), **changes}


def _refuse_shrink(before: int, after: int, force: bool) -> None:
    if not force and after < before * MAX_SHRINK:
        raise ShrinkRefused(before, after)
