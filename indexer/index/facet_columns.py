"""The facets' values of every program, as columns of numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import beginnings
from corpus.columns import YEAR, Column, has_some, says_none
from corpus.record import Program
from indexer.index.division_names import Pair, division_names
from indexer.index.ranges import cumulated, sliced


@dataclass(frozen=True, slots=True)
class FacetColumns:
    """``values`` has the names of a facet in the order in which they are shown; behind the first
    three, those of the collection's own columns by heading, the commonest first.

    ``department`` and ``area`` have, per program, the number of its value in there, or the number
    behind the last where the program has none. A program may have several divisions, called as
    ``division_names`` does: they are ``division[division_bounds[n]:division_bounds[n + 1]]``; so
    are the values of its own facets in ``own``, numbered on from facet to facet. ``new`` is 1 for
    new programs.
    Programs that are alike in all of this are of one kind: ``kind`` numbers them from 0 as they
    first appear. There are far fewer kinds than programs, so facets are counted by them.
    """

    values: Mapping[str, tuple[str, ...]]
    department: NDArray[np.int32]
    area: NDArray[np.int32]
    new: NDArray[np.int32]
    division: NDArray[np.int32]
    division_bounds: NDArray[np.int64]
    own: NDArray[np.int32]
    own_bounds: NDArray[np.int64]
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
    own: tuple[str, ...] = ()


_first_of: Callable[[Program], tuple[Any, ...]] = attrgetter(*_Kind._fields[:-1])
# What tells the values of own facets apart from one another.
_Value = tuple[str, str]


def facet_columns(
    programs: Sequence[Program],
    departments: Sequence[str],
    areas: Sequence[str],
    columns: Iterable[Column] = (),
) -> FacetColumns:
    """The columns of ``programs``; divisions are ordered by department, then as they appear.

    ``columns`` are the collection's own, of which those count that are facets.
    """
    facets = [column for column in columns if column.kind == "facet"]
    numbers: dict[tuple[Any, ...], int] = {}
    each = [numbers.setdefault(_kind_of(one, facets), len(numbers)) for one in programs]
    kinds = [_Kind(*values) for values in numbers]
    kind = np.array(each, np.int32)
    named = division_names((one.department, name) for one in kinds for name in one.divisions)
    divisions = _divisions(kinds, departments, named)
    own = [_numbers(_named(one, named), divisions) for one in kinds]
    values, numbered = _own_values(kinds, facets, np.bincount(kind, minlength=len(kinds)))
    return FacetColumns(
        {"department": tuple(departments), "area": tuple(areas), "division": divisions, **values},
        _numbers((one.department for one in kinds), departments)[kind],
        _numbers((_lowest(one.area) for one in kinds), areas)[kind],
        np.array([one.is_new for one in kinds], np.int32)[kind],
        *_of_programs(own, kind),
        *_of_programs(numbered, kind),
        kind,
    )


def _kind_of(program: Program, facets: Sequence[Column]) -> tuple[Any, ...]:
    first = _first_of(program)
    return (*first, tuple([program.text_of(one.heading) for one in facets])) if facets else first


def _lowest(area: str) -> str:
    """An area as the collection lists it, all of its levels."""
    return next(reversed(beginnings(area)), area)


def _of_programs(
    of_kinds: Sequence[NDArray[np.int32]], kind: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The numbers of each program, one behind the other, and where each begins."""
    bounds = cumulated([len(numbers) for numbers in of_kinds])
    sizes = np.diff(bounds)[kind]
    joined = np.concatenate([np.zeros(0, np.int32), *of_kinds])
    return joined[sliced(bounds[kind], sizes)], cumulated(sizes)


def _own_values(
    kinds: Sequence[_Kind], facets: Sequence[Column], programs: NDArray[np.int64]
) -> tuple[dict[str, tuple[str, ...]], list[NDArray[np.int32]]]:
    """The values of own facets by heading, and the numbers of each kind's.

    ``programs`` counts those of each kind. The commonest value comes first: nobody listed them, and
    a page may show only so many.
    """
    of_kinds = [
        [
            (c.heading, value)
            for c, text in zip(facets, one.own, strict=True)
            for value in c.values(text)
        ]
        for one in kinds
    ]
    of_kinds = _without_none(of_kinds)
    counts: Counter[_Value] = Counter()
    for own, number in zip(of_kinds, programs.tolist(), strict=True):
        counts.update(dict.fromkeys(own, number))
    common = [value for value, _ in counts.most_common()]
    # Years have an order of their own.
    common.sort(key=_year)
    values = {c.heading: tuple(v for heading, v in common if heading == c.heading) for c in facets}
    listed = [(heading, value) for heading, own in values.items() for value in own]
    numbers = {value: number for number, value in enumerate(listed)}
    return values, [np.array([numbers[value] for value in own], np.int32) for own in of_kinds]


def _without_none(of_kinds: list[list[_Value]]) -> list[list[_Value]]:
    """The values of each kind without なし, where it only says that the cell has no value."""
    of_columns: dict[str, set[str]] = defaultdict(set)
    for heading, value in chain.from_iterable(of_kinds):
        of_columns[heading].add(value)
    whole = {heading for heading, values in of_columns.items() if has_some(values)}
    return [[one for one in own if one[0] in whole or not says_none(one[1])] for own in of_kinds]


def _year(value: _Value) -> int:
    """What years are ordered by, the newest first; 0 for any other value."""
    heading, text = value
    return -int(text) if heading == YEAR and text.isdecimal() else 0


def _named(kind: _Kind, named: Mapping[Pair, str]) -> dict[str, None]:
    """What a program's divisions are called, each once."""
    return dict.fromkeys(named[kind.department, name] for name in kind.divisions)


def _divisions(
    kinds: Sequence[_Kind], departments: Sequence[str], named: Mapping[Pair, str]
) -> tuple[str, ...]:
    place = {name: number for number, name in enumerate(departments)}
    by_department = sorted(kinds, key=lambda kind: place.get(kind.department, len(place)))
    return tuple(dict.fromkeys(name for kind in by_department for name in _named(kind, named)))


def _numbers(names: Iterable[str], values: Sequence[str]) -> NDArray[np.int32]:
    numbers = {name: number for number, name in enumerate(values)}
    return np.fromiter((numbers.get(name, len(values)) for name in names), np.int32)
