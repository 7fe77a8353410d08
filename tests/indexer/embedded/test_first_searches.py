"""Whoever asks first for a rare, misspelt, Latin or clipped word waits for nothing lazy."""

import threading
from collections.abc import Iterator
from pathlib import Path

from indexer import LiveIndex, Query, Searcher
from tests.indexer.test_live import Index, programs

# Of words of the shipped plan: misspelt ones, one that it lacks, rare ones, Latin ones, clipped
# ones, and pieces.
ASKED = (
    *("放射腺監視", "くるまいす", "大雪", "褥瘡", "webu"),
    *("blockchain", "コルセン", "gps", "教セン"),
)


def parts_of(value: object, seen: dict[int, object]) -> Iterator[object]:
    """A value of the product and all that it is made of, each once."""
    own = type(value).__module__.partition(".")[0] == "indexer" and hasattr(value, "__dict__")
    if own and id(value) not in seen:
        seen[id(value)] = value
        yield value
        for part in list(vars(value).values()):
            yield from parts_of(part, seen)


def computed(parts: list[object]) -> list[tuple[object, set[str]]]:
    return [(part, set(vars(part))) for part in parts]


def later(searcher: Searcher) -> list[tuple[str, set[str]]]:
    """What rare searches compute in a searcher that stays there, by its class."""
    before = computed(list(parts_of(searcher, {})))
    for text in ASKED:
        searcher.search(Query(text))
    found = ((type(part).__name__, set(vars(part)) - names) for part, names in before)
    return [(name, added) for name, added in found if added]


def test_nothing_is_computed_by_searches_of_what_is_held(plan_directory: Path) -> None:
    assert later(LiveIndex(plan_directory).searcher())
    live = LiveIndex(plan_directory)
    live.hold()
    assert later(live.searcher()) == []


def test_nor_by_those_of_a_generation_that_came_later(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.publish(programs(3))
    live = LiveIndex(index.directory)
    live.hold()
    index.publish(programs(5))
    others = set(threading.enumerate())
    searcher = live.searcher()
    for aside in set(threading.enumerate()) - others:
        aside.join(60)
    assert len(searcher.programs) == 5
    assert later(searcher) == []
