"""Options of a cluster: what names one, what is said without the extra, what was done."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from indexer.commands.engine import settings_of, tell_rolled_back, told

_NODE = "http://127.0.0.1:9200"


def test_neither_options_nor_settings_name_a_cluster(tmp_path: Path) -> None:
    assert settings_of((), None, tmp_path, {}) is None
    with pytest.raises(click.UsageError, match="--alias needs --engine"):
        settings_of((), "plan", tmp_path, {})


@pytest.mark.parametrize(
    ("nodes", "alias", "site", "expected"),
    [
        ((_NODE,), "plan", {}, "plan"),
        ((), None, {"engine": {"nodes": [_NODE], "alias": "kept"}}, "kept"),
        ((_NODE,), "said", {"engine": {"nodes": [_NODE], "alias": "kept"}}, "said"),
    ],
)
def test_what_is_typed_counts_before_the_settings(
    tmp_path: Path,
    nodes: tuple[str, ...],
    alias: str | None,
    site: Mapping[str, Any],
    expected: str,
) -> None:
    settings = settings_of(nodes, alias, tmp_path, site)
    assert settings is not None
    assert (settings.nodes, settings.alias) == ((_NODE,), expected)


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "indexer.cluster.settings", None)
    with pytest.raises(click.UsageError, match=r"pip install '\.\[cluster\]'"):
        settings_of((_NODE,), None, tmp_path, {})


def test_a_publication_is_told_and_so_is_none() -> None:
    done = SimpleNamespace(published=True, index="plan-000002", programs=1_200)
    assert told(done) == "検索エンジンに plan-000002 として公開しました: 1,200件。"
    assert told(SimpleNamespace(published=False, index="plan-000002")).endswith(
        "もう同じ内容です。"
    )


def test_a_rollback_is_told_as_text_or_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meta = {"programs": 110, "created": "2026-04-01"}
    published = SimpleNamespace(index="plan-000001", number=1, meta=meta)
    monkeypatch.setattr("indexer.cluster.writing.publishing.roll_back", lambda settings: published)
    tell_rolled_back(SimpleNamespace(), as_json=False)
    assert capsys.readouterr().out == "plan-000001 に戻しました: 110件。\n"
    tell_rolled_back(SimpleNamespace(), as_json=True)
    assert '"records": 110' in capsys.readouterr().out
