"""What became different from one generation to the next, remembered with the generation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from corpus.record import Program
from indexer.store.change_texts import (
    MOST_CHARACTERS,
    Texts,
    characters,
    texts_item,
    texts_of,
)
from indexer.store.generation import Generation
from indexer.store.signed_json import JSON

# Items of a generation's facts: what it changed itself, and what the ones before it changed.
CHANGES = "changes"
EARLIER = "earlier_changes"
# The item of each of them that has its programs' texts.
TEXTS = "texts"
NO_TEXTS: Texts = {}
# A plan is published once a year and corrected now and then: fifty generations are years.
MOST_GENERATIONS = 50
# An update that changes more is a new plan; a list of all of it tells nobody anything.
MOST_IDS = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """What one generation changed. ``added`` and ``changed`` are ids.

    ``removed`` are programs with what is left of them: id, name, area, department, divisions and
    whether they were new. ``total`` counts all changes; the lists stop at MOST_IDS in all.
    ``texts`` are the states before and after of those programs whose texts were kept.
    """

    generation: int
    created: datetime
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[Program, ...]
    total: int
    texts: Texts = field(default_factory=dict)


def change_facts(
    base: Generation | None,
    added: Sequence[str],
    changed: Sequence[str],
    removed: Sequence[Program],
    texts: Texts = NO_TEXTS,
) -> dict[str, JSON]:
    """The items for the facts of a generation that succeeds ``base``.

    The first generation of an index changes nothing: everything in it is what it starts from.
    """
    if base is None:
        return {CHANGES: _item((), (), ()), EARLIER: []}
    earlier = [_dated(base), *_list(base.facts.get(EARLIER))]
    present = _item(added, changed, removed) | {TEXTS: texts_item(texts)}
    return {
        CHANGES: present,
        EARLIER: _with_room(
            [item for item in earlier if _total(item)][: MOST_GENERATIONS - 1],
            MOST_CHARACTERS - characters(present[TEXTS]),
        ),
    }


def _with_room(items: list[dict[str, JSON]], room: int) -> list[JSON]:
    """The items, newest first, without the texts for which there is no room."""
    kept: list[JSON] = []
    for item in items:
        room -= characters(item.get(TEXTS))
        kept.append(item if room >= 0 else {k: v for k, v in item.items() if k != TEXTS})
    return kept


def changes_of(generation: Generation) -> tuple[Change, ...]:
    """What this generation and those before it changed, newest first; nothing where unknown."""
    return changes_in(generation.number, generation.created, generation.facts)


def changes_in(number: int, created: datetime, facts: Mapping[str, Any]) -> tuple[Change, ...]:
    """The same from the number, the time and the facts of a generation."""
    items = [_item_of(number, created, facts), *_list(facts.get(EARLIER))]
    return tuple(_change(item) for item in items if _total(item))


def _item(
    added: Sequence[str], changed: Sequence[str], removed: Sequence[Program]
) -> dict[str, JSON]:
    total = len(added) + len(changed) + len(removed)
    added = added[:MOST_IDS]
    changed = changed[: MOST_IDS - len(added)]
    removed = removed[: MOST_IDS - len(added) - len(changed)]
    return {
        "added": list(added),
        "changed": list(changed),
        "removed": [_remains(program) for program in removed],
        "total": total,
    }


def _dated(generation: Generation) -> dict[str, JSON]:
    """What a generation changed, with its number and time."""
    return _item_of(generation.number, generation.created, generation.facts)


def _item_of(number: int, created: datetime, facts: Mapping[str, Any]) -> dict[str, JSON]:
    item = facts.get(CHANGES)
    return {
        "generation": number,
        "created": created.isoformat(),
        **(item if isinstance(item, dict) else {}),
    }


def _remains(program: Program) -> dict[str, JSON]:
    return {
        "id": program.id,
        "name": program.name,
        "area": program.area,
        "department": program.department,
        "divisions": list(program.divisions),
        "is_new": program.is_new,
    }


def _change(item: Mapping[str, Any]) -> Change:
    return Change(
        generation=item["generation"],
        created=datetime.fromisoformat(item["created"]),
        added=tuple(item["added"]),
        changed=tuple(item["changed"]),
        removed=tuple(_removed(item["removed"])),
        total=item["total"],
        texts=texts_of(item.get(TEXTS)),
    )


def _removed(items: Iterable[Mapping[str, Any]]) -> Iterable[Program]:
    for item in items:
        yield Program(number=None, **{**item, "divisions": tuple(item["divisions"])})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _total(item: Any) -> int:
    return int(item.get("total", 0))
