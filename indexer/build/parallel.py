"""Analysis of many programs by several processes, in order and with bounded memory."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from typing import TypeAlias

from corpus import Each
from corpus.record import Program
from indexer.build.analysis import Analysis
from indexer.build.memory import give_back
from indexer.index.field_boosts import PLAIN, Schema
from indexer.index.forward import Forward, Pieces
from indexer.text.analyzer import forget
from indexer.text.tokenizer import close_dictionary

# Programs that one process analyses at a time: less than a second of work, so that progress is seen
# and no process holds much at a time.
_CHUNK = 250
# Fewer programs than this are done before other processes have loaded the dictionary.
WORTH_PROCESSES = 4_000
# Is told, as an update goes on, how many programs are analysed and how many there are to analyse.
Progress = Callable[[int, int], None]
# Words that a process keeps as objects, with a kB each, and as numbers, with 50 bytes each: more
# than come up in a million paragraphs.
_MOST_WORDS, _MOST_NUMBERS = 20_000, 400_000
# A process and how often it has forgotten its words, and what it analysed.
_Piece: TypeAlias = tuple[tuple[int, int], Forward]


def analyze(
    programs: Sequence[Program],
    processes: int | None = None,
    progress: Progress | None = None,
    schema: Schema = PLAIN,
    into: Pieces | None = None,
) -> Forward:
    """The forward index of the fields of ``programs``, the same for any number of processes.

    ``processes`` defaults to the number of processors; ``into`` has no piece yet, and puts them
    into memory where it is not given.
    """
    workers = (processes or os.cpu_count() or 1) if len(programs) >= WORTH_PROCESSES else 1
    chunks = _chunks(programs)
    if workers == 1:
        analysis = Analysis()
        results: Iterator[_Piece] = (
            ((0, 0), analysis.piece(map(schema.texts, chunk), schema.width)) for chunk in chunks
        )
    else:
        results = _in_processes(chunks, schema, min(workers, len(chunks)))
    pieces = into or Pieces()
    for source, piece in _reporting(results, len(programs), progress):
        pieces.add(piece, source)
    return pieces.joined()


def _chunks(programs: Sequence[Program]) -> Sequence[Sequence[Program]]:
    """The programs, so many at a time, each lot taken when it is asked for; at least one lot."""
    count = max(1, -(-len(programs) // _CHUNK))
    return Each(lambda n: programs[n * _CHUNK : (n + 1) * _CHUNK], count)


def _reporting(
    results: Iterator[_Piece], total: int, progress: Progress | None
) -> Iterator[_Piece]:
    """The results; ``progress`` is told before the first and of each."""
    tell = progress or (lambda done, total: None)
    done = 0
    tell(done, total)
    for result in results:
        done += result[1].programs
        tell(done, total)
        yield result


class _Worker:
    """The analysis of a worker process, which does nothing else and ends with its pool.

    It lets go of its words when they have become many, so that its memory does not grow with the
    collection; when it begins with their numbers anew, it is another source.
    """

    def __init__(self) -> None:
        self._forgotten = 0
        self._analysis = Analysis()

    def piece(self, texts: Sequence[Sequence[bytes]], width: int) -> _Piece:
        words = self._analysis.words
        if len(words) > _MOST_NUMBERS:
            self._analysis = Analysis()
            self._forgotten += 1
            _forget()
        elif words.in_memory > _MOST_WORDS:
            words.let_go()
            _forget()
        programs = ([text.decode() for text in own] for own in texts)
        return (os.getpid(), self._forgotten), self._analysis.piece(programs, width)


def _forget() -> None:
    """Lets go of all words, and of the memory that they took.

    Behind every piece, giving it back and taking it again took a tenth of the time of a piece.
    """
    forget()
    give_back()


def _begin() -> None:
    """Makes a process a worker: it leaves Ctrl+C to the one that began it, and ends with that."""
    # Nothing here is garbage that counting references does not find, but much to look through.
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    multiprocessing.connection.wait([parent])
    os._exit(1)


@cache
def _own_worker() -> _Worker:
    return _Worker()


def _work(texts: Sequence[Sequence[bytes]], width: int) -> _Piece:
    return _own_worker().piece(texts, width)


def _encoded(program: Program, schema: Schema) -> list[bytes]:
    """The texts of a program in UTF-8.

    As texts they would keep what they are in UTF-8 when they are sent, as long as the collection.
    """
    return [text.encode() for text in schema.texts(program)]


def _in_processes(
    chunks: Sequence[Sequence[Program]], schema: Schema, workers: int
) -> Iterator[_Piece]:
    """Results in order, which is the order in which each process had them.

    At most two chunks a worker are under way.
    """
    # This process analyses nothing itself.
    close_dictionary()
    # A forked child of a process with threads may hang; a spawned one starts clean everywhere.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_begin) as pool:
        waiting: deque[Future[_Piece]] = deque()
        for chunk in chunks:
            # Texts go to another process several times faster than programs.
            texts = [_encoded(program, schema) for program in chunk]
            waiting.append(pool.submit(_work, texts, schema.width))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
