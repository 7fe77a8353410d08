"""The whole search in one process, from the words to the fragments, and where its time goes."""

import cProfile
import pstats
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from indexer import LiveIndex, Query, update_index
from tests.benchmarks.bench_corpora import plan
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import Setting, judged_queries
from tests.benchmarks.bench_timing import Call, Latency, latencies, latency, timed

_MEDIAN_GOAL = 0.5
# Queries that are asked first, so that nothing is loaded while it is measured; they do not count.
_WARMING = 50
# Steps that take less than this share are summed up as the rest.
_LEAST = 0.02


def measure(setting: Setting) -> Report:
    """Median and p95 of ``Searcher.search`` over the judged queries, and a profile."""
    with tempfile.TemporaryDirectory() as index:
        update_index(plan(), Path(index))
        calls = _calls(Path(index))
        found = {"plan": latencies({"plan": calls}, setting.rounds)["plan"]}
        found["words never asked before"] = _first_asked(Path(index), setting.rounds)
        profile = _profile(calls)
    rows = tuple((name, one.median, one.p95, one.queries) for name, one in found.items())
    table = Table("search, ms", ("", "median", "p95", "queries"), rows)
    goal = Goal("in-process search, median, ms", found["plan"].median, _MEDIAN_GOAL)
    notes = ("CPU time of the thread; 10 hits with fragments, all channels, facets",)
    return Report("search", (table, profile), (goal,), notes)


def _calls(index: Path) -> list[Call]:
    """A search for each judged query by a searcher that was just opened."""
    searcher = LiveIndex(index).searcher()
    return [partial(searcher.search, Query(text)) for text in judged_queries()]


def _first_asked(index: Path, rounds: int) -> Latency:
    """The latency where every query is asked once, after some that have everything loaded."""
    times = []
    for _ in range(rounds):
        calls = _calls(index)
        times.append([timed(call) for call in calls][_WARMING:])
    return latency(times)


def _profile(calls: list[Call]) -> Table:
    """What the searcher's own functions call, by share of the time, the costliest first."""
    profiler = cProfile.Profile()
    profiler.enable()
    for call in calls:
        call()
    profiler.disable()
    stats: Any = pstats.Stats(profiler)
    shares = _steps(stats.stats)
    total = sum(shares.values())
    steps = [(step, taken / total) for step, taken in shares.most_common()]
    shown = [(step, share) for step, share in steps if share >= _LEAST]
    shown.append(("the rest", 1.0 - sum(share for _, share in shown)))
    return Table("share of the time, as profiled", ("", ""), tuple(shown))


def _steps(stats: dict[Any, Any]) -> Counter[str]:
    """Seconds in what search.py calls, and in search.py itself."""
    steps: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in stats.items():
        if _is_searcher(file):
            steps["search.py itself"] += own
            continue
        for (caller, _, _), (_, _, _, cumulated) in callers.items():
            if _is_searcher(caller):
                steps[f"{Path(file).stem}.{name}" if file != "~" else name] += cumulated
    return steps


def _is_searcher(file: str) -> bool:
    return Path(file).parts[-2:] == ("indexer", "search.py")
