"""Waiting for somebody else's build."""

import threading
from pathlib import Path

from indexer.store.lock import exclusive
from indexer.store.storage import LOCK
from indexer.store.waiting import wait_for_others


def test_what_nobody_updates_is_not_waited_for(tmp_path: Path) -> None:
    wait_for_others(tmp_path)


def test_an_update_is_waited_for_until_its_end(tmp_path: Path) -> None:
    ended: list[bool] = []
    with exclusive(tmp_path / LOCK):
        waiting = threading.Thread(
            target=lambda: (wait_for_others(tmp_path), ended.append(True)), daemon=True
        )
        waiting.start()
        waiting.join(0.2)
        assert not ended
    waiting.join(30)
    assert ended


def test_no_longer_than_was_said(tmp_path: Path) -> None:
    with exclusive(tmp_path / LOCK):
        wait_for_others(tmp_path, seconds=0)
