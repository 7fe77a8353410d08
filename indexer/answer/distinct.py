"""Facets of programs of which several count as one: each value counts a thread of years once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.index.ranges import cumulated, distinct, sliced

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ByKind:
    """The values of each kind: so many from so far on in ``values``.

    ``is_single``: each kind has one value, that of kind n is ``values[n]``.
    """

    first: Numbers
    sizes: Numbers
    values: Numbers
    is_single: bool


def by_kind(pairs: tuple[Numbers, Numbers], kinds: int) -> ByKind:
    """The values of so many kinds, given pairs of a kind, ascending, and a value that it has."""
    sizes = np.bincount(pairs[0], minlength=kinds)
    return ByKind(cumulated(sizes)[:-1], sizes, pairs[1], bool((sizes == 1).all()))


def counts_of(kinds: Numbers, values: ByKind, count: int) -> Numbers:
    """How many programs have each of ``count`` values, given the kind of each."""
    if values.is_single:
        return np.bincount(values.values[kinds], minlength=count)
    first, sizes = values.first[kinds], values.sizes[kinds]
    return np.bincount(values.values[sliced(first, sizes)], minlength=count)


def distinct_counts(kinds: Numbers, groups: Numbers, values: ByKind, count: int) -> Numbers:
    """How many groups have each of ``count`` values, given kind and group of each program."""
    sizes = values.sizes[kinds]
    own = values.values[sliced(values.first[kinds], sizes)]
    once = distinct(np.repeat(groups, sizes) * max(count, 1) + own)
    return np.bincount(once % max(count, 1), minlength=count)
