"""What generations remember of the updates that made them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus import Collection, Loaded, Program
from indexer import LiveIndex, update_index
from indexer.store.change_texts import States
from indexer.store.changes import MOST_GENERATIONS, MOST_IDS, Change, change_facts, changes_of
from indexer.store.generation import Generation


def program(number: int, name: str = "図書館の電子化") -> Program:
    return Program(
        id=f"2020-1-{number:02}", area="教育", number=number, name=name, department="教育庁"
    )


@pytest.fixture
def publish(tmp_path: Path):
    """A function that publishes programs and returns what the index then knows of its changes."""
    collection = Collection(
        tmp_path / "collection", "計画", areas=("教育",), departments=("教育庁",)
    )
    loaded = Loaded(collection, (), (), ())

    def publish(*programs: Program, full: bool = False) -> tuple[Change, ...]:
        update_index(replace(loaded, programs=programs), tmp_path / "index", full=full, force=True)
        return LiveIndex(tmp_path / "index").searcher().changes

    return publish


def test_the_first_generation_changes_nothing(publish):
    assert publish(program(1), program(2)) == ()


def test_a_generation_knows_what_it_added_changed_and_removed(publish):
    publish(program(1), program(2))
    (change,) = publish(program(1, "図書館の改修"), program(3))

    assert (change.generation, change.total) == (2, 3)
    assert (change.added, change.changed) == (("2020-1-03",), ("2020-1-01",))
    (removed,) = change.removed
    assert (removed.id, removed.name, removed.department) == (
        "2020-1-02",
        "図書館の電子化",
        "教育庁",
    )


def test_changes_of_earlier_generations_stay_newest_first(publish):
    publish(program(1))
    publish(program(1), program(2))
    changes = publish(program(1), program(2), program(3))

    assert [change.added for change in changes] == [("2020-1-03",), ("2020-1-02",)]
    assert changes[0].created > changes[1].created


def test_a_rebuild_that_changes_no_record_is_no_change(publish):
    publish(program(1))
    publish(program(1), program(2))
    changes = publish(program(1), program(2), full=True)

    assert [change.generation for change in changes] == [2]


def test_long_lists_are_cut_and_counted(publish):
    publish(program(1))
    (change,) = publish(*(program(n) for n in range(1, MOST_IDS + 12)))

    assert len(change.added) == MOST_IDS
    assert change.total == MOST_IDS + 10


def test_old_changes_are_forgotten():
    generation = Generation(1, Path(), datetime.now(UTC), change_facts(None, [], [], []))
    for number in range(2, MOST_GENERATIONS + 4):
        facts = change_facts(generation, [f"2020-1-{number:02}"], [], [])
        generation = Generation(number, Path(), datetime.now(UTC), facts)
    changes = changes_of(generation)

    assert len(changes) == MOST_GENERATIONS
    assert changes[0].generation == MOST_GENERATIONS + 3


def test_texts_of_older_changes_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.store.changes.MOST_CHARACTERS", 1_000)
    long = replace(program(1), summary="字" * 300)
    generation = None
    for number in range(1, 5):
        facts = change_facts(generation, ("a",), (), (), {"a": States(None, long)})
        generation = Generation(number, Path(), datetime(2020, 1, number, tzinfo=UTC), facts)
    assert generation
    assert [bool(change.texts) for change in changes_of(generation)] == [True, True, False]
