"""What is measured of a built collection of some size, in a process of its own."""

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from indexer import LiveIndex, Query
from indexer.index.segment import Segment
from indexer.store.storage import Store
from tests.benchmarks.bench_process import memory
from tests.benchmarks.bench_timing import Latency, latencies
from tests.benchmarks.bench_tokens import Terms, sampled_terms, together
from tests.benchmarks.engines.bench_engines import Data
from tests.benchmarks.parts.engines import OURS, RIVAL, compared, made

Figures = dict[str, float | None]


def searched(index: Path, peers: bool, rounds: int) -> Figures:
    """Latencies of queries of one to three nouns, in milliseconds, and what else is looked at.

    "OR" and "AND" are the evaluation alone, by engine; "search" is all of it. "postings" is the
    median number of them that a query touches, "memory" the process's bytes after the searches.
    """
    generation = Store(index).current()
    assert generation is not None
    segment = Segment(generation.path)
    queries = sampled_terms(segment)
    figures = _named({"sesaku search": _search(index, segment, queries, rounds)})
    figures["memory"] = memory(os.getpid()) or None
    sizes = np.diff(segment.posting_bounds)
    figures["postings"] = float(np.median([sizes[list(terms)].sum() for terms in queries]))
    data = Data.of(generation.path)
    started = time.perf_counter()
    engines = made(data, (RIVAL,) if peers else ())
    figures[f"{RIVAL} build"] = time.perf_counter() - started if RIVAL in engines else None
    together_in_some = [together(segment, terms) for terms in queries]
    for mode, asked in (("OR", queries), ("AND", together_in_some)):
        found = compared(engines, asked, all_of=mode == "AND")
        figures |= _named({f"{name} {mode}": one for name, one in found.items()})
    return figures


def _search(index: Path, segment: Segment, queries: Sequence[Terms], rounds: int) -> Latency:
    searcher = LiveIndex(index).searcher()
    texts = (" ".join(segment.terms[term] for term in terms) for terms in queries)
    calls = [partial(searcher.search, Query(text)) for text in texts]
    return latencies({OURS: calls}, rounds)[OURS]


def _named(found: dict[str, Latency]) -> Figures:
    medians: Figures = {f"{name} median": one.median for name, one in found.items()}
    return medians | {f"{name} p95": one.p95 for name, one in found.items()}
