"""Every input that once failed is tried again, before all other tests (``tests/conftest.py``)."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from tests.once_failed.replay import ASKED, FILES, inputs
from webui import Settings, create_app

INPUTS = [
    pytest.param(kind, text, id=f"{kind} {did}")
    for kind, text, did in inputs(Path(__file__).parent / "inputs.jsonl")
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The shipped plan, served."""
    index = tmp_path_factory.mktemp("index")
    update_index(load(shipped_collection()), index)
    return create_app(Settings(collection=shipped_collection()), LiveIndex(index))


@pytest.mark.parametrize(("kind", "text"), INPUTS)
def test_what_once_failed_holds(kind: str, text: str, site: Flask, tmp_path: Path) -> None:
    if kind in FILES:
        FILES[kind](text, tmp_path)
    else:
        ASKED[kind](text, site)


def test_a_traceback_and_a_wrong_status_are_seen(site: Flask, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        FILES["address"]("https://example.jp/", tmp_path)
    with pytest.raises(AssertionError):
        ASKED["target"]("/", broken)


def broken(_: Any, start: Any) -> list[bytes]:
    start("500 INTERNAL SERVER ERROR", [])
    return []
