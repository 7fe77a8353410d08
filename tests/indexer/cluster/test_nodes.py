"""A node that says nothing has its share of the threads, and no more."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from opensearchpy.exceptions import ConnectionError

from indexer.cluster.nodes import REACHED, CountedConnection, LeastBusy


@dataclass
class Node:
    under_way: int = 0
    asked: list[int] = field(default_factory=list)


def test_nodes_that_are_as_busy_take_turns() -> None:
    nodes = [Node(), Node(), Node()]
    selector = LeastBusy([])
    chosen = Counter(id(selector.select(nodes)) for _ in range(30))
    assert sorted(chosen.values()) == [10, 10, 10]


def test_a_silent_node_gets_no_more_than_the_others_have() -> None:
    silent, good, other = nodes = [Node(), Node(), Node()]
    selector = LeastBusy([])
    for _ in range(100):
        one = selector.select(nodes)
        if one is silent:
            silent.under_way += 1  # and never comes back
    assert silent.under_way == 1
    good.under_way = other.under_way = 2
    assert selector.select(nodes) is silent


def test_what_is_under_way_is_counted_and_forgotten_when_it_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connection = CountedConnection("127.0.0.1", 9)
    seen: list[int] = []
    go_on = threading.Event()

    def urlopen(*_: object, **__: object) -> None:
        seen.append(connection.under_way)
        go_on.wait(10)
        raise OSError("late")

    monkeypatch.setattr(connection.pool, "urlopen", urlopen)

    def ask() -> None:
        with pytest.raises(ConnectionError, match="late"):
            connection.perform_request("GET", "/")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()
    assert connection.under_way == 0
    assert len(seen) == 3


@pytest.mark.parametrize(("seconds", "reached"), [(None, REACHED), (120.0, REACHED), (0.2, 0.2)])
def test_a_machine_that_is_gone_is_not_waited_for_as_long_as_an_answer(
    monkeypatch: pytest.MonkeyPatch, seconds: float | None, reached: float
) -> None:
    connection = CountedConnection("127.0.0.1", 9, timeout=10)
    given: list[Any] = []

    def urlopen(*_: object, timeout: Any, **__: object) -> None:
        given.append(timeout)
        raise OSError("late")

    monkeypatch.setattr(connection.pool, "urlopen", urlopen)
    with pytest.raises(ConnectionError):
        connection.perform_request("GET", "/", timeout=seconds)
    assert given[0].connect_timeout == reached
    assert given[0].read_timeout == (seconds or 10)
