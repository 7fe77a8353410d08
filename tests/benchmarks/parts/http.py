"""Searches over HTTP on the shipped plan: queries not asked before beside Groonga, and repeats."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np

from indexer.locations import shipped_collection
from tests.benchmarks.bench_corpora import plan
from tests.benchmarks.bench_http import Connection, search_target, sesaku_server
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import Setting, judged_queries
from tests.benchmarks.bench_timing import WALL_CLOCK, Call, latency, timed
from tests.benchmarks.engines.bench_groonga import groonga_server, is_installed, select_target

# Hits that a page has by default.
_HITS = 10
# Requests to one server before it is the other's turn.
_BLOCK = 50
# Queries that are asked first, so that nothing is loaded while it is measured; they do not count.
_WARMING = 50
# How often a query that was asked is asked again.
_REPEATS = 5
_OURS, _RIVAL = "sesaku", "Groonga"
# Neighbours in a judges' file are often spellings of one query; so that every run asks the same.
_SEED = 1


def measure(setting: Setting) -> Report:
    """Latencies of distinct queries, and of the same ones asked again."""
    queries = shuffled(judged_queries())
    # So that each address is a new one, a query is asked for 10 hits, then for 11 and so on.
    asked = [(query, _HITS + more) for more in range(setting.rounds) for query in queries]
    with ExitStack() as stack:
        calls, notes = {}, ["one open connection; wall time, client included"]
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port, _ = stack.enter_context(sesaku_server(shipped_collection(), scratch))
        calls[_OURS] = _calls(port, [search_target(*one) for one in asked])
        if setting.peers and is_installed():
            port, tokenizer = stack.enter_context(groonga_server(plan().programs))
            calls[_RIVAL] = _calls(port, [select_target(*one) for one in asked])
            notes.append(f"Groonga with {tokenizer}, facets, no highlights")
        times = _in_turns(calls)
        # As many addresses as there are queries: answers are kept within a bound.
        known = calls[_OURS][_WARMING : len(queries)]
        for call in known:
            call()
        again = [timed(call, WALL_CLOCK) for call in known * _REPEATS]
    found = {f"{name}, distinct": latency([taken]) for name, taken in times.items()}
    first = len(queries) - _WARMING
    found |= {f"{name}, first asked": latency([taken[:first]]) for name, taken in times.items()}
    found["sesaku, repeated"] = latency([again])
    rows = ((name, one.median, one.p95, one.queries) for name, one in found.items())
    table = Table("GET, ms", ("", "median", "p95", "requests"), tuple(rows))
    return Report("http", (table,), tuple(_goals(times, again)), tuple(notes))


def shuffled(queries: Sequence[str]) -> list[str]:
    """The queries in another order, always the same."""
    order = np.random.default_rng(_SEED).permutation(len(queries))
    return [queries[number] for number in order.tolist()]


def _calls(port: int, targets: Sequence[str]) -> list[Call]:
    connection = Connection(port)
    return [partial(connection.get, target) for target in targets]


def _in_turns(calls: Mapping[str, Sequence[Call]]) -> dict[str, list[int]]:
    """What each request took, after those that warm up; the servers take turns, block by block."""
    times: dict[str, list[int]] = {name: [] for name in calls}
    for own in calls.values():
        for call in own[:_WARMING]:
            call()
    for at in range(_WARMING, len(calls[_OURS]), _BLOCK):
        for name, own in calls.items():
            times[name] += [timed(call, WALL_CLOCK) for call in own[at : at + _BLOCK]]
    return times


def _goals(times: Mapping[str, Sequence[int]], again: Sequence[int]) -> Iterator[Goal]:
    distinct = latency([times[_OURS]])
    if _RIVAL in times:
        ratio = distinct.median / latency([times[_RIVAL]]).median
        yield Goal("distinct queries: median / Groonga's", ratio, 1.0)
    faster = (sum(times[_OURS]) / len(times[_OURS])) / (sum(again) / len(again))
    yield Goal("throughput of repeated / of distinct queries", faster, 5.0, at_least=True)
