"""A cluster of one node for the whole session, with the shipped plan published in it."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer import Searcher
from indexer.cluster.client import Client
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import publish
from indexer.store.storage import Store
from tests.indexer.cluster.nodes import Nodes

# Where tests/run put the server; or why it could not.
HOME, WHY_NOT = "SESAKU_OPENSEARCH", "SESAKU_NO_OPENSEARCH"


@pytest.fixture(scope="session")
def server() -> Path:
    """The files of the server. In CI tests fail without them, elsewhere they are skipped."""
    if home := os.environ.get(HOME):
        return Path(home)
    without = pytest.fail if "CI" in os.environ else pytest.skip
    without(os.environ.get(WHY_NOT, f"{HOME} names no server: tests/run fetches one"))


@pytest.fixture(scope="session")
def node(server: Path) -> Iterator[str]:
    """The address of a node that runs."""
    with TemporaryDirectory(prefix="sesaku-engine-", ignore_cleanup_errors=True) as folder:
        nodes = Nodes(server, Path(folder), 1)
        try:
            yield nodes.start().urls[0]
        finally:
            nodes.stop()


@pytest.fixture
def settings(node: str, request: pytest.FixtureRequest) -> Iterator[EngineSettings]:
    """Settings with an alias that is this test's own; what is under it goes with the test."""
    alias = f"test-{abs(hash(request.node.nodeid)):x}"
    yield EngineSettings((node,), alias)
    for index in Client(EngineSettings((node,), alias)).ask("GET", f"/{alias}-*", absent={}):
        Client(EngineSettings((node,), alias)).ask("DELETE", f"/{index}")


@pytest.fixture(scope="session")
def plan_settings(node: str, plan_directory: Path) -> EngineSettings:
    """Where the shipped plan is published; nobody may publish there."""
    settings = EngineSettings((node,), "sesaku-shipped")
    generation = Store(plan_directory).current()
    assert generation is not None
    assert publish(generation, settings).published
    return settings


@pytest.fixture(scope="session")
def clustered(plan_settings: EngineSettings) -> Searcher:
    """The searcher of the shipped plan in the cluster."""
    return ClusterIndex(plan_settings).searcher()
