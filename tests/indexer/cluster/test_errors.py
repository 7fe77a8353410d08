"""What is said of a cluster has an exit code of the contract, what is at fault, and a remedy."""

import pytest

from indexer.cluster.errors import (
    ClaimedAlias,
    DocumentRefused,
    EngineBusy,
    EngineUnusable,
    PartialAnswer,
)
from indexer.errors import SesakuError


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (EngineUnusable("http://n:9200/plan", "it sleeps", "Wake it."), 4, "n:9200/plan"),
        (PartialAnswer("http://n:9200/plan", ["plan-1 shard 2"]), 4, "plan-1 shard 2"),
        (PartialAnswer("http://n:9200/plan", []), 4, "unknown"),
        (EngineBusy("plan", "host:7"), 3, "host:7"),
        (DocumentRefused("2-04", "too long"), 4, "2-04"),
        (ClaimedAlias("plan", "県の計画", "市の計画"), 4, "県の計画"),
    ],
)
def test_each_names_what_is_at_fault(error: SesakuError, code: int, said: str) -> None:
    assert error.exit_code == code
    assert said in str(error)
    assert error.remedy


def test_a_partial_answer_is_an_engine_that_cannot_be_used() -> None:
    error = PartialAnswer("http://n:9200/plan", ["plan-1 shard 2", "plan-1 shard 3"])
    assert isinstance(error, EngineUnusable)
    assert error.shards == ("plan-1 shard 2", "plan-1 shard 3")
