"""Directories that cannot be written: named errors, the published generation standing."""

import os

import pytest

from indexer.errors import Busy, DiskFull, NoPrevious, NotWritable, SesakuError
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import names, publish


class TestWriting:
    def test_a_directory_without_the_right_to_write(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = publish(store, "one")

        def refuse(path: object, *_: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        with monkeypatch.context() as patch:
            patch.setattr(os, "mkdir", refuse)
            with pytest.raises(NotWritable, match=r"権限がありません.*--index") as caught:
                publish(store, "two")
        assert caught.value.exit_code == 4
        assert caught.value.path.parent == store.directory
        assert store.current() == one

    def test_a_reservation_larger_than_the_disk(self, store: Store) -> None:
        with store.update() as draft:
            draft.reserve(1)
            with pytest.raises(DiskFull, match="MBが必要") as caught:
                draft.reserve(10**18)
        assert caught.value.needed == 10**18
        assert caught.value.free < 10**18
        assert names(store) == ["current", "lock"]

    def test_a_full_disk_hidden_behind_another_error(self, store: Store) -> None:
        def build() -> None:
            try:
                raise OSError(28, "No space left on device")
            except OSError as error:
                raise ValueError("could not encode") from error

        with pytest.raises(DiskFull), store.update():
            build()

    def test_the_builds_own_errors_pass(self, store: Store) -> None:
        with pytest.raises(FileNotFoundError), store.update():
            (store.directory / "no such file").read_text()

    def test_storage_survives_trouble_with_removing(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "in use")

        publish(store, "one")
        publish(store, "two")
        with monkeypatch.context() as patch:
            patch.setattr(os, "rmdir", refuse)
            patch.setattr(os, "unlink", refuse)
            three = publish(store, "three")
        assert store.current() == three
        assert "g000001" in names(store)
        with store.update():
            pass
        assert "g000001" not in names(store)


def test_every_error_is_one_line_with_a_remedy(store: Store) -> None:
    errors: list[SesakuError] = [
        Busy(store.directory, None),
        NoPrevious(store.directory),
        NotWritable(store.directory, "Read-only file system"),
        DiskFull(store.directory, 1_000_000, 25_000_000),
    ]
    for error in errors:
        assert str(error) == f"{error.what}{error.remedy}"
        assert "\n" not in str(error)
        assert str(store.directory) in str(error)
    assert "約25.0MBが必要で、空きは1.0MB" in str(errors[-1])
