"""What `sesaku serve` prepares before it answers."""

import os
from pathlib import Path

import click
import pytest

from indexer import LiveIndex
from webui.commands.starting import application, open_logs, shared_directory, warm
from webui.request.settings import Settings
from webui.serving.metrics import DIRECTORY


def test_what_processes_share_is_gone_afterwards() -> None:
    with shared_directory() as shared:
        assert os.environ[DIRECTORY] == str(shared / "metrics")
        (shared / "metrics" / "one").touch()
    assert not shared.exists()
    assert DIRECTORY not in os.environ


def test_a_log_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="--search-log: "):
        open_logs(None, tmp_path / "nowhere" / "log")


def test_a_site_answers_after_its_first_searches(plan_index: LiveIndex) -> None:
    warm(plan_index)
    assert application(Settings(), plan_index).test_client().get("/healthz").status_code == 200


def test_a_site_that_answers_holds_its_index(
    plan_index: LiveIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, held = LiveIndex(plan_index.directory), []
    monkeypatch.setattr(live, "hold", lambda: held.append("all"))
    application(Settings(), live)
    assert held == ["all"]


def test_without_a_temporary_directory_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp', '/'].")

    monkeypatch.setattr("webui.commands.starting.TemporaryDirectory", nowhere)
    with (
        pytest.raises(click.UsageError, match=r"No usable temporary.*TMPDIR.*PrivateTmp=true"),
        shared_directory(),
    ):
        pass
