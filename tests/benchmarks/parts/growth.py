"""The same measures on collections that grow, tantivy's beside ours."""

import tempfile
from pathlib import Path

from tests.benchmarks.bench_corpora import grown
from tests.benchmarks.bench_growth import Figures
from tests.benchmarks.bench_process import child
from tests.benchmarks.bench_report import Report, Table
from tests.benchmarks.bench_setting import Setting
from tests.benchmarks.parts.build import write_paragraphs

_MIB = 1 << 20
_ENGINES = ("sesaku", "tantivy")
# Tables of the growth: what each has beside the number of paragraphs.
BUILDING = ("Sudachi, s", "build, s", "build, MiB", "index, MiB", "tantivy build", "search, MiB")
SEARCHING = ("postings", "sesaku search median", "sesaku search p95")
EVALUATING = tuple(
    f"{engine} {mode} {figure}"
    for mode in ("OR", "AND")
    for engine in _ENGINES
    for figure in ("median", "p95")
)
TABLES = {"building": BUILDING, "searching, ms": SEARCHING, "evaluation, ms": EVALUATING}


def measure(setting: Setting) -> Report:
    """A row for every size in each table."""
    found = [(size, _figures(setting, size)) for size in setting.sizes]
    tables = tuple(
        Table(
            title,
            ("paragraphs", *columns),
            tuple((size, *(figures.get(name) for name in columns)) for size, figures in found),
        )
        for title, columns in TABLES.items()
    )
    notes = (
        "queries of one to three nouns; tantivy's build is on tokens made before: add Sudachi's",
        "paragraphs beyond those of the corpus are halves of two of its own, see bench_corpora",
    )
    return Report("growth", tables, notes=notes)


def _figures(setting: Setting, size: int) -> Figures:
    with tempfile.TemporaryDirectory() as scratch:
        folder, index = Path(scratch), Path(scratch) / "index"
        file = write_paragraphs(grown(setting.paragraphs(), size), folder)
        sudachi, _ = child("sudachi", folder, paragraphs=str(file))
        built, peak = child("build", folder, paragraphs=str(file), index=str(index))
        figures: Figures
        figures, _ = child(
            "search", folder, index=str(index), peers=setting.peers, rounds=setting.rounds
        )
        size_on_disk = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    memory = figures["memory"]
    return figures | {
        "Sudachi, s": sudachi["seconds"],
        "build, s": built["seconds"],
        "build, MiB": peak / _MIB if peak else None,
        "index, MiB": size_on_disk / _MIB,
        "search, MiB": memory / _MIB if memory else None,
    }
