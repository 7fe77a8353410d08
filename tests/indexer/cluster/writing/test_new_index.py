"""The index of a new generation: it is no generation before it is finished and verified."""

import pytest

from indexer.cluster.client import Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.generations import Generations, Published
from indexer.cluster.mapping import Shape
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.new_index import NewIndex


def made(settings: EngineSettings, number: int) -> NewIndex:
    new = Published(f"{settings.alias}-{number:06}", {"generation": number})
    return NewIndex(Client(settings), new)


def test_a_copy_has_what_the_other_has_and_says_what_it_is(settings: EngineSettings) -> None:
    client = Client(settings)
    first, second = made(settings, 1), made(settings, 2)
    first.create(Shape(2, 4, 0, 9))
    client.ask("PUT", f"/{first.name}/_doc/1", {"number": 1, "weights": "防災\ue002100000"})
    first.finish(1)
    first.verify(1, {"防災": 1})
    second.clone(first.name)
    assert [one.number for one in Generations(client).all()] == [1, 2]
    client.ask("PUT", f"/{second.name}/_doc/2", {"number": 2, "weights": "観光\ue002100000"})
    second.finish(2)
    second.verify(2, {"防災": 1, "観光": 1})
    first.verify(1, {"防災": 1, "観光": 0})


def test_what_is_not_there_is_told_of(settings: EngineSettings) -> None:
    index = made(settings, 1)
    index.create(Shape(2, 4, 0, 9))
    index.finish(1)
    with pytest.raises(EngineUnusable, match=r"\[0\] where \[1\]"):
        index.verify(1, {})
