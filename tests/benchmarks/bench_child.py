"""Tasks that run in a process of their own, so that their memory and time are theirs alone.

    python -m tests.benchmarks.bench_child TASK ARGUMENTS

TASK is a function below, ARGUMENTS its arguments as a JSON object; the answer is JSON too.
"""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

# Texts that one process tokenizes at a time.
_CHUNK = 2_000


def build(paragraphs: str, index: str, changed: int = 0) -> dict[str, Any]:
    """Brings an index up to date with a file of paragraphs, of which ``changed`` are changed."""
    from indexer import update_index
    from tests.benchmarks.bench_corpora import Paragraph, collection_of, read_paragraphs

    texts = read_paragraphs(Path(paragraphs))
    for at in range(0, len(texts), len(texts) // changed if changed else len(texts) + 1)[:changed]:
        title, body = texts[at]
        texts[at] = Paragraph(title, body + "改訂した。")
    loaded = collection_of(texts, Path(index).parent)
    started = time.perf_counter()
    update = update_index(loaded, Path(index), full=not changed)
    return {"seconds": time.perf_counter() - started, "changed": len(update.changed)}


def sudachi(paragraphs: str) -> dict[str, Any]:
    """Tokenizes the texts with nothing but Sudachi, in as many processes as there are cores.

    The seconds go from the first text taken to the last one done: starting the processes and
    loading the dictionary are not in them.
    """
    from tests.benchmarks.bench_corpora import read_paragraphs

    texts = [f"{title}\n{body}" for title, body in read_paragraphs(Path(paragraphs))]
    chunks = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context, initializer=_tokenizer) as pool:
        spans = list(pool.map(_tokenized, chunks))
    return {"seconds": max(end for _, end in spans) - min(start for start, _ in spans)}


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(SplitMode.C)


def _tokenized(texts: Sequence[str]) -> tuple[float, float]:
    tokenize = _tokenizer().tokenize
    started = time.perf_counter()
    for text in texts:
        tokenize(text)
    return started, time.perf_counter()


def search(index: str, peers: bool, rounds: int) -> dict[str, Any]:
    """Searches an index; see ``bench_growth.searched``."""
    from tests.benchmarks.bench_growth import searched

    return searched(Path(index), peers, rounds)


if __name__ == "__main__":
    tasks: dict[str, Callable[..., Any]] = {"build": build, "sudachi": sudachi, "search": search}
    print(json.dumps(tasks[sys.argv[1]](**json.loads(sys.argv[2]))))
