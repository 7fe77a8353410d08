"""The shipped collection's index, opened once for each module of these tests."""

from collections.abc import Iterator

import pytest

import corpus
from tests.indexer.whoosh.parity_index import SHIPPED, Opened, opened


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """An index of the shipped collection."""
    with opened(corpus.load(SHIPPED), tmp_path_factory.mktemp("index")) as index:
        yield index
