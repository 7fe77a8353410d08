"""The history of a program: its years, what changed between them, its figures over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import (
    AIM,
    FieldChange,
    Figure,
    Piece,
    Program,
    State,
    Threads,
    read_figures,
    role_of,
    states_between,
    told_fields,
    year_of_program,
)
from corpus.columns import Column, unit_behind
from indexer.targets.units import unit_key
from webui.targets.listing import is_growth
from webui.targets.place import number_text


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a thread: its programs, which are several where one was split or merged."""

    year: int
    programs: tuple[Program, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """From one program to one of the next year: what happened, and every column that changed."""

    before: Program
    after: Program
    states: tuple[State, ...]
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in one year; ``share`` is its bar's length in percent, None where none compares."""

    text: str
    unit: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, and its value in each year; None where a year does not say."""

    label: str
    values: tuple[Value | None, ...]


def years_of(threads: Threads, id: str) -> list[Year]:
    """Return the years of a program's thread, the oldest first."""
    by_year: dict[int, list[Program]] = {}
    for program in threads.thread(id):
        by_year.setdefault(year_of_program(program) or 0, []).append(program)
    return [Year(year, tuple(programs)) for year, programs in sorted(by_year.items())]


def passages(threads: Threads, id: str) -> list[Passage]:
    """Return what happened from year to year along a program's thread, the newest first."""
    thread = threads.thread(id)
    known = {program.id: program for program in thread}
    found = [
        _passage(known[link.before], program, threads)
        for program in thread
        for link in threads.before(program.id)
        if link.before in known
    ]
    return sorted(found, key=lambda one: -(year_of_program(one.after) or 0))


def _passage(before: Program, after: Program, threads: Threads) -> Passage:
    fields = told_fields(before, after)
    return Passage(before, after, states_between(before, after, threads), _pieces(fields))


def _pieces(fields: Sequence[FieldChange]) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    return tuple((one.column, one.pieces()) for one in fields)


def figures_over(years: Sequence[Year]) -> list[Series]:
    """Return the figures of a thread's targets over its years, where a label comes again.

    The same words for what is counted, in the same unit, make a series, what is now (現状) one
    beside what is aimed at; a year with several such figures says none of them.
    """
    found: dict[tuple[str, str, str], list[list[Figure]]] = {}
    for place, year in enumerate(years):
        for program in year.programs:
            for key, figure in _keyed(read_figures(program.targets)):
                found.setdefault(key, [[] for _ in years])[place].append(figure)
    series = []
    for (name, unit, role), cells in found.items():
        single = [own[0] if len(own) == 1 else None for own in cells]
        said = [one for one in single if one is not None]
        if len(said) > 1:
            beside = any(key[:2] == (name, unit) and key[2] for key in found)
            # Beside what was done, what all of them aim at is called so.
            if not role and beside and all(role_of(one) == AIM for one in said):
                role = AIM
            label = said[-1].label
            series.append(Series(f"{label}（{role}）" if role else label, _values(single)))
    return series


def _keyed(figures: Sequence[Figure]) -> list[tuple[tuple[str, str, str], Figure]]:
    """The figures by name, unit and role; a target is the value that has no role, if none has."""
    names = [(_plain(one.label), unit_key(one.unit)) for one in figures]
    roles = [*map(role_of, figures)]
    plain = {name for name, role in zip(names, roles, strict=True) if not role}
    return [
        ((*name, "" if role == AIM and name not in plain else role), figure)
        for name, role, figure in zip(names, roles, figures, strict=True)
    ]


def _values(figures: Sequence[Figure | None]) -> tuple[Value | None, ...]:
    most = max((float(one.value) for one in figures if one is not None), default=0.0)
    growth = any(is_growth(one) for one in figures if one is not None)
    return tuple(
        None
        if one is None
        else Value(
            number_text(one),
            one.unit,
            None if most <= 0 or growth or one.value < 0 else 100 * float(one.value) / most,
        )
        for one in figures
    )


def columns_over(years: Sequence[Year], columns: Sequence[Column]) -> list[Series]:
    """Return the numbers of the collection's own columns over the years, one program a year."""
    series = []
    for column in columns:
        if column.kind != "number" or column.shown == "neither":
            continue
        texts = [
            y.programs[0].text_of(column.heading) if len(y.programs) == 1 else "" for y in years
        ]
        if sum(bool(text.strip()) for text in texts) > 1:
            series.append(Series(column.label.ja, _amounts(column, texts)))
    return series


def _amounts(column: Column, texts: Sequence[str]) -> tuple[Value | None, ...]:
    spans = [column.span(text) for text in texts]
    numbers = [span.low if span and span.low == span.high else None for span in spans]
    most = max((one for one in numbers if one is not None), default=0.0)
    return tuple(
        Value(
            text,
            unit_behind(column, text, column.label.ja),
            100 * number / most if number is not None and most > 0 <= number else None,
        )
        if text.strip()
        else None
        for text, number in zip(texts, numbers, strict=True)
    )


def _plain(label: str) -> str:
    return "".join(label.split())
