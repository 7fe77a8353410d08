"""Which figures an address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

from indexer.query.query import MAX_PER_PAGE
from webui.request.params import (
    MAX_PAGE,
    Arguments,
    BadParameters,
    Problem,
    bad_value,
    blank_problems,
    name_problems,
    parse_number,
    parse_text,
    parse_values,
)
from webui.request.query_params import FIGURE_PARAMETERS

# How figures are ordered; the first as the plan has them.
FIGURE_SORTS = ("plan", "value", "-value", "label", "-label", "when", "-when", "name", "-name")
PARAMETERS = ("q", "department", *FIGURE_PARAMETERS, "sort", "page", "per_page")
FIGURES_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Figures with ``text`` in their names or programs, of some units, departments, values."""

    text: str = ""
    departments: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    low: float = -inf
    high: float = inf
    sort: str = FIGURE_SORTS[0]
    page: int = 1
    per_page: int = FIGURES_PER_PAGE
    own: tuple[tuple[str, str], ...] = ()

    def arguments(self) -> list[tuple[str, str]]:
        """Return the parameters of the address, defaults left out."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [("department", one) for one in self.departments]
        pairs += [("unit", one) for one in self.units]
        pairs += [("from", f"{self.low:g}")] if isfinite(self.low) else []
        pairs += [("to", f"{self.high:g}")] if isfinite(self.high) else []
        pairs += self.own
        pairs += [("sort", self.sort)] if self.sort != FIGURE_SORTS[0] else []
        pairs += [("page", str(self.page))] if self.page != 1 else []
        has_own_size = self.per_page != FIGURES_PER_PAGE
        return pairs + ([("per_page", str(self.per_page))] if has_own_size else [])

    def sorted_by(self, sort: str) -> "Asked":
        """Return the same in another order, from its first page."""
        return replace(self, sort=sort, page=1)


def parse_figures(arguments: Arguments, own: Sequence[str] = (), *, strict: bool = False) -> Asked:
    """Return what an address asks for; ``own`` are headings of columns that narrow, too.

    Raises BadParameters with every problem of the address.
    """
    names = (*PARAMETERS, *own)
    problems = name_problems(arguments, names, ("department", "unit", *own), strict=strict)
    problems += blank_problems(arguments) if strict else []
    asked = Asked(
        text=parse_text(arguments, problems),
        departments=parse_values(arguments, "department", problems),
        units=parse_values(arguments, "unit", problems),
        low=_end(arguments, "from", -inf, problems),
        high=_end(arguments, "to", inf, problems),
        sort=_sort(arguments, problems),
        page=parse_number(arguments, "page", 1, MAX_PAGE, problems),
        per_page=parse_number(arguments, "per_page", FIGURES_PER_PAGE, MAX_PER_PAGE, problems),
        own=tuple((name, one) for name in own for one in parse_values(arguments, name, problems)),
    )
    if problems:
        raise BadParameters(problems)
    return asked


def _end(arguments: Arguments, name: str, default: float, problems: list[Problem]) -> float:
    text = arguments.get(name, "").strip().replace(",", "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = inf
    if not isfinite(value):
        problems.append(bad_value(name, text, "数を指定してください。", "a number"))
        return default
    return value


def _sort(arguments: Arguments, problems: list[Problem]) -> str:
    value = arguments.get("sort", "") or FIGURE_SORTS[0]
    if value in FIGURE_SORTS:
        return value
    wanted = f"{' または '.join(FIGURE_SORTS)} を指定してください。"
    problems.append(bad_value("sort", value, wanted, " or ".join(FIGURE_SORTS)))
    return FIGURE_SORTS[0]
