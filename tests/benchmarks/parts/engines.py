"""Engines on the same tokens: our evaluation beside tantivy, Xapian, FTS5, bm25s and Whoosh's."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from indexer.build.update import update_index
from indexer.index.segment import Segment
from indexer.store.storage import Store
from tests.benchmarks.bench_corpora import Source
from tests.benchmarks.bench_report import Cell, Goal, Report, Table
from tests.benchmarks.bench_setting import Setting
from tests.benchmarks.bench_timing import Latency, latencies
from tests.benchmarks.bench_tokens import Terms, question_terms, sampled_terms, together
from tests.benchmarks.engines.bench_engines import Counts, Data, Engine, Sesaku

OURS, RIVAL = "sesaku", "tantivy"
_MEDIAN_GOAL, _P95_GOAL = 0.7, 1.0
_ROUNDS = 9
# One query in so many is first asked of all engines, to see that they count the same.
_CHECKED_EVERY = 20
# Every peer's name: the package that it needs, and the module and class of its engine.
PEERS = {
    RIVAL: ("tantivy", "tests.benchmarks.engines.bench_tantivy", "Tantivy"),
    "bm25s": ("bm25s", "tests.benchmarks.engines.bench_bm25s", "Bm25s"),
    "Xapian": ("xapian", "tests.benchmarks.engines.bench_xapian", "Xapian"),
    "FTS5": ("sqlite3", "tests.benchmarks.engines.bench_peers", "Fts5"),
    "Whoosh": ("whoosh", "tests.benchmarks.engines.bench_peers", "Whoosh"),
}
# A column of the table: corpus and mode, and the latency of each engine that has it.
Column = tuple[str, dict[str, Latency]]


def measure(setting: Setting) -> Report:
    """The latencies of all engines on each source; without peers ours alone."""
    peers = tuple(PEERS) if setting.peers else ()
    columns = [column for source in setting.sources() for column in _columns(source, peers)]
    missing = [name for name in peers if not find_spec(PEERS[name][0])]
    notes = (
        *(f"{name} is not installed" for name in missing),
        "CPU time of the thread; facets are counted by all but bm25s, which has none",
    )
    tables = (_table("median", columns), _table("p95", columns))
    return Report("engines", tables, tuple(_goals(columns)), notes)


def _columns(source: Source, peers: Sequence[str]) -> Iterator[Column]:
    with tempfile.TemporaryDirectory() as scratch:
        update_index(source.loaded, Path(scratch))
        generation = Store(Path(scratch)).current()
        assert generation is not None
        data = Data.of(generation.path)
        queries = queries_of(data.segment, source)
        engines = made(data, peers)
        yield f"{source.name} OR", compared(engines, queries, all_of=False)
        engines.pop("bm25s", None)
        queries = [together(data.segment, terms) for terms in queries]
        yield f"{source.name} AND", compared(engines, queries, all_of=True)


def queries_of(segment: Segment, source: Source) -> list[Terms]:
    """The queries of a source: its questions' terms, or nouns sampled from its programs."""
    if source.questions:
        return question_terms(segment, source.questions)
    return sampled_terms(segment)


def made(data: Data, peers: Sequence[str]) -> dict[str, Engine]:
    """The engines over the same data: ours, and of these peers those that are installed."""
    engines: dict[str, Engine] = {OURS: Sesaku(data)}
    for name in peers:
        package, module, kind = PEERS[name]
        if find_spec(package):
            engines[name] = getattr(import_module(module), kind)(data)
    return engines


def compared(
    engines: Mapping[str, Engine], queries: Sequence[Terms], all_of: bool
) -> dict[str, Latency]:
    """The latency of each engine, after all have counted the same facets."""
    tasks = {
        name: [engine.prepared(terms, all_of) for terms in queries]
        for name, engine in engines.items()
    }
    for at in range(0, len(queries), _CHECKED_EVERY):
        _agree({name: engines[name].counts(calls[at]()) for name, calls in tasks.items()})
    return latencies(tasks, _ROUNDS)


def _agree(counts: Mapping[str, Counts | None]) -> None:
    """Raises RuntimeError when engines count differently: then they do different work."""
    for name, counted in counts.items():
        if counted is not None and counted != counts[OURS]:
            raise RuntimeError(f"{name} counts {counted}, {OURS} {counts[OURS]}")


def _table(figure: str, columns: Sequence[Column]) -> Table:
    names = list(dict.fromkeys(name for _, found in columns for name in found))
    rows = tuple((name, *(_figure(found, name, figure) for _, found in columns)) for name in names)
    return Table(f"{figure}, ms", ("", *(title for title, _ in columns)), rows)


def _figure(found: Mapping[str, Latency], name: str, figure: str) -> Cell:
    value: float | None = getattr(found[name], figure) if name in found else None
    return value


def _goals(columns: Sequence[Column]) -> Iterator[Goal]:
    """What ours takes of the rival's time, in every column that has both."""
    for title, found in columns:
        if RIVAL in found:
            ours, rival = found[OURS], found[RIVAL]
            yield Goal(f"{title}: median / {RIVAL}'s", ours.median / rival.median, _MEDIAN_GOAL)
            yield Goal(f"{title}: p95 / {RIVAL}'s", ours.p95 / rival.p95, _P95_GOAL)
