"""The facets' values of every program, as columns of numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program


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


def facet_columns(
    programs: Sequence[Program], departments: Sequence[str], areas: Sequence[str]
) -> FacetColumns:
    """The columns of ``programs``; divisions are ordered by department, then as they appear."""
    divisions = _divisions(programs, departments)
    # A program that names a division twice still counts once.
    own = [tuple(dict.fromkeys(program.divisions)) for program in programs]
    return FacetColumns(
        {"department": tuple(departments), "area": tuple(areas), "division": divisions},
        _numbers((program.department for program in programs), departments),
        _numbers((program.area for program in programs), areas),
        np.array([program.is_new for program in programs], np.int32),
        _numbers((name for names in own for name in names), divisions),
        np.concatenate(([0], np.cumsum([len(names) for names in own], dtype=np.int64))),
        _kinds(programs),
    )


def _kinds(programs: Sequence[Program]) -> NDArray[np.int32]:
    numbers: dict[tuple[str, str, bool, tuple[str, ...]], int] = {}
    keys = ((p.department, p.area, p.is_new, p.divisions) for p in programs)
    return np.fromiter((numbers.setdefault(key, len(numbers)) for key in keys), np.int32)


def _divisions(programs: Sequence[Program], departments: Sequence[str]) -> tuple[str, ...]:
    place = {name: number for number, name in enumerate(departments)}
    by_department = sorted(programs, key=lambda program: place.get(program.department, len(place)))
    return tuple(dict.fromkeys(name for program in by_department for name in program.divisions))


def _numbers(names: Iterable[str], values: Sequence[str]) -> NDArray[np.int32]:
    numbers = {name: number for number, name in enumerate(values)}
    return np.fromiter((numbers.get(name, len(values)) for name in names), np.int32)
