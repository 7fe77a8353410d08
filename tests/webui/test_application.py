"""A site whose index is published anew: nothing of the generation before stays."""

import gc
import shutil
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from flask import Flask

from corpus import load
from indexer import LiveIndex, update_index
from webui import Settings, create_app

MIHON = Path(__file__).parent / "mihon"
# An address of every kind.
PAGES = [
    ("/", ""),
    ("/", "q=%E9%81%BF%E9%9B%A3%E6%89%80"),
    ("/programs/m-01", ""),
    ("/api/search", "q=%E9%81%BF%E9%9B%A3%E6%89%80"),
    ("/api/programs/m-01", ""),
    ("/api/suggest", "q=%E9%81%BF"),
    ("/export.csv", ""),
    ("/feed.atom", ""),
    ("/embed", ""),
    ("/about", ""),
    ("/healthz", ""),
    ("/metrics", ""),
]


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """Only what is no longer referred to goes, as in a server between two runs of the collector."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def ask(app: Flask, path: str, words: str = "") -> None:
    """Ask as a server does; the test client keeps the last request."""
    environ: dict[str, object] = {"PATH_INFO": path, "QUERY_STRING": words}
    setup_testing_defaults(environ)
    statuses = []
    pieces = app(environ, lambda status, headers, error=None: statuses.append(status))
    assert b"".join(pieces)
    if close := getattr(pieces, "close", None):
        close()
    assert statuses == ["200 OK"]


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize(("path", "words"), PAGES)
def test_a_generation_that_is_no_longer_served_goes_at_once(
    tmp_path: Path, path: str, words: str
) -> None:
    loaded = load(MIHON)
    update_index(loaded, tmp_path)
    live_index = LiveIndex(tmp_path)
    app = create_app(Settings(collection=MIHON), live_index)
    ask(app, path, words)
    first = weakref.ref(live_index.searcher())
    segment = weakref.ref(live_index.searcher()._engine)
    update_index(replace(loaded, programs=loaded.programs[1:]), tmp_path)
    ask(app, "/healthz")
    assert live_index.searcher().generation == 2
    assert first() is None
    assert segment() is None


def test_a_site_goes_on_when_its_index_is_removed(tmp_path: Path) -> None:
    """Nothing was asked before: whatever is read late would be missing."""
    update_index(load(MIHON), tmp_path / "index")
    live = LiveIndex(tmp_path / "index")
    live.hold()
    app = create_app(Settings(collection=MIHON), live)
    shutil.rmtree(tmp_path / "index")
    for path, words in PAGES:
        ask(app, path, words)
    health = app.test_client().get("/healthz").json
    assert health is not None
    assert health["status"] == "degraded"
    assert "has no index" in health["problems"][0]


def test_an_index_that_was_begun_anew_is_another(tmp_path: Path) -> None:
    """Its generation has the number of the one before; nothing of that one is shown."""
    loaded = load(MIHON)
    update_index(loaded, tmp_path / "index")
    client = create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()
    first, *others = loaded.programs
    assert first.department in client.get("/").text
    shutil.rmtree(tmp_path / "index")
    site = {"site": {"title": "あとの題名"}}
    changed = replace(first, department="あとの部")
    update_index(
        replace(
            loaded,
            programs=(changed, *others),
            collection=replace(loaded.collection, site=site),
        ),
        tmp_path / "index",
    )
    page = client.get("/").text
    health = client.get("/healthz").json
    assert health is not None
    assert health["generation"] == 1
    assert "あとの題名" in page
    assert "あとの部" in page


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "text/html"), ("/api/search", "application/problem+json")]
)
@pytest.mark.parametrize(
    ("error", "status"), [(ValueError("defect"), 500), (OSError(24, "Too many open files"), 503)]
)
def test_what_the_outermost_layer_raises_is_a_page_or_a_document(
    plan_index: LiveIndex,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    kind: str,
    error: Exception,
    status: int,
) -> None:
    """A server that is told of it would answer with words of its own."""

    def broken(*_: object) -> None:
        raise error

    app = create_app(Settings(), plan_index)
    monkeypatch.setattr(app, "_surrounded", broken)
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.mimetype) == (status, kind)
