"""Files that a generation takes over from the one before."""

import os
from pathlib import Path

import pytest

from indexer.errors import IndexUnusable
from indexer.store import durable
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import names, publish


class TestLinking:
    def test_linked_files_are_the_same_files(self, store: Store) -> None:
        one = publish(store, "one")
        with store.update() as draft:
            draft.link(one, ["a.txt", "deep/b.txt"])
            two = draft.publish({})
        for name in ("a.txt", "deep/b.txt"):
            assert os.path.samefile(one.path / name, two.path / name)
        two.verify()

    def test_linked_files_outlive_the_generation_they_come_from(self, store: Store) -> None:
        generation = publish(store, "one")
        for _ in range(3):
            with store.update() as draft:
                draft.link(generation, ["a.txt"])
                generation = draft.publish({})
        assert (generation.path / "a.txt").read_text() == "one"
        generation.verify()

    def test_copies_serve_where_links_are_impossible(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = publish(store, "one")

        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
        with store.update() as draft:
            draft.link(one, ["a.txt"])
            two = draft.publish({})
        assert not os.path.samefile(one.path / "a.txt", two.path / "a.txt")
        assert (two.path / "a.txt").read_text() == "one"
        two.verify()

    def test_a_linked_file_may_be_replaced(self, store: Store) -> None:
        one = publish(store, "one")
        with store.update() as draft:
            draft.link(one, ["a.txt"])
            (draft.path / "new").write_text("two")
            os.replace(draft.path / "new", draft.path / "a.txt")
            two = draft.publish({})
        one.verify()
        two.verify()
        assert (two.path / "a.txt").read_text() == "two"

    def test_a_build_that_writes_into_a_linked_file_is_stopped(self, store: Store) -> None:
        one = publish(store, "one")
        with store.update() as draft:
            draft.link(one, ["a.txt"])
            with open(draft.path / "a.txt", "a") as file:
                file.write("more")
            with pytest.raises(RuntimeError, match=r"wrote into a\.txt"):
                draft.publish({})
        assert names(store) == ["current", "g000001", "lock"]

    def test_names_that_the_generation_does_not_have(self, store: Store) -> None:
        one = publish(store, "one")
        with store.update() as draft:
            for name in ("manifest.json", "other.txt", "../current"):
                with pytest.raises(ValueError, match="has no file"):
                    draft.link(one, [name])

    def test_a_file_that_the_generation_lost(self, store: Store) -> None:
        one = publish(store, "one")
        (one.path / "a.txt").unlink()
        with pytest.raises(IndexUnusable, match=r"a\.txt is missing"), store.update() as draft:
            draft.link(one, ["a.txt"])


def test_linked_files_cost_no_sync(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one = publish(store, "one")
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_file", synced.append)
    with store.update() as draft:
        draft.link(one, ["a.txt"])
        (draft.path / "new.txt").write_text("two")
        draft.publish({})
    assert [path.name for path in synced] == ["new.txt"]
