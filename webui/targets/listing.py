"""The figures of a generation: those that are asked for, in their order, and what compares."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from corpus import Figure
from corpus.columns import YEAR
from indexer.targets.stated import Stated, stated
from indexer.years.asked import ALL
from webui.request.engine import Searcher
from webui.request.figure_params import Asked

# The figures of each generation that is served, as long as it is.
_FIGURES: WeakKeyDictionary[Searcher, tuple[Stated, ...]] = WeakKeyDictionary()


def figures_of(searcher: Searcher) -> tuple[Stated, ...]:
    """Return all figures of a generation; read once."""
    if searcher not in _FIGURES:
        _FIGURES[searcher] = stated(searcher.programs)
    return _FIGURES[searcher]


def in_years(asked: Asked, years: Sequence[int]) -> Asked:
    """Return what is asked for with the year that it means, as a search means it.

    That is the newest of ``years``, a year that is said, or all of them: nothing is narrowed then.
    """
    chosen = [value for heading, value in asked.own if heading == YEAR]
    if not years or (chosen and ALL not in chosen):
        return asked
    others = tuple(pair for pair in asked.own if pair[0] != YEAR)
    meant = () if chosen else ((YEAR, str(max(years))),)
    return replace(asked, own=(*others, *meant))


def found(figures: Iterable[Stated], asked: Asked) -> list[Stated]:
    """Return the figures that are asked for, in the order that is asked for."""
    tests = _tests(asked)
    kept = [one for one in figures if all(test(one) for test in tests)]
    if asked.sort == "plan":
        return kept
    down = asked.sort.startswith("-")
    return sorted(kept, key=_KEYS[asked.sort.removeprefix("-")], reverse=down)


def _tests(asked: Asked) -> list[Callable[[Stated], bool]]:
    words = [word.casefold() for word in asked.text.split()]
    columns = {heading: {v for h, v in asked.own if h == heading} for heading, _ in asked.own}
    return [
        lambda one: not asked.departments or one.program.department in asked.departments,
        lambda one: not asked.units or one.unit in asked.units,
        lambda one: asked.low <= one.figure.value <= asked.high,
        lambda one: all(one.program.text_of(h) in values for h, values in columns.items()),
        lambda one: all(
            word in f"{one.figure.label} {one.program.name}".casefold() for word in words
        ),
    ]


_KEYS: dict[str, Callable[[Stated], Any]] = {
    "value": lambda one: one.figure.value,
    "label": lambda one: one.figure.label,
    "when": lambda one: one.figure.when,
    "name": lambda one: one.program.name,
}


def units(figures: Iterable[Stated]) -> list[tuple[str, int]]:
    """Return the units of some figures with how many have them, the commonest first."""
    return Counter(one.unit for one in figures if one.unit).most_common()


def departments(figures: Iterable[Stated], order: Sequence[str]) -> list[tuple[str, int]]:
    """Return the departments of some figures with how many have them, in the plan's order."""
    counts = Counter(one.program.department for one in figures)
    return [(name, counts[name]) for name in order if counts[name]]


def shares(figures: Sequence[Stated]) -> list[float | None]:
    """Return how long each figure's bar is, in percent; None where nothing compares.

    Shares of a whole are measured by the whole. Other values compare where all are of one unit.
    """
    known = {one.unit for one in figures}
    most = max((float(one.figure.value) for one in figures), default=0.0)
    compare = len(known) == 1 and "" not in known and len(figures) > 1 and most > 0
    return [_share(one, most if compare else None) for one in figures]


def _share(one: Stated, most: float | None) -> float | None:
    value = float(one.figure.value)
    if value < 0:
        return None
    if one.unit == "%":
        return value if value <= 100 and not is_growth(one.figure) else None
    return None if most is None else round(100 * value / most, 1)


def is_growth(figure: Figure) -> bool:
    """Tell whether a figure says by how much something grows or shrinks."""
    return bool(_GROWTH.intersection(figure.comparison))


# A growth of 5 % is no share of a whole.
_GROWTH = frozenset({"増", "増加", "減", "減少", "削減", "向上", "短縮"})
