"""The page of the figures that targets state: to narrow, to order, to check in their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for

from corpus.columns import YEAR
from indexer.query.query import Query
from indexer.targets.stated import Stated
from indexer.years.asked import ALL
from webui.request.address import program_address, site_path
from webui.request.column_params import repeatable_names
from webui.request.figure_params import FIGURE_SORTS, Asked, parse_figures
from webui.request.wording import Wording
from webui.service.current import searcher, words
from webui.service.word_catalogue import part_words
from webui.targets.listing import departments, figures_of, found, in_years, shares, units
from webui.targets.place import Place, number_text, place_of

blueprint = Blueprint("targets", __name__)
# The columns that the table can be ordered by, in their order; the key of each one's words.
COLUMNS = ("label", "value", "when", "name")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure ready to be shown. ``share`` is its bar's length in percent; None without a bar."""

    label: str
    number: str
    unit: str
    words: tuple[str, ...]
    when: str
    place: Place
    name: str
    department: str
    year: str
    url: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading: where it orders the table by it, and how it does at present."""

    name: str
    url: str
    order: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the figures that can be chosen; on a phone there are no headings to do it by."""

    value: str
    label: str
    selected: bool


@blueprint.get("/targets")
def page() -> str:
    """Return the figures that the address asks for."""
    columns = searcher().collection.columns
    own = sorted(repeatable_names(columns))
    asked = parse_figures(request.args, own)
    years = searcher().collection.years
    of_years = tuple(pair for pair in asked.own if pair[0] == YEAR)
    everything = found(figures_of(searcher()), in_years(Asked(own=of_years), years))
    listed = found(everything, in_years(asked, years))
    first = (asked.page - 1) * asked.per_page
    bars = shares(listed)
    return render_template(
        "targets/page.html",
        w=part_words("targets"),
        asked=asked,
        low=f"{asked.low:g}" if isfinite(asked.low) else "",
        high=f"{asked.high:g}" if isfinite(asked.high) else "",
        rows=[
            row_of(one, share)
            for one, share in list(zip(listed, bars, strict=True))[first : first + asked.per_page]
        ],
        total=len(listed),
        programs=len({one.program.id for one in listed}),
        units=units(everything),
        departments=departments(everything, searcher().collection.departments),
        any_at_all=bool(figures_of(searcher())),
        years=year_choices(asked, years),
        of_all_years=(YEAR, ALL) in asked.own,
        year_name=YEAR,
        orders=orders(asked, words()),
        heads=heads(asked),
        pages=ceil(len(listed) / asked.per_page),
        previous=address(asked, page=asked.page - 1) if asked.page > 1 else None,
        next=address(asked, page=asked.page + 1) if first + asked.per_page < len(listed) else None,
        csv=data_address("/export.targets.csv", asked),
        json=data_address("/api/targets", asked),
        query=Query(),
    )


def row_of(one: Stated, share: float | None) -> Row:
    """Return a figure as the table shows it."""
    figure, program = one.figure, one.program
    return Row(
        label=figure.label,
        number=number_text(figure),
        unit=figure.unit,
        words=figure.comparison,
        when=figure.when,
        place=place_of(program.targets, figure),
        name=program.name,
        department=program.department,
        year=program.text_of(YEAR),
        url=program_address(program.id),
        share=share,
    )


def year_choices(asked: Asked, years: Sequence[int]) -> list[tuple[str, bool]]:
    """Return the years to choose from, the newest first, all of them last; empty where one is."""
    if not years:
        return []
    names = [*(str(year) for year in sorted(years, reverse=True)), ALL]
    chosen = next((value for heading, value in asked.own if heading == YEAR), names[0])
    return [(name, name == chosen) for name in names]


def orders(asked: Asked, t: Wording) -> list[Order]:
    """Return the orders to choose from, that of the plan first."""
    w, found = part_words("targets"), []
    for sort in FIGURE_SORTS:
        name = sort.removeprefix("-")
        key = f"low_{name}" if name == sort else f"high_{name}"
        label = w(key) if name in COLUMNS else t("sort_plan")
        found.append(Order(sort, label, sort == asked.sort))
    return found


def heads(asked: Asked) -> list[Head]:
    """Return the headings by which the table can be ordered; a second time turns the order."""
    found = []
    for name in COLUMNS:
        order = {name: "ascending", f"-{name}": "descending"}.get(asked.sort, "")
        other = f"-{name}" if asked.sort == name else name
        found.append(Head(name, address(asked.sorted_by(other)), order))
    return found


def address(asked: Asked, **more: Any) -> str:
    """Return the address of the page with some figures."""
    return url_for("targets.page", **(_several(asked.arguments()) | more))


def data_address(path: str, asked: Asked) -> str:
    """Return where the same figures are as data, all of them."""
    pairs = [pair for pair in asked.arguments() if pair[0] not in ("page", "per_page")]
    return site_path(path) + (f"?{urlencode(pairs)}" if pairs else "")


def _several(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values
