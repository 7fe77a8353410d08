"""Measures the search on a cluster beside what the cluster takes itself; nodes must run.

python -m tests.indexer.cluster.nodes .opensearch 3 &
python -m tests.benchmarks.cluster --corpus paragraphs.jsonl.gz --size 20000 \\
    --engine http://127.0.0.1:9201

Prints how fast programs are written beside the same documents sent as they are, what a search takes
over HTTP beside the engine's own _search with the same body, with facets and without, and the
memory of a front process and of the nodes. Of times only the ratios count. A million paragraphs
want --no-plain: what is sent as it is is held in memory first.
"""

import http.client
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

import click
import orjson

from indexer import Query, update_index
from indexer.cluster.client import Client
from indexer.cluster.generations import Published
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import publishing
from indexer.cluster.writing.bulk import UNDER_WAY, batches
from indexer.cluster.writing.ledger import whole
from indexer.cluster.writing.new_index import NewIndex
from indexer.cluster.writing.writing import Writing
from indexer.index.segment import Segment
from indexer.store.storage import Generation, Store
from tests.benchmarks.bench_corpora import collection_of, grown, read_paragraphs

# Queries of one to three words of the collection, each asked once by either way.
QUERIES, SEED = 200, 22
# Times that programs are written, and their documents sent plainly.
ROUNDS = 3
_PATIENCE = 60.0
_SESAKU = "from indexer.cli import main; main()"


class Recording(Client):
    """A client that remembers the searches for pages."""

    bodies: ClassVar[list[bytes]] = []

    def search(self, index: str, body: Any, seconds: float = 10.0) -> Any:
        """Asks, and remembers what has the facets."""
        if "facet0" in body.get("aggs", {}):
            Recording.bodies.append(orjson.dumps(body))
        return super().search(index, body, seconds)


@click.command()
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--size", default=20_000, show_default=True)
@click.option("--engine", required=True, help="Address of a node.")
@click.option("--shards", default=2, show_default=True)
@click.option("--plain/--no-plain", default=True, help="Also send the documents as they are.")
def main(corpus: Path, size: int, engine: str, shards: int, plain: bool) -> None:
    """Measure on so many paragraphs of a file."""
    settings = EngineSettings((engine,), "sesaku-bench", shards=shards)
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(scratch) / "index"
        started = time.perf_counter()
        loaded = collection_of(grown(read_paragraphs(corpus), size), Path(scratch))
        update_index(loaded, directory)
        del loaded
        print(f"built here: {time.perf_counter() - started:.1f} s")
        generation = Store(directory).current()
        assert generation is not None
        segment = Segment(generation.path)
        files = sum(one.stat().st_size for one in generation.path.iterdir())
        print(f"files here: {files / 2**20:,.0f} MiB")
        _written(generation, segment, settings, plain)
        stats = Client(settings).ask("GET", "/sesaku-bench/_stats/store")["_all"]["primaries"]
        print(f"primaries: {stats['store']['size_in_bytes'] / 2**20:,.0f} MiB")
        _searches(segment, settings)
        _nodes(settings)
        _clear(settings)


def _clear(settings: EngineSettings) -> None:
    """Takes away what an earlier run wrote, over which only changes would be sent."""
    client = Client(settings)
    for index in client.ask("GET", f"/{settings.alias}-*", absent={}):
        client.ask("DELETE", f"/{index}")


def _written(
    generation: Generation, segment: Segment, settings: EngineSettings, plain: bool
) -> None:
    """Says how fast programs are written, beside their documents; in turns, since load changes."""
    ratios = []
    for _ in range(ROUNDS if plain else 1):
        plainly = _plain_bulk(segment, settings) if plain else None
        _clear(settings)
        started = time.perf_counter()
        publishing.publish(generation, settings, force=True)
        taken = time.perf_counter() - started
        print(f"published: {segment.programs / taken:,.0f} programs/s in {taken:.1f} s")
        if plainly:
            ratios.append(plainly / taken)
            print(f"indexing / plain bulk ({plainly:.1f} s): {ratios[-1]:.2f}")
    if ratios:
        print(f"indexing / plain bulk, median: {statistics.median(ratios):.2f}")


