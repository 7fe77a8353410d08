"""Programs like others are those that the embedded engine finds."""

import pytest

from indexer import Searcher
from indexer.cluster.asking.nearest import Nearest
from indexer.cluster.engine import ClusterEngine


def test_each_of_several_is_as_one_alone(clustered: Searcher, plan: Searcher) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    own = plan._engine
    ids = [program.id for program in plan.programs[::13]]
    numbers = [engine.catalogue.number(one) for one in ids]
    nearest = Nearest(engine._client, engine.index, engine.occurrences)
    several = nearest.of_each([number for number in numbers if number is not None])
    for one, number in zip(ids, numbers, strict=True):
        assert number is not None
        theirs = [(engine.catalogue.at(n).id, likeness) for n, likeness in several[number]]
        assert nearest.of(number) == several[number]
        place = own.catalogue.number(one)
        assert place is not None
        ours = [(own.catalogue.at(n).id, likeness) for n, likeness in own.nearest(place)]
        assert [name for name, _ in theirs] == [name for name, _ in ours], one
        assert [x for _, x in theirs] == pytest.approx([x for _, x in ours], rel=1e-3)
