"""Values count groups once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.distinct import by_kind, counts_of, distinct_counts


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=30), st.data())
def test_as_many_as_there_are_groups_with_a_value(
    programs: list[tuple[int, int]], data: st.DataObject
) -> None:
    fewest, most = data.draw(st.sampled_from([(0, 6), (1, 1)]))
    some = st.sets(st.integers(0, 5), min_size=fewest, max_size=most)
    values_of = [data.draw(some) for _ in range(4)]
    pairs = [(kind, value) for kind in range(4) for value in sorted(values_of[kind])]
    kinds, values = (np.array([p[n] for p in pairs], np.int64) for n in range(2))
    own = np.array([kind for kind, _ in programs], np.int64)
    groups = np.array([group for _, group in programs], np.int64)
    expected = [len({g for k, g in programs if v in values_of[k]}) for v in range(6)]
    each = [sum(v in values_of[k] for k, _ in programs) for v in range(6)]
    assert counts_of(own, by_kind((kinds, values), 4), 6).tolist() == each
    assert distinct_counts(own, groups, by_kind((kinds, values), 4), 6).tolist() == expected
