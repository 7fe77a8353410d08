"""Facets: filters, and counts that ignore the facet's own selection.

Both are worked out for the kinds of programs, which differ in some facet; see FacetColumns.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, compress, repeat

import numpy as np
from numpy.typing import NDArray

from indexer.facet_columns import FacetColumns
from indexer.query import Query
from indexer.results import FACET_NAMES, FacetName, FacetValue

# For every kind of programs, whether a facet's selection lets it through.
Mask = NDArray[np.bool_]
# Kinds and the number of a value that they have; a kind with several values stands there as often.
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
# The one value of the facet of new programs.
NEW = "新規"


class Facets:
    """Filtering and counting over one generation's columns."""

    def __init__(self, columns: FacetColumns) -> None:
        self._kind = columns.kind
        self._kinds = int(columns.kind.max(initial=-1)) + 1
        self._values = {**columns.values, "new": (NEW,)}
        # The first program of each kind; kinds are numbered in the order of these.
        first = np.searchsorted(np.maximum.accumulate(columns.kind), np.arange(self._kinds))
        self._pairs: Mapping[FacetName, Pairs] = {
            "department": _having(columns.department[first], self._values["department"]),
            "division": _divisions(columns, first),
            "area": _having(columns.area[first], self._values["area"]),
            "new": _having(1 - columns.new[first], self._values["new"]),
        }
        # The pairs of all facets, counted at once, the values numbered on from facet to facet.
        ends = list(accumulate((len(self._values[name]) for name in FACET_NAMES), initial=0))
        self._parts = list(zip(FACET_NAMES, map(slice, ends, ends[1:]), strict=True))
        self._all_kinds = np.concatenate([self._pairs[name][0] for name in FACET_NAMES])
        self._all_values = np.concatenate(
            [self._pairs[name][1] + part.start for name, part in self._parts]
        )

    def masks(self, query: Query) -> dict[FacetName, Mask]:
        """The mask of each facet that the query narrows."""
        chosen = _selection(query)
        return {name: self._mask(name, values) for name, values in chosen.items() if values}

    def _mask(self, name: FacetName, chosen: tuple[str, ...]) -> Mask:
        kinds, values = self._pairs[name]
        known = self._values[name]
        wanted = np.zeros(len(known), bool)
        wanted[[known.index(value) for value in chosen if value in known]] = True
        mask = np.zeros(self._kinds, bool)
        mask[kinds[wanted[values]]] = True
        return mask

    def allowed(
        self, docs: NDArray[np.int64], masks: Mapping[FacetName, Mask]
    ) -> NDArray[np.int64]:
        """Those of ``docs`` that every mask lets through."""
        if not masks:
            return docs
        mask: Mask = np.logical_and.reduce(list(masks.values()))
        remaining: NDArray[np.int64] = docs[mask[self._kind[docs]]]
        return remaining

    def count(
        self, docs: NDArray[np.int64], masks: Mapping[FacetName, Mask], query: Query
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        """The values of each facet among ``docs`` under the other facets' masks."""
        of_kind = np.bincount(self._kind[docs], minlength=self._kinds)
        if not masks:
            totals = self._totals(of_kind)
            return {name: _values(self._values[name], totals[part]) for name, part in self._parts}
        chosen = _selection(query)
        facets = {}
        for name, part in self._parts:
            others = [mask for other, mask in masks.items() if other != name]
            remaining = of_kind * np.logical_and.reduce(others) if others else of_kind
            totals = self._totals(remaining)
            facets[name] = _with_chosen(self._values[name], totals[part], chosen[name])
        return facets

    def _totals(self, of_kind: NDArray[np.int64]) -> list[int]:
        """The counts of all values of all facets, from the counts of the kinds."""
        size = self._parts[-1][1].stop
        totals = np.bincount(self._all_values, of_kind[self._all_kinds], size)
        counted: list[int] = totals.astype(np.int64).tolist()
        return counted


def _values(known: tuple[str, ...], totals: Sequence[int]) -> tuple[FacetValue, ...]:
    """The values that any program has."""
    return tuple(map(FacetValue, compress(known, totals), filter(None, totals), repeat(False)))


def _with_chosen(
    known: tuple[str, ...], totals: Sequence[int], chosen: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    """The values that any program has, and those that are chosen."""
    shown = [
        FacetValue(value, total, value in chosen)
        for value, total in zip(known, totals, strict=True)
        if total or value in chosen
    ]
    asked = dict.fromkeys(chosen)
    unknown = [FacetValue(value, 0, True) for value in asked if value not in known]
    return (*shown, *unknown)


def _having(numbers: NDArray[np.int32], values: tuple[str, ...]) -> Pairs:
    """The pairs of a facet with one value a kind; a number behind the last one says none."""
    kinds = np.flatnonzero(numbers < len(values))
    return kinds, numbers[kinds].astype(np.int64)


def _divisions(columns: FacetColumns, examples: NDArray[np.int64]) -> Pairs:
    bounds = columns.division_bounds
    first, sizes = bounds[examples], np.diff(bounds)[examples]
    rows = np.repeat(first - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    return np.repeat(np.arange(len(examples)), sizes), columns.division[rows].astype(np.int64)


def _selection(query: Query) -> dict[FacetName, tuple[str, ...]]:
    return {
        "department": query.departments,
        "division": query.divisions,
        "area": query.areas,
        "new": (NEW,) if query.new_only else (),
    }
