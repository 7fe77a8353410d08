"""What the engine says when a node went, and when it refuses for another reason."""

from typing import Any

import pytest
from opensearchpy.exceptions import ConnectionError, TransportError

from indexer.cluster.refusals import PARTS, is_lost, is_taken, told

# As 2.19.6 answers a search, of which one node was killed when its hits were read.
DISCONNECTED = {
    "error": {
        "root_cause": [{"type": "node_disconnected_exception", "reason": "[n2][…] disconnected"}],
        "type": "search_phase_execution_exception",
        "reason": "Partial shards failure",
        "phase": "fetch",
    },
    "status": 500,
}
NOT_CONNECTED = {
    "error": {
        "root_cause": [],
        "type": "search_phase_execution_exception",
        "reason": "",
        "phase": "fetch",
        "failed_shards": [],
        "caused_by": {"type": "node_not_connected_exception", "reason": "Node not connected"},
    },
    "status": 500,
}
REFUSED = {
    "error": {
        "type": "search_phase_execution_exception",
        "reason": "all shards failed",
        "caused_by": {"type": "too_many_clauses", "reason": "maxClauseCount is set to 1024"},
    },
    "status": 500,
}


@pytest.mark.parametrize(
    ("status", "causes", "lost"),
    [
        (500, DISCONNECTED, True),
        (500, NOT_CONNECTED, True),
        (503, {"error": {"type": "search_phase_execution_exception"}}, True),
        (500, REFUSED, False),
        (400, {"error": {"type": "parsing_exception"}}, False),
    ],
)
def test_a_lost_part_is_no_refusal(status: int, causes: Any, lost: bool) -> None:
    assert is_lost(status, causes) is lost
    error = TransportError(status, "search_phase_execution_exception", causes)
    assert (told(error)[0] == PARTS) is lost


def test_what_is_no_answer_at_all() -> None:
    assert told(ConnectionError("N/A", "refused", OSError("refused")))[0] == (
        "no node can be reached"
    )


def test_who_was_faster() -> None:
    assert is_taken(TransportError(409, "version_conflict_engine_exception", {}))
    assert is_taken(TransportError(400, "resource_already_exists_exception", {}))
    assert not is_taken(TransportError(400, "parsing_exception", {}))
