"""Facets: filters as masks over the programs, and counts that ignore the facet's own selection."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from indexer.facet_columns import FacetColumns
from indexer.query import Query
from indexer.results import FACET_NAMES, FacetName, FacetValue

Mask = NDArray[np.bool_]
# The one value of the facet of new programs.
NEW = "新規"


class Facets:
    """Filtering and counting over one generation's columns."""

    def __init__(self, columns: FacetColumns) -> None:
        self._columns = columns
        self._values = {**columns.values, "new": (NEW,)}

    def masks(self, query: Query) -> dict[FacetName, Mask]:
        """For each facet that the query narrows, which programs it lets through."""
        chosen = _selection(query)
        return {name: self._mask(name, values) for name, values in chosen.items() if values}

    def _mask(self, name: FacetName, chosen: tuple[str, ...]) -> Mask:
        columns = self._columns
        if name == "new":
            new: Mask = columns.new == 1
            return new
        wanted = np.isin(np.arange(len(self._values[name]) + 1), self._numbers(name, chosen))
        if name == "department":
            return wanted[columns.department]
        if name == "area":
            return wanted[columns.area]
        sums = np.concatenate(([0], np.cumsum(wanted[columns.division])))
        counted: Mask = np.diff(sums[columns.division_bounds]) > 0
        return counted

    def _numbers(self, name: FacetName, chosen: tuple[str, ...]) -> list[int]:
        values = self._values[name]
        return [values.index(value) for value in chosen if value in values]

    def count(
        self, docs: NDArray[np.int64], masks: Mapping[FacetName, Mask], query: Query
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        """The values of each facet among ``docs`` under the other facets' masks."""
        chosen = _selection(query)
        return {
            name: self._facet(name, allowed(docs, masks, but=name), chosen[name])
            for name in FACET_NAMES
        }

    def _facet(
        self, name: FacetName, docs: NDArray[np.int64], chosen: tuple[str, ...]
    ) -> tuple[FacetValue, ...]:
        values = self._values[name]
        counts = self._counts(name, docs).tolist()
        shown = [
            FacetValue(value, count, value in chosen)
            for value, count in zip(values, counts, strict=False)
            if count or value in chosen
        ]
        asked = dict.fromkeys(chosen)
        unknown = [FacetValue(value, 0, True) for value in asked if value not in values]
        return (*shown, *unknown)

    def _counts(self, name: FacetName, docs: NDArray[np.int64]) -> NDArray[np.int64]:
        columns, size = self._columns, len(self._values[name]) + 1
        if name == "new":
            return np.array([np.count_nonzero(columns.new[docs])])
        if name == "department":
            return np.bincount(columns.department[docs], minlength=size)[:-1]
        if name == "area":
            return np.bincount(columns.area[docs], minlength=size)[:-1]
        return np.bincount(columns.division[self._division_rows(docs)], minlength=size)[:-1]

    def _division_rows(self, docs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows of the division column that belong to ``docs``."""
        bounds = self._columns.division_bounds
        first, sizes = bounds[docs], bounds[docs + 1] - bounds[docs]
        ends = np.cumsum(sizes)
        return np.repeat(first - (ends - sizes), sizes) + np.arange(ends[-1] if len(ends) else 0)


def _selection(query: Query) -> dict[FacetName, tuple[str, ...]]:
    return {
        "department": query.departments,
        "division": query.divisions,
        "area": query.areas,
        "new": (NEW,) if query.new_only else (),
    }


def allowed(
    docs: NDArray[np.int64], masks: Mapping[FacetName, Mask], but: FacetName | None = None
) -> NDArray[np.int64]:
    """Those of ``docs`` that every mask lets through, except the one of facet ``but``."""
    for name, mask in masks.items():
        if name != but:
            docs = docs[mask[docs]]
    return docs
