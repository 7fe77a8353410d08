"""Many clients at once on the shipped plan, for a while: errors, slowest answers, memory."""

import random
import tempfile
from pathlib import Path
from urllib.parse import quote

import numpy as np

from indexer.locations import shipped_collection
from tests.benchmarks.bench_corpora import plan
from tests.benchmarks.bench_http import Connection, search_target, sesaku_server
from tests.benchmarks.bench_process import memory
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import Setting, judged_queries
from tests.benchmarks.bench_soak import soaked

_CLIENTS = 50
_SEED = 1
# Searches in the mix beside the judged ones: two of those at once.
_PAIRS = 5_000
# Before the memory is looked at first, each address is asked for once, so that as much is kept as
# may be, and then by all clients, for this share of the time.
_WARMING_SHARE = 0.25
_MIB = 1 << 20


def measure(setting: Setting) -> Report:
    """Latencies of all clients' requests, and the server's memory before and after."""
    targets = _targets()
    with (
        tempfile.TemporaryDirectory() as scratch,
        sesaku_server(shipped_collection(), Path(scratch)) as (port, pid),
    ):
        connection = Connection(port)
        for target in targets:
            connection.get(target)
        warm = soaked(port, targets, _CLIENTS, setting.seconds * _WARMING_SHARE)
        before = memory(pid)
        found = soaked(port, targets, _CLIENTS, setting.seconds)
        after = memory(pid)
    errors = warm.errors + found.errors
    median, p95, p99 = np.percentile(found.times, (50, 95, 99)).tolist()
    rows = (
        ("median, ms", median),
        ("p95, ms", p95),
        ("p99, ms", p99),
        ("answers a second", len(found.times) / setting.seconds),
        ("errors", len(errors)),
        ("memory before, MiB", before / _MIB),
        ("memory after, MiB", after / _MIB),
    )
    goals = [Goal("errors", len(errors), 0), Goal("p99 / median", p99 / median, 10.0)]
    if before:
        goals.append(Goal("memory after / before", after / before, 1.05))
    title = f"{_CLIENTS} clients for {setting.seconds:g} s"
    notes = (f"{len(targets):,} addresses, drawn evenly; clients and server share the cores",)
    return Report("soak", (Table(title, ("", ""), rows),), tuple(goals), (*notes, *errors[:5]))


def _targets() -> list[str]:
    """Searches by the API, by the page and with a filter; pages of programs."""
    drawn, judged = random.Random(_SEED), judged_queries()
    pairs = (" ".join(drawn.sample(judged, 2)) for _ in range(_PAIRS))
    queries = [*judged, *pairs]
    programs = plan().programs
    departments = sorted({program.department for program in programs})
    targets = [search_target(query) for query in queries]
    targets += [f"/?q={quote(query)}" for query in queries[::10]]
    targets += [
        f"/api/search?q={quote(query)}&department={quote(departments[at % len(departments)])}"
        for at, query in enumerate(queries[::10])
    ]
    return targets + [f"/programs/{program.id}" for program in programs]
