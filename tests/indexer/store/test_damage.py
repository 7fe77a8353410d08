"""Index directories that are damaged, incomplete or of another version: refused, untouched."""

import json
from pathlib import Path

import pytest

from indexer.errors import IndexUnusable, NoPrevious, NotWritable
from indexer.store.storage import LOCK, Store
from tests.indexer.store.storage_sample import names, publish


class TestRefusing:
    def test_a_flipped_bit_anywhere_is_found(self, store: Store) -> None:
        publish(store, "one")
        for path in sorted(store.directory.rglob("*")):
            if path.is_file() and path.name != LOCK:
                self.flip_each_byte(store, path)

    def flip_each_byte(self, store: Store, path: Path) -> None:
        content = path.read_bytes()
        for position in range(len(content)):
            damaged = bytearray(content)
            damaged[position] ^= 1
            path.write_bytes(damaged)
            assert self.is_refused_or_means_the_same(store), (path.name, position)
        path.write_bytes(content)

    @staticmethod
    def is_refused_or_means_the_same(store: Store) -> bool:
        """Blanks between JSON's items may change: then nothing else has."""
        try:
            current = store.current()
            assert current is not None
            current.verify()
        except IndexUnusable as error:
            return error.exit_code == 4 and bool(error.remedy)
        return current.facts == {"text": "one", "count": 2, "部局": ["危機管理部"]}

    def test_a_file_cut_anywhere_is_found(self, store: Store) -> None:
        generation = publish(store, "one")
        paths = [store.directory / "current", generation.path / "manifest.json"]
        for path in [*paths, generation.path / "deep" / "b.txt"]:
            content = path.read_bytes()
            # Without its last byte, a line end, a JSON file says all that it said.
            for size in range(len(content) - (path.name != "b.txt")):
                path.write_bytes(content[:size])
                with pytest.raises(IndexUnusable) as caught:
                    store.current()
                assert str(path) in str(caught.value)
            path.write_bytes(content)

    @pytest.mark.parametrize("name", ["manifest.json", "a.txt", "deep/b.txt"])
    def test_a_missing_file_is_named(self, store: Store, name: str) -> None:
        generation = publish(store, "one")
        (generation.path / name).unlink()
        with pytest.raises(IndexUnusable, match="is missing") as caught:
            store.current()
        assert caught.value.path == generation.path / name

    def test_a_lost_pointer_is_not_an_empty_index(self, store: Store) -> None:
        generation = publish(store, "one")
        (store.directory / "current").unlink()
        for use in (store.current, store.previous, store.rollback, lambda: publish(store, "two")):
            with pytest.raises(IndexUnusable, match=r"current is missing.*Move .* aside"):
                use()
        assert (generation.path / "a.txt").read_text() == "one"

    @pytest.mark.parametrize("name", ["current", "g000001/manifest.json"])
    def test_another_version_is_named(self, store: Store, name: str) -> None:
        publish(store, "one")
        path = store.directory / name
        document = json.loads(path.read_text())
        path.write_text(json.dumps({**document, "format": 2}))
        with pytest.raises(IndexUnusable, match="has the format 2, this version of sesaku reads 1"):
            store.current()

    def test_another_versions_directory_is_not_written(self, store: Store) -> None:
        publish(store, "one")
        path = store.directory / "current"
        path.write_text(json.dumps({"format": 2}))
        with pytest.raises(IndexUnusable):
            publish(store, "two")
        assert names(store) == ["current", "g000001", "lock"]

    def test_a_damaged_generation_can_be_succeeded(self, store: Store) -> None:
        one = publish(store, "one")
        (one.path / "a.txt").unlink()
        two = publish(store, "two")
        assert store.current() == two

    def test_a_manifest_of_another_generation(self, store: Store) -> None:
        publish(store, "one")
        two = publish(store, "two")
        (two.path / "manifest.json").write_bytes(
            (store.directory / "g000001" / "manifest.json").read_bytes()
        )
        with pytest.raises(IndexUnusable, match="belongs to another generation"):
            store.current()

    def test_a_file_in_the_directorys_place(self, tmp_path: Path) -> None:
        path = tmp_path / "index"
        path.write_text("not a directory")
        store = Store(path)
        with pytest.raises(IndexUnusable):
            store.current()
        with pytest.raises(NotWritable):
            publish(store, "one")
        with pytest.raises(NoPrevious):
            store.rollback()
        assert path.read_text() == "not a directory"
