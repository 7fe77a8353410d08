"""The facets' values of every program, as columns of numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.index.ranges import cumulated, sliced


@dataclass(frozen=True, slots=True)
class FacetColumns:
    """``values`` has the names of a facet in the order in which they are shown.

    ``department`` and ``area`` have, per program, the number of its value in there, or the number
    behind the last where the program has none. A program may have several divisions: they are
    ``division[division_bounds[n]:division_bounds[n + 1]]``. ``new`` is 1 for new programs.
    Programs that are alike in all of this are of one kind: ``kind`` numbers them from 0 as they
    first appear. There are far fewer kinds than programs, so facets are counted by them.
    """

    values: Mapping[str, tuple[str, ...]]
    department: NDArray[np.int32]
    area: NDArray[np.int32]
    new: NDArray[np.int32]
    division: NDArray[np.int32]
    division_bounds: NDArray[np.int64]
    kind: NDArray[np.int32]

    def examples(self) -> NDArray[np.int64]:
        """The first program of each kind; kinds are numbered in the order of these."""
        kinds = int(self.kind.max(initial=-1)) + 1
        return np.searchsorted(np.maximum.accumulate(self.kind), np.arange(kinds))


class _Kind(NamedTuple):
    """All that facets have to do with of a program."""

    department: str
    area: str
    is_new: bool
    divisions: tuple[str, ...]


_kind_of: Callable[[Program], tuple[Any, ...]] = attrgetter(*_Kind._fields)


def facet_columns(
    programs: Sequence[Program], departments: Sequence[str], areas: Sequence[str]
) -> FacetColumns:
    """The columns of ``programs``; divisions are ordered by department, then as they appear."""
    numbers: dict[tuple[Any, ...], int] = {}
    each = [numbers.setdefault(values, len(numbers)) for values in map(_kind_of, programs)]
    kinds = [_Kind(*values) for values in numbers]
    kind = np.array(each, np.int32)
    divisions = _divisions(kinds, departments)
    own = [_numbers(dict.fromkeys(one.divisions), divisions) for one in kinds]
    of_kinds = cumulated([len(numbers) for numbers in own])
    sizes = np.diff(of_kinds)[kind]
    return FacetColumns(
        {"department": tuple(departments), "area": tuple(areas), "division": divisions},
        _numbers((one.department for one in kinds), departments)[kind],
        _numbers((one.area for one in kinds), areas)[kind],
        np.array([one.is_new for one in kinds], np.int32)[kind],
        np.concatenate([np.zeros(0, np.int32), *own])[sliced(of_kinds[kind], sizes)],
        cumulated(sizes),
        kind,
    )


def _divisions(kinds: Sequence[_Kind], departments: Sequence[str]) -> tuple[str, ...]:
    place = {name: number for number, name in enumerate(departments)}
    by_department = sorted(kinds, key=lambda kind: place.get(kind.department, len(place)))
    return tuple(dict.fromkeys(name for kind in by_department for name in kind.divisions))


def _numbers(names: Iterable[str], values: Sequence[str]) -> NDArray[np.int32]:
    numbers = {name: number for number, name in enumerate(values)}
    return np.fromiter((numbers.get(name, len(values)) for name in names), np.int32)
