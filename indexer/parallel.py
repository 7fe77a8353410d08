"""Analysis of many programs by several processes, in order and with bounded memory."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from corpus.record import Program
from indexer.fields import texts
from indexer.forward import Forward, analyze_programs, join

# Programs that one process analyses at a time: some seconds of work, some megabytes of text.
_CHUNK = 2_000
# Fewer programs than this are done before other processes have loaded the dictionary.
_WORTH_PROCESSES = 4_000


def analyze(programs: Sequence[Program], processes: int | None = None) -> Forward:
    """The forward index of ``programs``, the same for any number of processes.

    ``processes`` defaults to the number of processors.
    """
    chunks = [programs[at : at + _CHUNK] for at in range(0, len(programs), _CHUNK)] or [()]
    workers = min(processes or os.cpu_count() or 1, len(chunks))
    if workers == 1 or len(programs) < _WORTH_PROCESSES:
        return join([_analyze_chunk(chunk) for chunk in chunks])
    return join(list(_in_processes(chunks, workers)))


def _analyze_chunk(programs: Sequence[Program]) -> Forward:
    return analyze_programs([texts(program) for program in programs])


def _in_processes(chunks: Sequence[Sequence[Program]], workers: int) -> Iterator[Forward]:
    """Results in order; at most two chunks a worker are under way."""
    # A forked child of a process with threads may hang; a spawned one starts clean everywhere.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context) as pool:
        waiting: deque[Future[Forward]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_analyze_chunk, chunk))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
