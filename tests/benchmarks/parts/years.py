"""Five years of a plan beside as many rows of one year: what the years cost."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus import Loaded
from corpus.columns import YEAR
from corpus.years.tables import YEAR_COLUMN
from indexer import LiveIndex, Query, update_index
from indexer.years.asked import ALL
from tests.benchmarks.bench_corpora import collection_of, grown
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import Setting, judged_queries
from tests.benchmarks.bench_timing import WALL_CLOCK, Call, Latency, latencies, timed

_YEARS = (2024, 2023, 2022, 2021, 2020)
_ROWS = 2_000
# Build and search grow with rows as before: what years may cost beside that, and noise.
_COST = 1.2
_ALL_YEARS = ((YEAR, (ALL,)),)
# One year; of five the newest, one year of 2,000 rows without others to compare it with; all.
ONE, NEWEST, ALONE, EVERY = "one year, 10,000", "the newest of 5", "one year, 2,000", "all of 5"


def measure(setting: Setting) -> Report:
    """Build, first search and searches of 5 x 2,000 rows with years beside 10,000 without."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        one = collection_of(grown(setting.paragraphs(), len(_YEARS) * _ROWS), folder)
        alone = replace(one, programs=one.programs[:_ROWS])
        loads = {"one": one, "alone": alone, "five": _of_years(one)}
        built = {name: _built(loaded, folder / name) for name, loaded in loads.items()}
        first = {name: _first(folder / name) for name in ("one", "five")}
        found = latencies(dict(_calls(folder)), setting.rounds)
    rows = (
        ("10,000 of one year", built["one"], first["one"]),
        ("5 years of 2,000", built["five"], first["five"]),
        ("ratio", built["five"] / built["one"], first["five"] / first["one"]),
    )
    tables = (Table("build, s; first search of all years, ms", ("", "build", "first"), rows),)
    return Report("years", (*tables, _searching(found)), _goals(built, found), _NOTES)


_NOTES = (
    "paragraphs as programs, the same text in both; a program has one name in all five years",
    "a search without a year is of the newest; of all years a program is one hit with its years",
)


def _of_years(one: Loaded) -> Loaded:
    """The same rows as five years: a program of the first goes on under its name in the others."""
    programs = tuple(
        replace(
            program,
            id=f"{_YEARS[number // _ROWS]}-p{number % _ROWS}",
            name=one.programs[number % _ROWS].name,
            department=one.programs[number % _ROWS].department,
            extra=((YEAR, str(_YEARS[number // _ROWS])),),
        )
        for number, program in enumerate(one.programs)
    )
    collection = replace(one.collection, columns=(YEAR_COLUMN,), years=_YEARS)
    return Loaded(collection, programs, (), ())


def _built(loaded: Loaded, index: Path) -> float:
    started = time.perf_counter()
    update_index(loaded, index)
    return time.perf_counter() - started


def _first(index: Path) -> float:
    """Milliseconds of the first search of all years by a searcher that has answered another."""
    searcher = LiveIndex(index).searcher()
    searcher.search(Query("防災"))
    return timed(partial(searcher.search, Query("情報", facets=_ALL_YEARS)), WALL_CLOCK) / 1e6


def _calls(folder: Path) -> Iterator[tuple[str, list[Call]]]:
    asked = {
        ONE: ("one", ()),
        NEWEST: ("five", ()),
        ALONE: ("alone", ()),
        EVERY: ("five", _ALL_YEARS),
    }
    for name, (index, facets) in asked.items():
        searcher = LiveIndex(folder / index).searcher()
        yield (
            name,
            [partial(searcher.search, Query(text, facets=facets)) for text in judged_queries()],
        )


def _searching(found: dict[str, Latency]) -> Table:
    rows = tuple((name, one.median, one.p95, one.queries) for name, one in found.items())
    return Table("search, ms", ("", "median", "p95", "queries"), rows)


def _goals(built: dict[str, float], found: dict[str, Latency]) -> tuple[Goal, ...]:
    return (
        Goal("build of 5 years / of one with as many rows", built["five"] / built["one"], _COST),
        Goal("search of all years / of one", found[EVERY].median / found[ONE].median, _COST),
        Goal("search of the newest / of one", found[NEWEST].median / found[ONE].median, _COST),
    )
