"""Sixteen connections at once on the shipped plan, beside Groonga and beside an earlier build."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from indexer.locations import shipped_collection
from tests.benchmarks.bench_corpora import plan
from tests.benchmarks.bench_http import search_target, sesaku_server
from tests.benchmarks.bench_process import memory
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_rude import KINDS, rude_clients
from tests.benchmarks.bench_setting import SESAKU, Setting, judged_queries
from tests.benchmarks.bench_wrk import Loaded, loaded
from tests.benchmarks.bench_wrk import is_installed as has_wrk
from tests.benchmarks.engines.bench_groonga import groonga_server, is_installed, select_target
from tests.benchmarks.parts.http import shuffled

_CLIENTS = 16
# Seconds that one server is asked before it is the next one's turn.
_TURN = 2.0
# Badly behaved clients of each kind.
_RUDE = 100
# So that each address is a new one, a query is asked for 10 hits, then for 11 and so on.
_FIRST, _LAST = 10, 60
# Addresses that are asked for again and again.
_KNOWN = 300
_MIB = 1 << 20
_OURS, _RIVAL, _BEFORE = "sesaku", "Groonga", "build before"


@dataclass(slots=True)
class Server:
    """A server that is asked, and what was found: distinct searches by 16 connections and by one.

    ``at`` is the first address that was not asked for yet.
    """

    port: int
    targets: Sequence[str]
    pid: int = 0
    at: int = 0
    many: list[Loaded] = field(default_factory=list)
    one: list[Loaded] = field(default_factory=list)

    def ask(self, clients: int, seconds: float) -> Loaded:
        """Ask for what was not asked for yet."""
        found = loaded(self.port, self.targets, clients, seconds, self.at)
        self.at += found.requests
        return found


def measure(setting: Setting) -> Report:
    """Rates and latencies; without wrk nothing."""
    if not has_wrk():
        return Report("load", (), (), ("wrk is not installed",))
    with ExitStack() as stack:
        servers = dict(_servers(setting, stack))
        for server in servers.values():
            server.ask(_CLIENTS, _TURN)
        for _ in range(setting.rounds):
            for server in servers.values():
                server.many.append(server.ask(_CLIENTS, _TURN))
                server.one.append(server.ask(1, _TURN / 2))
        ours = servers[_OURS]
        sizes = {name: memory(one.pid) / _MIB for name, one in servers.items() if one.pid}
        known = [loaded(ours.port, ours.targets[:_KNOWN], _CLIENTS, _TURN) for _ in range(2)][-1]
        beside = list(_beside(ours, setting.rounds))
    goals = (*_goals(servers, sizes), _repeated(ours, known), _undisturbed(ours, beside))
    return Report("load", _tables(servers, sizes, known, beside), goals, _notes(servers))


def _servers(setting: Setting, stack: ExitStack) -> Iterator[tuple[str, Server]]:
    queries = shuffled(judged_queries())
    asked = [(query, hits) for hits in range(_FIRST, _LAST) for query in queries]
    targets = [search_target(*one) for one in asked]
    builds: dict[str, Sequence[str]] = {_OURS: SESAKU}
    if setting.before:
        builds[_BEFORE] = (str(setting.before / ".test-venv" / "bin" / "sesaku"),)
    for name, command in builds.items():
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = sesaku_server(shipped_collection(), scratch, command)
        port, pid = stack.enter_context(server)
        yield name, Server(port, targets, pid)
    if setting.peers and is_installed():
        port, _ = stack.enter_context(groonga_server(plan().programs))
        yield _RIVAL, Server(port, [select_target(*one) for one in asked])


def _beside(server: Server, rounds: int) -> Iterator[tuple[Loaded, Loaded]]:
    """What the good ones met: undisturbed, then beside the others."""
    for _ in range(rounds):
        alone = server.ask(_CLIENTS, _TURN)
        with rude_clients(server.port, _RUDE):
            yield alone, server.ask(_CLIENTS, _TURN)


def _goals(servers: Mapping[str, Server], sizes: Mapping[str, float]) -> Iterator[Goal]:
    ours = servers[_OURS]
    if rival := servers.get(_RIVAL):
        rate = _rate(ours.many) / _rate(rival.many)
        yield Goal("distinct searches a second / Groonga's", rate, 1.4, at_least=True)
        yield Goal("median of one connection / Groonga's", _median(ours) / _median(rival), 1.2)
    if before := servers.get(_BEFORE):
        rate = _rate(ours.many) / _rate(before.many)
        yield Goal("the same / the build before", rate, 2.2, at_least=True)
        size = sizes[_OURS] / sizes[_BEFORE]
        yield Goal("memory of all processes / the build before", size, 1.3)


def _repeated(ours: Server, known: Loaded) -> Goal:
    rate = known.rate / _rate(ours.many)
    return Goal("repeated / distinct, a second", rate, 5.0, at_least=True)


def _undisturbed(ours: Server, beside: Sequence[tuple[Loaded, Loaded]]) -> Goal:
    ratio = median(loud.p99 / alone.p99 for alone, loud in beside)
    return Goal(f"p99 beside {_RUDE * len(KINDS)} rude clients / undisturbed", ratio, 3.0)


def _rate(found: Sequence[Loaded]) -> float:
    return median(one.rate for one in found)


def _median(server: Server) -> float:
    return median(one.median for one in server.one)


def _tables(
    servers: Mapping[str, Server],
    sizes: Mapping[str, float],
    known: Loaded,
    beside: Sequence[tuple[Loaded, Loaded]],
) -> tuple[Table, ...]:
    rows = tuple(
        (
            name,
            _rate(server.many),
            median(one.median for one in server.many),
            median(one.p99 for one in server.many),
            _median(server),
            sizes.get(name),
        )
        for name, server in servers.items()
    )
    columns = ("", "a second", "median", "p99", "median of 1", "MiB")
    titles = ("undisturbed", f"beside {_RUDE * len(KINDS)} rude clients")
    good = tuple(
        (title, median(one[n].rate for one in beside), median(one[n].p99 for one in beside))
        for n, title in enumerate(titles)
    )
    return (
        Table(f"Distinct searches, {_CLIENTS} connections, ms", columns, rows),
        Table("Answers that are known", ("", "a second"), (("sesaku", known.rate),)),
        Table(f"{_CLIENTS} good clients", ("", "a second", "p99, ms"), good),
    )


def _notes(servers: Mapping[str, Server]) -> tuple[str, ...]:
    notes = ["wrk in one thread; clients and servers share the cores; servers take turns"]
    failed = sum(one.failures for server in servers.values() for one in server.many)
    again = [name for name, server in servers.items() if server.at > len(server.targets)]
    notes += [f"{failed} answers failed"] if failed else []
    notes += [f"{name} was asked some addresses twice" for name in again]
    if _RIVAL in servers:
        notes.append("Groonga counts facets, and has neither highlights nor reasons")
    return tuple(notes)
