"""Timing of several engines in one run, in turns, so that a busy moment hits all alike."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Call = Callable[[], object]
# Time of the calling thread alone, in nanoseconds: what other processes do does not count. No
# engine here computes in another thread or waits for anything.
THREAD_CLOCK: Callable[[], int] = time.thread_time_ns
WALL_CLOCK: Callable[[], int] = time.perf_counter_ns


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds: median and 95th percentile over queries of each query's median over rounds."""

    median: float
    p95: float
    queries: int
    rounds: int


def latencies(
    tasks: Mapping[str, Sequence[Call]],
    rounds: int,
    seconds: float = 20.0,
    clock: Callable[[], int] = THREAD_CLOCK,
) -> dict[str, Latency]:
    """The latency of each engine, given one call for every query.

    In each of ``rounds`` every engine runs all its queries. An engine that has taken more than
    ``seconds`` in all runs no further round; every engine has one, after one that does not count,
    of a tenth of the queries.
    """
    taken: dict[str, list[list[int]]] = {name: [] for name in tasks}
    for calls in tasks.values():
        for call in calls[::10]:
            call()
    for _ in range(rounds):
        for name, calls in tasks.items():
            if sum(map(sum, taken[name])) < seconds * 1e9:
                taken[name].append([timed(call, clock) for call in calls])
    return {name: latency(times) for name, times in taken.items()}


def timed(call: Call, clock: Callable[[], int] = THREAD_CLOCK) -> int:
    """The nanoseconds that a call takes."""
    started = clock()
    call()
    return clock() - started


def latency(times: Sequence[Sequence[int]]) -> Latency:
    """The latency from nanoseconds, a list of all queries for each round."""
    per_query = np.median(np.array(times, float), axis=0) / 1e6
    median, p95 = np.percentile(per_query, (50, 95)).tolist()
    return Latency(median, p95, len(per_query), len(times))