def _plain_bulk(segment: Segment, settings: EngineSettings) -> float:
    """The seconds in which ready documents are sent to an index like ours, and copied as it is."""
    client = Client(settings)
    name = "plain-bench"
    client.ask("DELETE", f"/{name}", absent={})
    writing = Writing(client, segment, Published(name, {}), None)
    ready = [
        b"".join([line.content for line in some])
        for some in batches(writing.actions(whole(segment.digests())))
    ]
    started = time.perf_counter()
    writing.create()
    with ThreadPoolExecutor(UNDER_WAY) as pool:
        for answer in pool.map(partial(client.ask, "POST", f"/{name}/_bulk", seconds=120), ready):
            assert not answer["errors"]
    NewIndex(client, Published(name, {})).finish(segment.programs)
    taken = time.perf_counter() - started
    client.ask("DELETE", f"/{name}")
    return taken


def _searches(segment: Segment, settings: EngineSettings) -> None:
    chosen = random.Random(SEED)
    texts: list[str] = []
    while len(texts) < QUERIES:
        nouns = segment.forward.nouns(chosen.randrange(segment.programs))
        some = chosen.sample(nouns, min(len(nouns), chosen.choice((1, 2, 3))))
        texts.append(" ".join(segment.terms[n] for n in some) or "人")
    bodies = _bodies(texts, settings)
    node = urlsplit(settings.nodes[0])
    with _serving(settings) as (port, memory):
        asking = _connection("127.0.0.1", port)
        raw = _connection(node.hostname or "", node.port or 80)
        path = f"/{settings.alias}/_search?allow_partial_search_results=false"
        times: dict[str, list[float]] = {"serve": [], "_search": [], "without facets": []}
        # The first round is for what is loaded once; counts of matches are known then.
        for page in (2, 1):
            for text, body in zip(texts, bodies, strict=True):
                target = f"/api/search?q={quote(text)}&page={page}"
                one = _timed(asking, "GET", target, None)
                other = _timed(raw, "POST", path, body)
                bare = _timed(raw, "POST", path, _without_facets(body))
                if page == 1:
                    times["serve"].append(one)
                    times["_search"].append(other)
                    times["without facets"].append(bare)
        for name, taken in times.items():
            taken.sort()
            median, high = statistics.median(taken), taken[int(0.95 * len(taken))]
            print(f"{name}: median {median:.1f} ms, p95 {high:.1f}")
        medians = [statistics.median(taken) for taken in times.values()]
        print(f"serve / _search: {medians[0] / medians[1]:.2f}")
        print(f"memory of a front process: {memory():,} MiB")


def _without_facets(body: bytes) -> bytes:
    return orjson.dumps({name: one for name, one in orjson.loads(body).items() if name != "aggs"})


def _nodes(settings: EngineSettings) -> None:
    """Says what each node holds in memory."""
    stats = Client(settings).ask("GET", "/_nodes/stats/jvm,process,indices/segments")["nodes"]
    for node in sorted(stats.values(), key=lambda one: str(one["name"])):
        heap = node["jvm"]["mem"]["heap_used_in_bytes"] >> 20
        most = node["jvm"]["mem"]["heap_max_in_bytes"] >> 20
        print(f"node {node['name']}: heap {heap:,} of {most:,} MiB")


def _bodies(texts: Sequence[str], settings: EngineSettings) -> list[bytes]:
    """What is asked of the engine for the first page of each query."""
    index = ClusterIndex(settings)
    client = Recording(settings)
    searcher = index.searcher()
    vars(searcher._engine)["_client"] = client
    found = []
    for text in texts:
        Recording.bodies.clear()
        searcher.search(Query(text))
        found.append(Recording.bodies[0])
    return found


@contextmanager
def _serving(settings: EngineSettings) -> Iterator[tuple[int, Callable[[], int]]]:
    """The port of a site of one process, and what gives its memory."""
    command = [sys.executable, "-c", _SESAKU, "serve", "--port", "0", "--workers", "1"]
    command += ["--engine", settings.nodes[0], "--alias", settings.alias, "--rate-limit", ""]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        port = urlsplit(line.rsplit(" ", 1)[-1].strip()).port
        assert port is not None, line
        try:
            yield port, lambda: _largest(process.pid)
        finally:
            process.terminate()


def _largest(parent: int) -> int:
    """The memory of the largest process of a site, in MiB."""
    sizes = []
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in path.read_text().splitlines())
        except OSError:
            continue
        if str(parent) in (lines["Pid"].strip(), lines["PPid"].strip()):
            sizes.append(int(lines.get("VmRSS", "0 kB").split()[0]) // 1024)
    return max(sizes)


def _connection(host: str, port: int) -> Callable[[str, str, bytes | None], bytes]:
    kept = http.client.HTTPConnection(host, port, timeout=_PATIENCE)

    def ask(method: str, path: str, body: bytes | None) -> bytes:
        kept.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = kept.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {content[:300]!r}")
        return content

    return ask


def _timed(call: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    call(*arguments)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
