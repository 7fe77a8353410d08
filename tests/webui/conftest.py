"""What the tests of the web share: the shipped collection and a second one, indexed and served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from webui import Settings, create_app

MIHON = Path(__file__).parent / "mihon"


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
def plan_app(plan_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=shipped_collection()), plan_index)


@pytest.fixture(scope="session")
def mihon_app(mihon_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=MIHON), mihon_index)


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
