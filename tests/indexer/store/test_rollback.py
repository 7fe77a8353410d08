"""Back to the generation before."""

import pytest

from indexer.errors import IndexUnusable, NoPrevious
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import names, publish


class TestRollback:
    def test_it_returns_to_the_generation_before(self, store: Store) -> None:
        one = publish(store, "one")
        publish(store, "two")
        assert store.rollback() == one
        assert store.current() == one

    def test_a_second_one_does_not_lead_forward_again(self, store: Store) -> None:
        one = publish(store, "one")
        publish(store, "two")
        store.rollback()
        with pytest.raises(NoPrevious, match="sesaku index"):
            store.rollback()
        assert store.current() == one

    def test_numbers_go_on_behind_the_generation_given_up(self, store: Store) -> None:
        one = publish(store, "one")
        publish(store, "two")
        store.rollback()
        with store.update():
            assert "g000002" not in names(store)
        assert publish(store, "three").number == 3
        assert store.previous() == one

    def test_it_leads_out_of_a_damaged_generation(self, store: Store) -> None:
        one = publish(store, "one")
        two = publish(store, "two")
        (two.path / "a.txt").unlink()
        with pytest.raises(IndexUnusable, match="sesaku rollback"):
            store.current()
        store.rollback()
        assert store.current() == one

    def test_it_does_not_lead_into_a_damaged_generation(self, store: Store) -> None:
        one = publish(store, "one")
        two = publish(store, "two")
        (one.path / "a.txt").write_text("eno")
        with pytest.raises(IndexUnusable, match=r"checksum.*sesaku index --full"):
            store.rollback()
        assert store.current() == two

    @pytest.mark.parametrize("generations", [0, 1])
    def test_there_is_nothing_to_return_to(self, store: Store, generations: int) -> None:
        for _ in range(generations):
            publish(store, "one")
        with pytest.raises(NoPrevious) as caught:
            store.rollback()
        assert caught.value.exit_code == 4
        assert store.directory.exists() == bool(generations)

    def test_it_leaves_a_directory_that_is_no_index_alone(self, store: Store) -> None:
        store.directory.mkdir(parents=True)
        (store.directory / "notes.txt").write_text("mine")
        with pytest.raises(NoPrevious):
            store.rollback()
        assert names(store) == ["notes.txt"]
