"""What compiling asks is guessed, asked in one request, and known from then on."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import pytest

from indexer import Searcher
from indexer.cluster.asking.clauses import MOST, size
from indexer.cluster.asking.occurrences import ClusterOccurrences
from indexer.cluster.client import Client
from indexer.cluster.engine import ClusterEngine
from indexer.matches.match import Channel, Match

PAIRS = (("情報", "システム"), ("観光", "情報"), ("危機", "管理"), ("情報", "情報"))
MATCHES = [Match(Channel.WORD, 1.0, "", ((one,), (other,)), (0, 1)) for one, other in PAIRS]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is searched for."""
    bodies: list[Any] = []
    searches = Client.searches

    def noted(self: Client, index: str, some: Iterable[Mapping[str, Any]]) -> Any:
        bodies.append([*some])
        return searches(self, index, bodies[-1])

    monkeypatch.setattr(Client, "searches", noted)
    return bodies


def test_one_request_tells_all_that_was_asked(
    plan: Searcher, clustered: Searcher, asked: list[Any]
) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    fresh = ClusterOccurrences(
        engine._client, engine.index, engine.words, engine._schema, len(plan.programs)
    )
    counts = fresh.compiled(lambda: [fresh.frequency(match) for match in MATCHES])
    assert counts == plan._engine.frequencies([], MATCHES)
    assert len(asked) == 1
    assert fresh.settled
    assert fresh.frequencies(MATCHES) == counts
    assert [fresh.occurs(match) for match in MATCHES] == [count > 0 for count in counts]
    assert len(asked) == 1


def test_words_that_nothing_has_are_not_asked_for(clustered: Searcher, asked: list[Any]) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    match = Match(Channel.WORD, 1.0, "", (("情報",), ("どこにもない言葉",)), (0, 1))
    assert not engine.compiled(lambda: engine.occurrences.occurs(match))
    assert engine.occurrences.of_term("どこにもない言葉") == 0
    assert asked == []


def test_a_query_that_never_settles_is_a_defect(clustered: Searcher) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    numbers = iter(range(100))

    def another() -> int:
        surface = f"{next(numbers)}番目の問い"
        return engine.occurrences.frequency(Match(Channel.SURFACE, 1.0, "", surface=surface))

    with pytest.raises(RuntimeError, match="something else each time"):
        engine.compiled(another)


def test_more_than_the_engine_takes_at_once_is_asked_in_one_request(
    plan: Searcher, clustered: Searcher, asked: list[Any]
) -> None:
    """Words of one query that may be cut in hundreds of ways: the engine refused all of it."""
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    words = sorted(engine.words.term_numbers)[::7][:200]
    some = [
        Match(Channel.WORD, 1.0, "", ((one, other), (other,)), (0, 1))
        for one, other in pairwise(words)
    ]
    fresh = ClusterOccurrences(
        engine._client, engine.index, engine.words, engine._schema, len(plan.programs)
    )
    assert size([fresh.filter(match) for match in some]) > MOST
    assert fresh.frequencies(some) == plan._engine.frequencies([], some)
    assert len(asked) == 1
    assert len(asked[0]) > 1
