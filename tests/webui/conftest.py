"""What the tests of the web share: the shipped collection and a second one, indexed and served."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient
from waitress import wasyncore

from corpus import Loaded, Program, load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from tests.webui.file_server import served_files
from webui import Settings, create_app
from webui.commands.snapshot import write_snapshot

# Chromium without sandbox (tests may run as root), graphics card and chatter with other hosts.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
MIHON = Path(__file__).parent / "mihon"
YEARS = Path(__file__).parents[1] / "sample_years"
GRANTS = shipped_collection().parent / "sample_grants"


def _index(collection: Path, directory: Path) -> LiveIndex:
    update_index(load(collection), directory)
    return LiveIndex(directory)


@pytest.fixture(scope="session")
def plan_index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    """The shipped collection, indexed."""
    return _index(shipped_collection(), tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="session")
def mihon_index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    """A small collection with settings of its own, indexed."""
    return _index(MIHON, tmp_path_factory.mktemp("mihon"))


@pytest.fixture(scope="session")
def plan_snapshot(plan_index: LiveIndex, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped collection's site and search as files, in the folder site/plan below another."""
    out = tmp_path_factory.mktemp("snapshot") / "site" / "plan"
    write_snapshot(shipped_collection(), plan_index.directory, out)
    return out


@pytest.fixture(scope="session")
def plan_folder(plan_snapshot: Path) -> Iterator[str]:
    """The address of those files below a path, from a server that only has files."""
    with served_files(plan_snapshot.parent) as address:
        yield f"{address}/plan/"


@pytest.fixture(scope="session")
def plan_app(plan_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=shipped_collection()), plan_index)


@pytest.fixture(scope="session")
def mihon_app(mihon_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=MIHON), mihon_index)


@pytest.fixture(scope="session")
def grants_index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    """The shipped collection that has columns of its own, indexed."""
    return _index(GRANTS, tmp_path_factory.mktemp("grants"))


@pytest.fixture(scope="session")
def grants_app(grants_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=GRANTS), grants_index)


@pytest.fixture(scope="session")
def years_index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    """A plan of three years, indexed; see the sample's README."""
    return _index(YEARS, tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="session")
def years_app(years_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=YEARS), years_index)


@pytest.fixture
def years(years_app: Flask) -> FlaskClient:
    """A client of the site of three years."""
    return years_app.test_client()


@pytest.fixture
def grants(grants_app: Flask) -> Iterator[FlaskClient]:
    """A client of the site that has columns of its own."""
    with grants_app.test_client() as client:
        yield client


@pytest.fixture
def client(plan_app: Flask) -> Iterator[FlaskClient]:
    """A client of the shipped collection's site."""
    with plan_app.test_client() as client:
        yield client


@pytest.fixture
def mihon(mihon_app: Flask) -> Iterator[FlaskClient]:
    """A client of the second collection's site."""
    with mihon_app.test_client() as client:
        yield client


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Any], str]]:
    """A function that serves a WSGI application until the tests end and returns its address."""
    stop = threading.Event()
    threads = []

    def run(server: Any, sockets: dict[int, Any]) -> None:
        while not stop.is_set():
            wasyncore.loop(timeout=0.2, map=sockets, count=1)
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)

    def start(app: Any) -> str:
        sockets: dict[int, Any] = {}
        server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, map=sockets)
        threads.append(threading.Thread(target=run, args=(server, sockets), daemon=True))
        threads[-1].start()
        return f"http://127.0.0.1:{server.effective_port}"

    yield start
    stop.set()
    for thread in threads:
        thread.join(10)


@pytest.fixture(scope="session")
def chromium(chromium_path: Path) -> Iterator[Any]:
    """The system's Chromium, driven without a window. Where it is missing, tests fail."""
    from playwright.sync_api import expect, sync_playwright

    from tests.webui.browser.kinds import PATIENCE

    # A state that is waited for comes later on a machine that does much else.
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def plan_site(serve: Callable[[Any], str], plan_app: Flask) -> str:
    """The address of the shipped collection's site."""
    return serve(plan_app)


@pytest.fixture(scope="session")
def mihon_site(serve: Callable[[Any], str], mihon_app: Flask) -> str:
    """The address of the second collection's site."""
    return serve(mihon_app)


@pytest.fixture(scope="session")
def grants_site(serve: Callable[[Any], str], grants_app: Flask) -> str:
    """The address of the site that has columns of its own."""
    return serve(grants_app)


@pytest.fixture(scope="session")
def years_site(serve: Callable[[Any], str], years_app: Flask) -> str:
    """The address of the site of three years."""
    return serve(years_app)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., None]:
    """A function that publishes the shipped plan, its first program's name replaced."""
    loaded = load(shipped_collection())

    def publish(name: str = "") -> None:
        first, *rest = loaded.programs
        programs = (replace(first, name=name or first.name), *rest)
        update_index(replace(loaded, programs=programs), tmp_path / "index")

    publish()
    return publish


@pytest.fixture(scope="module")
def plan() -> Loaded:
    """The shipped collection as it is read."""
    return load(shipped_collection())


@pytest.fixture
def publish_programs(plan: Loaded, tmp_path: Path) -> Callable[..., FlaskClient]:
    """A function that publishes programs and returns a client of their site."""

    def publish(*programs: Program) -> FlaskClient:
        areas = tuple(dict.fromkeys(program.area for program in programs))
        collection = replace(plan.collection, areas=areas)
        loaded = replace(plan, collection=collection, programs=programs)
        update_index(loaded, tmp_path / "index", force=True)
        return create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()

    return publish
