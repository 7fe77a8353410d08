"""From a collection's records to a published generation."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import indexer.segment as segment_files
from corpus import Loaded, collector_paused
from indexer.changes import change_facts
from indexer.collection_info import collection_values
from indexer.errors import IndexUnusable, ShrinkRefused
from indexer.expansions import expansion_tables
from indexer.facet_columns import facet_columns
from indexer.fingerprint import differences, fingerprint
from indexer.forward import Forward, select
from indexer.inverted import invert
from indexer.parallel import Progress, analyze
from indexer.phrases import phrases
from indexer.plan import Channel, Match, Plan, Slot
from indexer.rank import rank
from indexer.record_lines import decode, encode
from indexer.related import read_related
from indexer.segment import Contents, Segment
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


class _Updater:
    def __init__(self, loaded: Loaded, base: _Base, force: bool, progress: Progress | None) -> None:
        self._loaded = loaded
        self._base = base
        self._progress = progress
        self._lines = [encode(program) for program in loaded.programs]
        self._old = _old_lines(base)
        self._refuse_shrink(force)

    def _refuse_shrink(self, force: bool) -> None:
        before, after = len(self._old), len(self._lines)
        if not force and after < before * MAX_SHRINK:
            raise ShrinkRefused(before, after)

    def run(self, draft: Draft) -> Update:
        ids = [program.id for program in self._loaded.programs]
        added = [i for i in ids if i not in self._old]
        changed = [
            i for i, line in zip(ids, self._lines, strict=True) if self._old.get(i, line) != line
        ]
        removed = sorted(set(self._old) - set(ids))
        generation = self._base.generation
        if generation is None or self._base.reason or not self._same(ids):
            gone = [decode(self._old[i]) for i in removed]
            changes = change_facts(generation, added, changed, gone)
            generation = self._publish(draft, changes)
        return Update(
            generation.number,
            generation is not self._base.generation,
            len(ids),
            tuple(added),
            tuple(changed),
            tuple(removed),
            self._base.reason,
        )

    def _same(self, ids: Sequence[str]) -> bool:
        """Whether the published generation already is what would be published."""
        segment = self._base.segment
        return (
            segment is not None
            and list(self._old.values()) == self._lines
            and segment.collection == collection_values(self._loaded.collection)
            and segment.expansions == _expansions(self._loaded)
        )

    def _publish(self, draft: Draft, changes: Mapping[str, JSON]) -> Generation:
        forward = self._forward()
        collection = self._loaded.collection
        contents = Contents(
            forward,
            invert(forward),
            facet_columns(self._loaded.programs, collection.departments, collection.areas),
            phrases(forward, self._loaded.programs),
            self._lines,
            collection_values(collection),
            _expansions(self._loaded),
        )
        segment_files.write(contents, draft.path)
        _write_whoosh_toc(draft.path)
        _verify(draft.path, len(self._lines))
        records = len(self._lines)
        return draft.publish({"fingerprint": fingerprint(), "records": records, **changes})

    def _forward(self) -> Forward:
        """The forward index of all programs; those that did not change are taken over."""
        programs = self._loaded.programs
        segment = self._base.segment
        if segment is None or self._base.reason:
            return analyze(programs, progress=self._progress)
        places = {line: place for place, line in enumerate(self._old.values())}
        fresh = [n for n, line in enumerate(self._lines) if line not in places]
        analysed = analyze([programs[n] for n in fresh], progress=self._progress)
        number = {n: len(self._old) + k for k, n in enumerate(fresh)}
        order = [
            places[line] if line in places else number[n] for n, line in enumerate(self._lines)
        ]
        return select((segment.forward(), analysed), np.array(order, np.int64))


def _old_lines(base: _Base) -> dict[str, bytes]:
    """The records of the published generation by id; none where another version wrote them so."""
    if base.segment is not None:
        return dict(zip(base.segment.ids, base.segment.record_lines(), strict=True))
    if base.generation is None:
        return {}
    try:
        lines = segment_files.record_lines(base.generation.path)
        return {decode(line).id: line for line in lines}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _expansions(loaded: Loaded) -> dict[str, Any]:
    """Synonyms and related words as they come back from a generation's file."""
    related = read_related(loaded.collection.directory / RELATED_FILE)
    tables: dict[str, Any] = json.loads(json.dumps(expansion_tables(loaded.synonyms, related)))
    return tables


def _write_whoosh_toc(directory: Path) -> None:
    """Lets Whoosh open the generation. Imported here: nothing but a build needs Whoosh."""
    from indexer.whoosh_view import write_toc

    write_toc(directory)


def _verify(directory: Path, records: int) -> None:
    """Opens what was written. Raises RuntimeError when it is not what it should be."""
    segment = Segment(directory)
    if segment.programs != records or len(segment.ids) != records:
        raise RuntimeError(f"wrote {records} records, read {segment.programs}")
    if segment.terms and not rank(segment, _self_check(segment)).docs.size:
        raise RuntimeError("the first word of the collection does not find its program")


def _self_check(segment: Segment) -> Plan:
    """A plan that asks for the first word of the collection, which has some."""
    number = int(segment.lexeme_terms[segment.tokens[segment.tokens >= 0][0]])
    match = Match(Channel.WORD, 1.0, segment.terms[number], ((number,),))
    return Plan((Slot(match.text, (0, 0), 1.0, True, False, (match,)),))
