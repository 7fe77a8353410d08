"""Sockets that several processes take connections from."""

from collections import Counter

import pytest

from tests.webui.serving.test_answering import get, served, workers_of
from webui.serving.processes import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


def test_connections_are_shared_out() -> None:
    with served(2) as (address, _):
        workers_of(address, 2)
        counts = Counter(get(address) for _ in range(100))
        # The system deals them out by chance: fewer than 20 of 100 come about once in 10^10 times.
        assert min(counts.values()) >= 20
