"""The facets' values of every program, as columns of numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    each = [numbers.setdefault(kind, len(numbers)) for kind in map(_kind_of, programs)]
    return _columns(
        [_Kind(*kind) for kind in numbers], np.array(each, np.int32), departments, areas
    )


def merged_columns(parts: Sequence[FacetColumns], order: NDArray[np.int64]) -> FacetColumns:
    """The columns of programs of several ``parts``, numbered one part behind the other.

    The parts have the same departments and areas.
    """
    numbers: dict[_Kind, int] = {}
    kind_of = []
    for part in parts:
        own = [numbers.setdefault(kind, len(numbers)) for kind in _kinds(part)]
        kind_of.append(np.array(own, np.int32)[part.kind])
    appearing, kind = _renumbered(np.concatenate(kind_of)[order], len(numbers))
    kinds = list(numbers)
    values = parts[0].values
    return _columns(
        [kinds[number] for number in appearing], kind, values["department"], values["area"]
    )


def _kinds(columns: FacetColumns) -> Iterator[_Kind]:
    """The kinds of some columns; departments and areas that have no number are empty."""
    departments = (*columns.values["department"], "")
    areas = (*columns.values["area"], "")
    divisions = columns.values["division"]
    for doc in columns.examples().tolist():
        own = columns.division[slice(*columns.division_bounds[doc : doc + 2])]
        yield _Kind(
            departments[columns.department[doc]],
            areas[columns.area[doc]],
            bool(columns.new[doc]),
            tuple([divisions[number] for number in own]),
        )


def _renumbered(kind: NDArray[np.int32], kinds: int) -> tuple[list[int], NDArray[np.int32]]:
    """The kinds that there are, as they first appear, and for each program its place there."""
    # What is assigned last stays: for each kind the first program that is of it.
    first = np.full(kinds, len(kind))
    first[kind[::-1]] = np.arange(len(kind))[::-1]
    appearing = first.argsort()[: np.count_nonzero(first < len(kind))]
    places = np.zeros(kinds, np.int32)
    places[appearing] = np.arange(len(appearing))
    return appearing.tolist(), places[kind]


def _columns(
    kinds: Sequence[_Kind],
    kind: NDArray[np.int32],
    departments: Sequence[str],
    areas: Sequence[str],
) -> FacetColumns:
    """The columns of programs of which each is of a ``kind``, by number."""
    divisions = _divisions(kinds, departments)
    own = [_numbers(dict.fromkeys(kind.divisions), divisions) for kind in kinds]
    of_kinds = cumulated([len(numbers) for numbers in own])
    sizes = np.diff(of_kinds)[kind]
    return FacetColumns(
        {"department": tuple(departments), "area": tuple(areas), "division": divisions},
        _numbers((kind.department for kind in kinds), departments)[kind],
        _numbers((kind.area for kind in kinds), areas)[kind],
        np.array([kind.is_new for kind in kinds], np.int32)[kind],
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
