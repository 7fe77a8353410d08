"""Programs are looked up and read in the order of the plan, as in the embedded engine."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Searcher
from indexer.cluster.asking.catalogue import ClusterCatalogue
from indexer.cluster.engine import ClusterEngine


@pytest.fixture(scope="module")
def catalogue(clustered: Searcher) -> ClusterCatalogue:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    return ClusterCatalogue(engine._client, engine.index, len(clustered.programs))


def test_all_are_walked_through_and_each_is_found(
    catalogue: ClusterCatalogue, plan: Searcher
) -> None:
    assert list(catalogue.walked()) == list(plan.programs)
    for program in plan.programs[::11]:
        number = catalogue.number(program.id)
        assert number is not None
        assert catalogue.at(number) == program
    assert catalogue.number("none") is None
    with pytest.raises(KeyError, match="-5"):
        catalogue.at(-5)


END = st.none() | st.integers(-130, 130)


@settings(max_examples=30, deadline=None)
@given(st.builds(slice, END, END, st.none() | st.sampled_from([1, 2, 7, -1, -3])))
def test_any_part_is_the_plan_s(catalogue: ClusterCatalogue, plan: Searcher, part: slice) -> None:
    assert list(catalogue.all()[part]) == list(plan.programs)[part]
