"""From a collection's records to a published generation."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import indexer.segment as segment_files
from corpus import Loaded, collector_paused
from indexer.changes import change_facts
from indexer.collection_info import collection_values
from indexer.difference import FRESH, Difference, Records
from indexer.errors import IndexUnusable, ShrinkRefused
from indexer.expansions import expansion_tables
from indexer.facet_columns import facet_columns
from indexer.fingerprint import differences, fingerprint
from indexer.forward import Forward, select
from indexer.inverted import invert
from indexer.parallel import Progress, analyze
from indexer.phrases import phrases
from indexer.plan import Channel, Match, Plan, Slot
from indexer.postings import Lookup
from indexer.rank import rank
from indexer.related import read_related
from indexer.segment import WHOOSH_TOC, Contents, Segment
from indexer.storage import JSON, Draft, Generation, Store

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
) -> Update:
    """Brings the index in ``directory`` up to date with a collection and publishes the result.

    Publishes nothing when nothing changed. ``full`` analyses every record anew; ``force`` allows an
    update to drop more than half of the records; ``progress`` is told how many are analysed.
    Raises SesakuError: Busy, IndexUnusable, NotWritable, DiskFull, ShrinkRefused; the published
    generation then stays as it was.
    """
    store = Store(directory)
    with store.update() as draft, collector_paused():
        return _Updater(loaded, _Base.of(store, full), force, progress).run(draft)


@dataclass(frozen=True, slots=True)
class _Base:
    """The generation that an update starts from, if any, and why it cannot be built upon."""

    generation: Generation | None
    segment: Segment | None
    reason: str | None

    @classmethod
    def of(cls, store: Store, full: bool) -> "_Base":
        try:
            generation = store.current()
        except IndexUnusable:
            if not full:
                raise
            return cls(None, None, "公開中の索引を使えないため")
        if generation is None:
            return cls(None, None, "索引がまだなかったため")
        changed = differences(generation)
        if changed:
            return cls(generation, None, "版が変わったため: " + "、".join(changed))
        reason = "指定されたため" if full else None
        return cls(generation, Segment(generation.path), reason)

    @property
    def reusable(self) -> Segment | None:
        """What need not be analysed anew; None when everything has to be."""
        return None if self.reason else self.segment


class _Updater:
    def __init__(self, loaded: Loaded, base: _Base, force: bool, progress: Progress | None) -> None:
        self._loaded = loaded
        self._base = base
        self._progress = progress
        old = _old_records(base)
        _refuse_shrink(len(old.lines), len(loaded.programs), force)
        self._difference = Difference(old, loaded.programs)

    def run(self, draft: Draft) -> Update:
        difference = self._difference
        generation = self._base.generation
        if generation is None or not self._is_same():
            generation = self._publish(draft)
        return Update(
            generation.number,
            generation is not self._base.generation,
            len(self._loaded.programs),
            difference.added,
            difference.changed,
            tuple(program.id for program in difference.removed),
            self._base.reason,
        )

    def _is_same(self) -> bool:
        """Whether the published generation already is what would be published."""
        segment = self._base.reusable
        return (
            segment is not None
            and self._difference.is_none
            and segment.collection == collection_values(self._loaded.collection)
            and segment.expansions == _expansions(self._loaded)
        )

    def _publish(self, draft: Draft) -> Generation:
        programs = self._loaded.programs
        collection = self._loaded.collection
        reusable = self._base.reusable
        forward = self._forward()
        contents = Contents(
            forward,
            invert(forward),
            facet_columns(programs, collection.departments, collection.areas),
            phrases(forward, programs),
            self._difference.records() if reusable else Records.of(programs),
            collection_values(collection),
            _expansions(self._loaded),
        )
        segment_files.write(contents, draft.path)
        self._add_whoosh_toc(draft)
        _verify(draft.path, len(programs))
        return draft.publish(self._facts())

    def _facts(self) -> dict[str, JSON]:
        """What the store keeps about the generation."""
        found = self._difference
        changes = change_facts(self._base.generation, found.added, found.changed, found.removed)
        return {"fingerprint": fingerprint(), "records": len(self._loaded.programs), **changes}

    def _forward(self) -> Forward:
        """The forward index of all programs; those that did not change are taken over."""
        segment = self._base.reusable
        if segment is None:
            return analyze(self._loaded.programs, progress=self._progress)
        analysed = analyze(self._difference.fresh, progress=self._progress)
        places = self._difference.places.copy()
        is_fresh = places == FRESH
        places[is_fresh] = segment.programs + np.arange(analysed.programs)
        return select((segment.forward(), analysed), places)

    def _add_whoosh_toc(self, draft: Draft) -> None:
        """Lets Whoosh open the generation.

        Equal schemas make equal files, so that only a first build has to import Whoosh.
        """
        if self._base.generation and self._base.reusable:
            draft.link(self._base.generation, [WHOOSH_TOC])
        else:
            from indexer.whoosh_view import write_toc

            write_toc(draft.path)


def _refuse_shrink(before: int, after: int, force: bool) -> None:
    if not force and after < before * MAX_SHRINK:
        raise ShrinkRefused(before, after)


def _old_records(base: _Base) -> Records:
    """The records of the published generation; none where another version wrote them so."""
    if base.segment is not None:
        return base.segment.records()
    if base.generation is not None:
        try:
            return Records.decoded(segment_files.record_lines(base.generation.path))
        except (OSError, ValueError, KeyError, TypeError):
            pass
    return Records.of(())


def _expansions(loaded: Loaded) -> dict[str, Any]:
    """Synonyms and related words as they come back from a generation's file."""
    related = read_related(loaded.collection.directory / RELATED_FILE)
    tables: dict[str, Any] = json.loads(json.dumps(expansion_tables(loaded.synonyms, related)))
    return tables


def _verify(directory: Path, records: int) -> None:
    """Opens what was written. Raises RuntimeError when it is not what it should be."""
    segment = Segment(directory)
    if segment.programs != records:
        raise RuntimeError(f"wrote {records} records, read {segment.programs}")
    if segment.terms and not rank(_self_check(segment), Lookup(segment)).docs.size:
        raise RuntimeError("the first word of the collection does not find its program")


def _self_check(segment: Segment) -> Plan:
    """A plan that asks for the first word of the collection, which has some."""
    number = int(segment.lexeme_terms[segment.tokens[segment.tokens >= 0][0]])
    match = Match(Channel.WORD, 1.0, segment.terms[number], ((number,),))
    return Plan((Slot(match.text, (0, 0), 1.0, True, False, (match,)),))
