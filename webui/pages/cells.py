"""The cells of a collection's own columns, as cards and the page of a program show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.columns import Column, Link, read_links, says_none, unit_behind
from corpus.record import Program
from indexer.answer.results import Fragment
from indexer.query.column_filters import today
from indexer.query.query import Query
from webui.pages.amounts import Piece
from webui.request.wording import Wording

# What a list shows of a longer text; the page of the program has all of it.
WHOLE = 120
SearchAddressing = Callable[[Query], str]
State = Literal["", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A column's label, and its text in pieces that lead somewhere or nowhere.

    ``matched`` is the same text with what matched, empty where nothing did. ``state`` says of a
    deadline whether something can be asked for today.
    """

    heading: str
    label: str
    links: tuple[Link, ...]
    matched: tuple[Piece, ...] = ()
    state: State = ""
    is_long: bool = False


def card_cells(
    program: Program,
    columns: Sequence[Column],
    fragments: Mapping[str, Sequence[Fragment]],
    t: Wording,
) -> tuple[Cell, ...]:
    """Return the cells that a list of results shows, those without a text left out."""
    shown = [column for column in columns if column.shown == "card"]
    texts = [(column, program.text_of(column.heading)) for column in shown]
    return tuple(
        _cell(column, _links(column, shortened(text)), text, t, fragments.get(column.heading, ()))
        for column, text in texts
        if text.strip()
    )


def page_cells(
    program: Program, columns: Sequence[Column], t: Wording, at: SearchAddressing
) -> tuple[Cell, ...]:
    """Return the cells that a program's page shows; values of a facet lead to their programs."""
    shown = [column for column in columns if column.shown != "neither"]
    texts = [(column, program.text_of(column.heading)) for column in shown]
    return tuple(
        _cell(column, (*_facet_links(column, text, at),) or _links(column, text), text, t)
        for column, text in texts
        if text.strip()
    )


def _cell(
    column: Column,
    links: tuple[Link, ...],
    text: str,
    t: Wording,
    fragments: Sequence[Fragment] = (),
) -> Cell:
    label = column.label.of(t.language)
    unit = unit_behind(column, text, label)
    matched = tuple(Piece(one.text, one.matched) for one in fragments)
    return Cell(
        column.heading,
        label,
        (*links, *([Link(unit, "")] if unit else [])),
        (*matched, *([Piece(unit)] if unit and matched else [])),
        state_of(column, text),
        column.kind == "text" and (len(text) > WHOLE // 3 or "\n" in text),
    )


def state_of(column: Column, text: str) -> State:
    """Return whether the cell of a deadline is open today; nothing where it does not say."""
    period = column.period(text) if column.deadline else None
    if period is None:
        return ""
    return "open" if period.low <= today().toordinal() <= period.high else "closed"


def _links(column: Column, text: str) -> tuple[Link, ...]:
    if column.kind in ("url", "contact"):
        return read_links(text)
    return (Link(text, ""),)


def _facet_links(column: Column, text: str, at: SearchAddressing) -> list[Link]:
    """Return each value of a facet with its search, the text between them as it is written."""
    links: list[Link] = []
    rest = text
    for value in column.values(text):
        before, _, rest = rest.partition(value)
        links += [Link(before, "")] if before else []
        # Whether なし is a value of its column, only the index knows.
        to = "" if says_none(value) else at(Query(facets=((column.heading, (value,)),)))
        links.append(Link(value, to))
    return [*links, Link(rest, "")] if links and rest else links


def shortened(text: str) -> str:
    """Return what a list shows of a text: one line, cut where it is long."""
    line = " ".join(text.split("\n"))
    return line if len(line) <= WHOLE else line[: WHOLE - 1] + "…"
