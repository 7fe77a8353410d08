"""A directory in other use: an index is never put beside what is not its own."""

import pytest

from indexer.errors import ForeignDirectory
from indexer.store.storage import LOCK, Store
from tests.indexer.store.storage_sample import names, publish


@pytest.mark.parametrize("name", ["notes.txt", "programs.csv", "g1", "index"])
def test_a_directory_with_something_else_is_refused(store: Store, name: str) -> None:
    store.directory.mkdir(parents=True)
    (store.directory / name).write_text("mine")
    with pytest.raises(ForeignDirectory, match=name) as caught, store.update():
        pytest.fail("an update began")
    assert caught.value.exit_code == 4
    assert names(store) == [name]


@pytest.mark.parametrize("name", [".DS_Store", "lost+found", "Thumbs.db", LOCK, "current.tmp"])
def test_what_systems_and_unfinished_updates_leave_does_not_count(store: Store, name: str) -> None:
    store.directory.mkdir(parents=True)
    (store.directory / name).write_text("")
    assert publish(store, "one").number == 1


def test_an_index_takes_updates_whatever_somebody_put_beside_it(store: Store) -> None:
    publish(store, "one")
    (store.directory / "notes.txt").write_text("mine")
    assert publish(store, "two").number == 2
    assert (store.directory / "notes.txt").read_text() == "mine"
