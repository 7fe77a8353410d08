"""Facets: filters, and counts that ignore the facet's own selection.

Both are worked out for the kinds of programs, which differ in some facet; see FacetColumns.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from corpus import beginnings
from indexer.answer.distinct import by_kind, counts_of, distinct_counts
from indexer.answer.results import FACET_NAMES, Facet, FacetName
from indexer.index.division_names import meant
from indexer.index.facet_columns import FacetColumns
from indexer.index.postings import Docs
from indexer.index.ranges import cumulated, sliced
from indexer.query.query import Query

# For every kind of programs, whether a facet's selection lets it through.
Mask = NDArray[np.bool_]
# Kinds and the number of a value that they have; a kind with several values stands there as often.
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
# The one value of the facet of new programs.
NEW = "新規"

# So many masks are kept: that of the newest year is in nearly every search.
_MASKS = 16


class Facets:
    """Filtering and counting over one generation's columns."""

    def __init__(self, columns: FacetColumns) -> None:
        # As NumPy counts: other numbers would be converted for every search.
        self._kind = columns.kind.astype(np.intp)
        self._values = {**columns.values, "new": (NEW,)}
        first = columns.examples()
        self._kinds = len(first)
        self._pairs: Mapping[FacetName, Pairs] = {
            "department": _having(columns.department[first], self._values["department"]),
            "division": _divisions(columns, first),
            "area": _areas(columns.area[first], self._values["area"]),
            "new": _having(1 - columns.new[first], self._values["new"]),
            **_own_pairs(columns, first),
        }
        self._mask: Callable[[FacetName, tuple[str, ...]], Mask] = lru_cache(_MASKS)(self._masked)
        self._facet_names = tuple(self._pairs)
        self._by_kind = {name: by_kind(own, self._kinds) for name, own in self._pairs.items()}
        # Values are numbered on from facet to facet.
        self._ends = list(accumulate(len(self._values[name]) for name in self._facet_names))
        self._names = [value for name in self._facet_names for value in self._values[name]]
        starts = zip(self._facet_names, [0, *self._ends], strict=False)
        kinds = np.concatenate([self._pairs[name][0] for name in self._facet_names])
        values = np.concatenate([self._pairs[name][1] + start for name, start in starts])
        order = kinds.argsort(kind="stable")
        self._of_kind = by_kind((kinds[order], values[order]), self._kinds)
        # The kinds that have a value, value by value, for all values that any has.
        self._by_value = kinds[values.argsort(kind="stable")]
        counts = np.bincount(values, minlength=len(self._names))
        self._present = counts.nonzero()[0]
        self._firsts = cumulated(counts[self._present])[:-1]

    def masks(self, query: Query) -> dict[FacetName, Mask]:
        """The mask of each facet that the query narrows."""
        chosen = self._selection(query)
        return {
            name: self._mask(name, values)
            for name, values in chosen.items()
            if values and name in self._pairs
        }

    def _selection(self, query: Query) -> dict[FacetName, tuple[str, ...]]:
        return {
            "department": query.departments,
            "division": meant(query.divisions, self._values["division"]),
            "area": query.areas,
            "new": (NEW,) if query.new_only else (),
            **dict(query.facets),
        }

    def _masked(self, name: FacetName, chosen: tuple[str, ...]) -> Mask:
        kinds, values = self._pairs[name]
        known = self._values[name]
        wanted = np.zeros(len(known), bool)
        wanted[[known.index(value) for value in chosen if value in known]] = True
        mask = np.zeros(self._kinds, bool)
        mask[kinds[wanted[values]]] = True
        return mask

    def allowed(self, docs: Docs, masks: Mapping[FacetName, Mask]) -> Docs:
        """Those of ``docs`` that every mask lets through."""
        if not masks:
            return docs
        mask: Mask = np.logical_and.reduce(list(masks.values()))
        remaining: Docs = docs[mask[self._kind[docs]]]
        return remaining

    def count(
        self,
        docs: Docs,
        masks: Mapping[FacetName, Mask],
        query: Query,
        groups: NDArray[np.int64] | None = None,
    ) -> dict[FacetName, Facet]:
        """The values of each facet among ``docs`` under the other facets' masks.

        Programs of one of the ``groups`` count as one.
        """
        # A facet that nobody narrows is counted under all masks, which is the same for all such.
        facets = self._facets(self.allowed(docs, masks), groups)
        if not masks:
            return facets
        chosen = self._selection(query)
        for name in self._facet_names:
            if name in masks:
                others = {other: mask for other, mask in masks.items() if other != name}
                facets[name] = self._facet(name, self.allowed(docs, others), groups)
            facets[name] = with_chosen(facets[name], chosen.get(name, ()), self._values[name])
        return facets

    def _facets(self, docs: Docs, groups: NDArray[np.int64] | None) -> dict[FacetName, Facet]:
        """All facets of programs, values that any of them has."""
        values, counts = self._counted(docs, groups)
        facets: dict[FacetName, Facet] = {}
        start = 0
        for name, end in zip(self._facet_names, self._ends, strict=True):
            stop = bisect_left(values, end, start)
            facets[name] = Facet(self._names, values[start:stop], counts[start:stop])
            start = stop
        return facets

    def _facet(self, name: FacetName, docs: Docs, groups: NDArray[np.int64] | None) -> Facet:
        """One facet of programs; others are not looked at."""
        known = self._values[name]
        if groups is not None:
            own = distinct_counts(self._kind[docs], groups[docs], self._by_kind[name], len(known))
        else:
            own = counts_of(self._kind[docs], self._by_kind[name], len(known))
        there = own.nonzero()[0].tolist()
        return Facet(known, there, own[there].tolist())

    def _counted(self, docs: Docs, groups: NDArray[np.int64] | None) -> tuple[list[int], list[int]]:
        """The values that are there, ascending, and their counts."""
        kinds = self._kind[docs]
        if groups is not None:
            own = distinct_counts(kinds, groups[docs], self._of_kind, len(self._names))
            present = own.nonzero()[0]
            return present.tolist(), own[present].tolist()
        of_kind = np.bincount(kinds, minlength=self._kinds)
        totals = np.add.reduceat(of_kind[self._by_value], self._firsts)
        there = totals.nonzero()[0]
        return self._present[there].tolist(), totals[there].tolist()


