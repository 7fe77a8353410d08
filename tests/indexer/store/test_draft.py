"""A generation in the making: unseen until it is published, what is linked never written to."""

from pathlib import Path

import pytest

from indexer.errors import DiskFull
from indexer.store import durable
from indexer.store.draft import is_draft
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import names, publish


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("tmp-000001-0123abcd", True),
        ("tmp-1234567-0123abcd", True),
        ("tmp-1-0123abcd", False),
        ("tmp-000001-0123ABCD", False),
        ("g000001", False),
        ("tmp-00000１-0123abcd", False),
    ],
)
def test_drafts_are_known_by_their_names(name: str, draft: bool) -> None:
    assert is_draft(name) is draft


def test_nothing_is_seen_before_it_is_published(store: Store) -> None:
    with store.update() as draft:
        (draft.path / "a.txt").write_text("a")
        assert store.current() is None
        assert is_draft(draft.path.name)
    assert not any(map(is_draft, names(store)))


def test_room_is_checked_and_not_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "free_space", lambda path: 100)
    with store.update() as draft:
        draft.reserve(100)
        with pytest.raises(DiskFull):
            draft.reserve(101)


def test_a_linked_file_is_the_published_one(store: Store) -> None:
    one = publish(store, "one")
    with store.update() as draft:
        draft.link(one, ["deep/b.txt"])
        two = draft.publish({})
    assert (two.path / "deep" / "b.txt").samefile(one.path / "deep" / "b.txt")
    assert two.names() == ["deep/b.txt"]
    two.verify()


def test_what_a_generation_has_not_cannot_be_linked(store: Store) -> None:
    one = publish(store, "one")
    with store.update() as draft, pytest.raises(ValueError, match=r"no file 'c\.txt'"):
        draft.link(one, ["c.txt"])


def test_a_build_that_writes_into_a_linked_file_is_stopped(store: Store) -> None:
    one = publish(store, "one")
    with store.update() as draft:
        draft.link(one, ["a.txt"])
        path: Path = draft.path / "a.txt"
        path.write_text("changed")
        with pytest.raises(RuntimeError, match="a file of a published generation"):
            draft.publish({})
