"""`sesaku search` as a whole process, beside Python that loads Sudachi's dictionary."""

import os
import sys
import tempfile
from collections.abc import Sequence
from compileall import compile_dir
from statistics import median

from indexer.locations import shipped_collection
from tests.benchmarks.bench_process import ran
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import ROOT, SESAKU, Setting

_DICTIONARY = "import sudachipy; sudachipy.Dictionary().tokenizer()"
_WORDS = ("防災", "道路の通行止め", "高齢者の見守り", "いりょう")


def measure(setting: Setting) -> Report:
    """Medians over processes that take turns, of compiled modules, as an installation has them."""
    for package in ("corpus", "indexer"):
        compile_dir(ROOT / package, quiet=2)
    with tempfile.TemporaryDirectory() as index:
        ran((*SESAKU, "index", str(shipped_collection()), "--index", index), ROOT)
        commands: dict[str, list[Sequence[str]]] = {
            "python with the dictionary": [(sys.executable, "-c", _DICTIONARY)],
            "sesaku search": [(*SESAKU, "search", word, "--index", index) for word in _WORDS],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(2 * setting.rounds + 1):
            for name, variants in commands.items():
                done = ran(variants[turn % len(variants)], ROOT)
                # The first turn reads the files from the disk.
                times[name] += [done.seconds] if turn else []
    dictionary, search = map(median, times.values())
    rows = tuple((name, median(taken), max(taken)) for name, taken in times.items())
    goals = (
        Goal("sesaku search, s", search, 0.6),
        Goal("sesaku search / python with the dictionary", search / dictionary, 3.0),
    )
    note = f"{2 * setting.rounds} processes each, {os.cpu_count()} cores"
    return Report("cold", (Table("s", ("", "median", "slowest"), rows),), goals, (note,))