def with_chosen(facet: Facet, chosen: tuple[str, ...], known: Sequence[str]) -> Facet:
    """The facet with what the query chose, also where no program has it; unknown values last."""
    if not chosen:
        return facet
    counts = {one.value: one.count for one in facet}
    asked = dict.fromkeys(chosen)
    names = [value for value in known if value in counts or value in asked]
    names += [value for value in asked if value not in known]
    counted = [counts.get(value, 0) for value in names]
    return Facet(names, range(len(names)), counted, frozenset(chosen))


def _having(numbers: NDArray[np.int32], values: tuple[str, ...]) -> Pairs:
    """The pairs of a facet with one value a kind; a number behind the last one says none."""
    kinds = np.flatnonzero(numbers < len(values))
    return kinds, numbers[kinds].astype(np.int64)


def _areas(numbers: NDArray[np.int32], values: Sequence[str]) -> Pairs:
    """The pairs of the areas: a program of one is one of those above it, too."""
    number = {area: place for place, area in enumerate(values)}
    above = [[number[path] for path in beginnings(area) if path in number] for area in values]
    sizes = np.array([*map(len, above), 0])[numbers]
    lists = [above[place] if place < len(above) else [] for place in numbers.tolist()]
    own = np.fromiter(chain.from_iterable(lists), np.int64, int(sizes.sum()))
    return np.repeat(np.arange(len(numbers)), sizes), own


def _divisions(columns: FacetColumns, examples: NDArray[np.int64]) -> Pairs:
    return _listed(columns.division, columns.division_bounds, examples)


def _own_pairs(columns: FacetColumns, examples: NDArray[np.int64]) -> dict[FacetName, Pairs]:
    """The pairs of the collection's own facets, numbered on from one to the next."""
    kinds, numbers = _listed(columns.own, columns.own_bounds, examples)
    pairs: dict[FacetName, Pairs] = {}
    start = 0
    for name in [*columns.values][len(FACET_NAMES) - 1 :]:
        end = start + len(columns.values[name])
        here = (numbers >= start) & (numbers < end)
        pairs[name] = kinds[here], numbers[here] - start
        start = end
    return pairs


def _listed(
    numbers: NDArray[np.int32], bounds: NDArray[np.int64], examples: NDArray[np.int64]
) -> Pairs:
    """The pairs of a facet with several values a program."""
    first, sizes = bounds[examples], np.diff(bounds)[examples]
    own = numbers[sliced(first, sizes)].astype(np.int64)
    return np.repeat(np.arange(len(examples)), sizes), own
