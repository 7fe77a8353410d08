"""What programs were before and after an update, kept with the generation that changed them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from corpus.record import Program
from indexer.store.signed_json import JSON

# Characters of all generations' texts together: some hundred changes of a page each. They are read
# whenever a generation is opened; what is older, or more, keeps its ids alone.
MOST_CHARACTERS = 300_000


class States(NamedTuple):
    """A program before and after an update; None where it was not there."""

    before: Program | None
    after: Program | None


Texts = Mapping[str, States]


def texts_item(texts: Texts, room: int = MOST_CHARACTERS) -> dict[str, JSON]:
    """The states by id as JSON says them, as many as there is room for."""
    item: dict[str, JSON] = {}
    for id, states in texts.items():
        room -= sum(map(_size, states))
        if room < 0:
            break
        item[id] = [None if one is None else _record(one) for one in states]
    return item


def texts_of(item: Any) -> dict[str, States]:
    """The states that ``texts_item`` said; none for what no such thing was written in."""
    found = item if isinstance(item, dict) else {}
    return {id: States(*map(_program, states)) for id, states in found.items()}


def characters(item: Any) -> int:
    """How many characters the texts of an item take."""
    return sum(size for states in texts_of(item).values() for size in map(_size, states))


def _size(program: Program | None) -> int:
    if program is None:
        return 0
    texts = (program.name, program.summary, program.targets, program.url, *program.keywords)
    return 100 + sum(map(len, (*texts, *(text for _, text in program.extra))))


def _record(program: Program) -> JSON:
    record: JSON = asdict(program)
    return record


def _program(record: Any) -> Program | None:
    if record is None:
        return None
    lists = {name: tuple(record.get(name, ())) for name in ("divisions", "keywords")}
    extra = tuple(tuple(pair) for pair in record.get("extra", ()))
    return Program(**{**record, **lists, "extra": extra})
