"""The columns that a table of results can have, and their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.columns import YEAR, Column, with_unit
from corpus.record import Program
from indexer.query.column_filters import FIELD_SORTS
from indexer.query.query import Query
from webui.pages.cells import state_of
from webui.request.params import Arguments, Problem, bad_value
from webui.request.query_params import COLUMN
from webui.request.wording import Wording

# Shown where nobody chooses, and the collection's own that stand on cards.
USUAL = ("name", "department", "division", "area")


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that can be shown: its name in addresses, what it is called, whether it is shown."""

    name: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column: the search in its order, and which order it has at present.

    ``order`` is ascending, descending or empty. ``is_long`` says that its cells are whole texts,
    ``is_number`` that they are numbers.
    """

    name: str
    label: str
    query: Query
    order: str
    is_long: bool
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and whether it leads to the program's page or is a number. ``state`` says
    of a deadline whether it is open today.
    """

    text: str
    leads: bool = False
    is_number: bool = False
    state: str = ""


def names_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return all columns that there are; those that no page shows are none."""
    return (*FIELD_SORTS, *(one.heading for one in columns if one.shown != "neither"))


def usual(columns: Sequence[Column], *, of_years: bool = False) -> tuple[str, ...]:
    """Return the columns that are shown where nobody chooses; of several years, the year."""
    own = (one.heading for one in columns if one.shown == "card")
    return (*USUAL, *own, *((YEAR,) if of_years else ()))


def parse_columns(
    arguments: Arguments,
    columns: Sequence[Column],
    problems: list[Problem],
    *,
    of_years: bool = False,
) -> tuple[str, ...]:
    """Return the columns that an address asks for, in the table's order; the name is always one."""
    asked, known = {*filter(None, arguments.getlist(COLUMN))}, names_of(columns)
    for name in sorted(asked.difference(known)):
        wanted = f"{'、'.join(known)} のどれかを指定してください。"
        problems.append(bad_value(COLUMN, name, wanted, " or ".join(known)))
    chosen = asked.intersection(known) or {*usual(columns, of_years=of_years)}
    return tuple(name for name in known if name in chosen or name == "name")


def choices(shown: Sequence[str], columns: Sequence[Column], t: Wording) -> list[Choice]:
    """Return all columns to choose from; the name is none of them, since it always stands there."""
    labels = labels_of(columns, t)
    names = (name for name in names_of(columns) if name != "name")
    return [Choice(name, labels[name], name in shown) for name in names]


def labels_of(columns: Sequence[Column], t: Wording) -> dict[str, str]:
    """Return what each column is called."""
    fixed = {"id": t("id"), "number": t("number")}
    own = {one.heading: one.label.of(t.language) for one in columns}
    return {name: fixed.get(name) or own.get(name) or t.heading(name) for name in names_of(columns)}


def heads(
    query: Query, shown: Sequence[str], columns: Sequence[Column], t: Wording
) -> Iterator[Head]:
    """Yield the headings of the columns shown; a second time turns the order."""
    labels = labels_of(columns, t)
    numbers = {one.heading for one in columns if one.kind == "number"}
    for name in shown:
        order = {name: "ascending", f"-{name}": "descending"}.get(query.sort, "")
        sort = f"-{name}" if query.sort == name else name
        turned = replace(query, sort=sort, page=1)
        yield Head(name, labels[name], turned, order, is_long(name), name in numbers)


def is_long(name: str) -> bool:
    """Tell whether a column's cells are whole texts."""
    return name in ("summary", "targets")


def cells(
    program: Program, shown: Sequence[str], columns: Sequence[Column], t: Wording
) -> Iterator[Cell]:
    """Yield a program's cells in the columns shown, as the source has them; numbers with a unit."""
    own = {one.heading: one for one in columns}
    for name in shown:
        text, column = _text(program, name, t), own.get(name)
        is_number = column is not None and column.kind == "number"
        state = state_of(column, text) if column else ""
        if column and is_number:
            text = with_unit(column, text, column.label.of(t.language))
        yield Cell(text, name == "name", is_number, state)


def _text(program: Program, name: str, t: Wording) -> str:
    if name == "new":
        return t.label("new") if program.is_new else ""
    if name == "division":
        return "・".join(program.divisions)
    if name == "number":
        return "" if program.number is None else str(program.number)
    if name in FIELD_SORTS:
        return str(getattr(program, name))
    return program.text_of(name)
