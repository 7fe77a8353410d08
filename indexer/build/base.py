"""The generation that an update starts from."""

from dataclasses import dataclass

from indexer.errors import IndexUnusable
from indexer.index.field_boosts import PLAIN, Schema
from indexer.index.files import record_lines
from indexer.index.fingerprint import differences, tables_version
from indexer.index.record_lines import Records
from indexer.index.segment import Segment
from indexer.store.storage import Generation, Store

# The item of a generation's facts that says what made its tables of words.
TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Base:
    """The published generation, if any, its segment, and why this cannot be built upon.

    ``segment`` is None where another version wrote it; ``reason`` is in Japanese, None where all is
    well. ``programs`` is how many the generation has as far as it says, also where it is damaged.
    """

    generation: Generation | None
    segment: Segment | None
    reason: str | None
    programs: int = 0

    @classmethod
    def of(cls, store: Store, full: bool, schema: Schema = PLAIN) -> "Base":
        """The base of an update to programs of ``schema``.

        Raises IndexUnusable, unless ``full``, which builds on nothing.
        """
        try:
            generation = store.current()
        except IndexUnusable:
            if not full:
                raise
            return cls(None, None, "公開中の索引を使えないため", _programs_of_damaged(store))
        if generation is None:
            return cls(None, None, "索引がまだなかったため")
        changed = differences(generation)
        if changed:
            versions = "版が変わったため: " + "、".join(changed)
            return cls(generation, None, versions, _programs_said(generation))
        segment = Segment(generation.path)
        if full:
            return cls(generation, segment, "指定されたため", segment.programs)
        is_alike = segment.schema.own_names == schema.own_names
        reason = None if is_alike else "検索する列が変わったため"
        return cls(generation, segment, reason, segment.programs)

    @property
    def reusable(self) -> Segment | None:
        """What need not be analysed anew; None when everything has to be."""
        return None if self.reason else self.segment

    @property
    def tables(self) -> Segment | None:
        """Whose tables of words can be taken over; None where other code or data made them."""
        if self.generation is None or self.generation.facts.get(TABLES) != tables_version():
            return None
        return self.reusable

    def records(self) -> Records:
        """The records of the generation; none where another version wrote them otherwise."""
        if self.segment is not None:
            return Records(self.segment.lines, self.segment.digests())
        if self.generation is not None:
            try:
                return Records.decoded(record_lines(self.generation.path))
            except (OSError, ValueError, KeyError, TypeError):
                pass
        return Records.of(())


def _programs_of_damaged(store: Store) -> int:
    """How many programs a damaged generation says it has; 0 where it cannot even be asked."""
    try:
        generation = store.published()
    except IndexUnusable:
        return 0
    return _programs_said(generation) if generation else 0


def _programs_said(generation: Generation) -> int:
    """How many programs a generation says it has; 0 where it does not say."""
    said = generation.facts.get("records")
    return said if isinstance(said, int) else 0
