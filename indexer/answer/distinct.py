"""Facets of programs of which several count as one: each value counts a thread of years once."""

import numpy as np
from numpy.typing import NDArray

from indexer.index.ranges import sliced

Numbers = NDArray[np.int64]


def distinct_counts(
    kinds: Numbers, groups: Numbers, pairs: tuple[Numbers, Numbers], values: int
) -> Numbers:
    """How many groups have each value, given the kind and the group of each program.

    ``pairs`` are kinds, ascending, and the value that each has.
    """
    first = pairs[0].searchsorted(kinds)
    sizes = pairs[0].searchsorted(kinds, "right") - first
    own = pairs[1][sliced(first, sizes)]
    once = np.unique(np.repeat(groups, sizes) * max(values, 1) + own)
    return np.bincount(once % max(values, 1), minlength=values)
