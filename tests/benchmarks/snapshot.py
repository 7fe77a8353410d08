"""Measures the search of a snapshot beside Pagefind and MiniSearch, in Chromium.

python -m tests.benchmarks.snapshot DIR --index INDEX [--judgements FILE] [--queries FILE]

All three search the same programs in the same run. npm fetches the peers into a temporary folder.
Bytes and requests are medians over first searches, each in an empty browser; times are those of
computing, once what a query needs is there, with the processor four times slower.
"""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import click

from indexer import LiveIndex, Query, Searcher
from indexer.quality.judgements import Judgement, read_judgements
from indexer.quality.measures import ndcg
from tests.benchmarks.bench_snapshot_page import asked, first_search, page_of
from tests.benchmarks.engines.bench_snapshot_peers import (
    MINISEARCH,
    PAGEFIND,
    PEERS,
    SESAKU,
    write_minisearch,
    write_pagefind,
)
from tests.webui.file_server import served_files
from webui.commands.snapshot import write_snapshot

# First searches whose bytes and requests are counted.
FIRSTS = 9


@click.command()
@click.argument("collection", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--index", type=click.Path(path_type=Path), required=True)
@click.option("--judgements", type=click.Path(exists=True, path_type=Path))
@click.option("--chromium", default="/usr/bin/chromium", envvar="SESAKU_CHROMIUM")
@click.option("--no-peers", is_flag=True, help="Measure no other engine.")
def main(
    collection: Path, index: Path, judgements: Path | None, chromium: str, no_peers: bool
) -> None:
    """Print a row for each engine, as JSON lines."""
    searcher = LiveIndex(index).searcher()
    judged = read_judgements(judgements) if judgements else ()
    queries = [j.query for j in judged] or [t.text for t in searcher.key_terms(60)]
    with TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "empty.html").write_text("<!doctype html><title>-</title>")
        write_snapshot(collection, index, root / "site")
        engines = {"sesaku": SESAKU}
        if not no_peers:
            npm = ["npm", "install", "--silent", "--prefix", str(root / "npm"), *PEERS]
            subprocess.run(npm, check=True, capture_output=True)
            write_pagefind(root)
            write_minisearch(root, searcher)
            engines |= {"pagefind": PAGEFIND, "minisearch": MINISEARCH}
        for name, script in engines.items():
            row = _measured(root, chromium, script, queries)
            click.echo(json.dumps({"engine": name} | row(judged, searcher), ensure_ascii=False))


def _measured(
    root: Path, chromium: str, script: str, queries: Sequence[str]
) -> Callable[[Sequence[Judgement], Searcher], dict[str, Any]]:
    step = max(1, len(queries) // FIRSTS)
    with served_files(root) as address:
        firsts = []
        for query in queries[::step]:
            with page_of(chromium) as page:
                firsts.append(
                    first_search(page, root, address, "" if script is SESAKU else script, query)
                )
        with page_of(chromium) as page:
            found = asked(page, address, script, queries)
    times = [one["ms"] for one in found]

    def row(judged: Sequence[Judgement], searcher: Searcher) -> dict[str, Any]:
        return {
            "kB": round(median(one.bytes for one in firsts) / 1000, 1),
            "requests": median(one.requests for one in firsts),
            "ms median": round(median(times), 2),
            "ms p95": round(quantiles(times, n=20)[-1], 2),
            **(_quality(judged, found, searcher) if judged else {}),
        }

    return row


def _quality(
    judged: Sequence[Judgement], found: Sequence[dict[str, Any]], searcher: Searcher
) -> dict[str, Any]:
    """nDCG@10, that of the server, and the absent things that have hits which are not marked."""
    pairs = [
        (ndcg(one["ids"], j.grades), ndcg(_served(searcher, j.query), j.grades))
        for j, one in zip(judged, found, strict=True)
        if j.grades
    ]
    absent = [one for j, one in zip(judged, found, strict=True) if j.kind == "absent"]
    return {
        "nDCG@10": round(mean(own for own, _ in pairs), 3),
        "server": round(mean(other for _, other in pairs), 3),
        "absent with unmarked hits": sum(bool(one["unmarked"]) for one in absent),
        "absent": len(absent),
    }


def _served(searcher: Searcher, text: str) -> list[str]:
    return [hit.program.id for hit in searcher.search(Query(text)).hits]


if __name__ == "__main__":
    main()
