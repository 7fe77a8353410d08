"""Sixteen connections at once on the shipped plan, beside Groonga and beside an earlier build.

*Distinct* searches ask texts that nobody asked before: two words of judged queries each, so that
nothing that is kept by text is met; the words come back, as they do in a real log. *Words asked
again, other pages* asks the judged queries once more for another number of hits: addresses are
new, what is kept by text is met. *Repeated* asks for the same addresses again and again.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median
from typing import Any

from indexer.locations import shipped_collection
from tests.benchmarks.bench_corpora import plan
from tests.benchmarks.bench_http import Connection, search_target, sesaku_server
from tests.benchmarks.bench_process import memory_alone
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_rude import KINDS, rude_clients
from tests.benchmarks.bench_setting import SESAKU, Setting, judged_queries, pairs_of_words
from tests.benchmarks.bench_wrk import Loaded, loaded
from tests.benchmarks.bench_wrk import is_installed as has_wrk
from tests.benchmarks.engines.bench_groonga import groonga_server, is_installed, select_target
from tests.benchmarks.parts.http import shuffled

_CLIENTS = 16
# Seconds that one server is asked before it is the next one's turn.
_TURN = 2.0
# Badly behaved clients of each kind.
_RUDE = 100
# Texts that are asked once; five rounds at 2,500 a second use some 80,000.
_TEXTS = 120_000
# So many addresses are handed over for a turn: what no server here answers in it.
_AHEAD = 20_000
_HITS = 10
# Words asked again: a query is asked for 10 hits, then for 11 and so on.
_FIRST, _LAST = 10, 60
# Addresses that are asked for again and again.
_KNOWN = 300
# Texts whose number of hits is compared, the last ones, which no run reaches.
_COMPARED = 1_000
_MIB = 1 << 20
_OURS, _BEFORE = "sesaku", "build before"
_RIVAL, _STRICT = "Groonga, any word", "Groonga, all words"
_AGAIN = "words asked again, other pages"

# The address of a search for a text and so many hits.
Address = Callable[[str, int], str]


@dataclass(slots=True)
class Addresses:
    """What is asked of a server, each once; ``at`` is the first that was not asked for yet."""

    targets: Sequence[str]
    at: int = 0

    def ask(self, port: int, clients: int, seconds: float) -> Loaded:
        """Ask for what was not asked for yet; from the beginning again where all was."""
        start = self.at % len(self.targets)
        ahead = [*self.targets[start : start + _AHEAD], *self.targets[:_AHEAD]][:_AHEAD]
        # wrk begins with the second line.
        found = loaded(port, [ahead[-1], *ahead[:-1]], clients, seconds)
        self.at += found.requests + clients + 1  # under way at the end; one before the clock runs
        return found


@dataclass(slots=True)
class Server:
    """A server that is asked, and what was found: distinct searches by 16 connections and by one,
    words asked again by 16."""

    port: int
    new: Addresses
    again: Addresses
    pid: int = 0
    many: list[Loaded] = field(default_factory=list)
    one: list[Loaded] = field(default_factory=list)
    pages: list[Loaded] = field(default_factory=list)

    def turn(self) -> None:
        """One turn of each kind."""
        self.many.append(self.new.ask(self.port, _CLIENTS, _TURN))
        self.one.append(self.new.ask(self.port, 1, _TURN / 2))
        self.pages.append(self.again.ask(self.port, _CLIENTS, _TURN))

    def counts(self, name: str) -> list[int]:
        """How many hits of the texts that are compared the answers report by this name."""
        connection = Connection(self.port)
        answers = (json.loads(connection.get(one)) for one in self.new.targets[-_COMPARED:])
        return [_count(answer, name) for answer in answers]


def measure(setting: Setting) -> Report:
    """Rates and latencies; without wrk nothing."""
    if not has_wrk():
        return Report("load", (), (), ("wrk is not installed",))
    with ExitStack() as stack:
        servers = dict(_servers(setting, stack))
        for server in servers.values():
            server.new.ask(server.port, _CLIENTS, _TURN)
            server.again.ask(server.port, _CLIENTS, _TURN)
        for _ in range(setting.rounds):
            for server in servers.values():
                server.turn()
        ours = servers[_OURS]
        sizes = {name: memory_alone(one.pid) / _MIB for name, one in servers.items() if one.pid}
        targets = ours.again.targets[:_KNOWN]
        known = [loaded(ours.port, targets, _CLIENTS, _TURN) for _ in range(2)][-1]
        beside = list(_beside(ours, setting.rounds))
        found = Table(f"What {_COMPARED} texts find", _FOUND, tuple(_found(servers)))
    goals = (*_goals(servers, sizes), _repeated(ours, known), _undisturbed(ours, beside))
    tables = (*_tables(servers, sizes, known, beside), found)
    return Report("load", tables, goals, _notes(servers))


def _servers(setting: Setting, stack: ExitStack) -> Iterator[tuple[str, Server]]:
    builds: dict[str, Sequence[str]] = {_OURS: SESAKU}
    if setting.before:
        builds[_BEFORE] = (str(setting.before / ".test-venv" / "bin" / "sesaku"),)
    for name, command in builds.items():
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = sesaku_server(shipped_collection(), scratch, command)
        port, pid = stack.enter_context(server)
        yield name, _server(port, search_target, pid)
    if setting.peers and is_installed():
        port, _ = stack.enter_context(groonga_server(plan().programs))
        yield _RIVAL, _server(port, select_target)
        yield _STRICT, _server(port, lambda text, hits: select_target(text, hits, every=True))


def _server(port: int, address: Address, pid: int = 0) -> Server:
    queries = shuffled(judged_queries())
    new = [address(text, _HITS) for text in pairs_of_words(_TEXTS)]
    again = [address(query, hits) for hits in range(_FIRST, _LAST) for query in queries]
    return Server(port, Addresses(new), Addresses(again), pid)


def _beside(server: Server, rounds: int) -> Iterator[tuple[Loaded, Loaded]]:
    """What the good ones met: undisturbed, then beside the others."""
    for _ in range(rounds):
        alone = server.new.ask(server.port, _CLIENTS, _TURN)
        with rude_clients(server.port, _RUDE):
            yield alone, server.new.ask(server.port, _CLIENTS, _TURN)


def _goals(servers: Mapping[str, Server], sizes: Mapping[str, float]) -> Iterator[Goal]:
    ours = servers[_OURS]
    for name in (_RIVAL, _STRICT):
        if rival := servers.get(name):
            rate = _rate(ours.many) / _rate(rival.many)
            yield Goal(f"distinct searches a second / {name}", rate, 1.4, at_least=True)
            one = _median(ours) / _median(rival)
            yield Goal(f"median of one connection / {name}", one, 1.2)
    if before := servers.get(_BEFORE):
        rate = _rate(ours.many) / _rate(before.many)
        yield Goal("distinct searches a second / the build before", rate, 2.2, at_least=True)
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
    distinct = tuple(
        (name, *_figures(server.many), _median(server), sizes.get(name))
        for name, server in servers.items()
    )
    again = tuple((name, *_figures(server.pages)) for name, server in servers.items())
    columns = ("", "a second", "median", "p99")
    titles = ("undisturbed", f"beside {_RUDE * len(KINDS)} rude clients")
    good = tuple(
        (title, median(one[n].rate for one in beside), median(one[n].p99 for one in beside))
        for n, title in enumerate(titles)
    )
    title = f"Distinct searches, {_CLIENTS} connections, ms"
    return (
        Table(title, (*columns, "median of 1", "MiB"), distinct),
        Table(f"{_AGAIN[0].upper()}{_AGAIN[1:]}, {_CLIENTS} connections, ms", columns, again),
        Table("Answers that are known", ("", "a second"), (("sesaku", known.rate),)),
        Table(f"{_CLIENTS} good clients", ("", "a second", "p99, ms"), good),
    )


def _figures(found: Sequence[Loaded]) -> tuple[float, float, float]:
    return _rate(found), median(one.median for one in found), median(one.p99 for one in found)


_FOUND = ("", "programs, mean", "texts that find any")


def _found(servers: Mapping[str, Server]) -> Iterator[tuple[str, float, float]]:
    for name, server in servers.items():
        counts = server.counts("total")
        yield name, fmean(counts), sum(map(bool, counts)) / len(counts)
    complete = servers[_OURS].counts("complete")
    yield f"{_OURS}, of these all words", fmean(complete), sum(map(bool, complete)) / len(complete)


def _count(answer: Any, name: str) -> int:
    """What an answer of ours reports by this name, or how many Groonga found."""
    return int(answer[name] if isinstance(answer, dict) else answer[1][0][0][0])


def _notes(servers: Mapping[str, Server]) -> tuple[str, ...]:
    notes = ["wrk in one thread; clients and servers share the cores; servers take turns"]
    everything = [one for server in servers.values() for one in (*server.many, *server.pages)]
    failed = sum(one.failures for one in everything)
    twice = [name for name, one in servers.items() if one.new.at > len(one.new.targets)]
    notes += [f"{failed} answers failed"] if failed else []
    notes += [f"{name} was asked some texts twice" for name in twice]
    if _RIVAL in servers:
        notes.append("Groonga counts facets, and has neither highlights nor reasons")
    return tuple(notes)
