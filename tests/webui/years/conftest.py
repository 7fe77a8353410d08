"""A plan of three years, indexed and served; see the sample's README."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from webui import Settings, create_app

SAMPLE = Path(__file__).parents[2] / "sample_years"


@pytest.fixture(scope="session")
def years_index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    directory = tmp_path_factory.mktemp("years")
    update_index(load(SAMPLE), directory)
    return LiveIndex(directory)


@pytest.fixture(scope="session")
def years_app(years_index: LiveIndex) -> Flask:
    return create_app(Settings(collection=SAMPLE), years_index)


@pytest.fixture
def years(years_app: Flask) -> FlaskClient:
    return years_app.test_client()
