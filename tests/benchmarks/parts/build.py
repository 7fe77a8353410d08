"""A full build beside Sudachi alone, its memory, and an update of few changes."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.bench_corpora import Paragraph, grown
from tests.benchmarks.bench_process import child
from tests.benchmarks.bench_report import Goal, Report, Table
from tests.benchmarks.bench_setting import Setting

_CHANGED = 10
_ROUNDS = 3
_GIB = 1 << 30


def measure(setting: Setting) -> Report:
    """Medians of some rounds, in each of which Sudachi, the build and the update take turns."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file = write_paragraphs(grown(setting.paragraphs(), setting.size), folder)
        rounds = [_round(file, folder / "index") for _ in range(_ROUNDS)]
    tokenizing = median(one.sudachi for one in rounds)
    building = median(one.full for one in rounds)
    updating = median(one.update for one in rounds)
    peak = max((one.peak for one in rounds if one.peak), default=None)
    rows = (
        ("Sudachi alone", tokenizing, None),
        ("full build", building, peak / _GIB if peak else None),
        (f"update, {_CHANGED} changed", updating, None),
    )
    title = f"{setting.size:,} paragraphs"
    goals = [
        Goal("full build / Sudachi alone", building / tokenizing, 2.0),
        Goal(f"update of {_CHANGED} / full build", updating / building, 0.05),
    ]
    if peak:
        goals.append(Goal("peak memory of the processes, GiB", peak / _GIB, 1.0))
    table = Table(title, ("", "seconds", "peak, GiB"), rows)
    notes = (f"medians of {_ROUNDS} rounds; as many processes as cores, both",)
    return Report("build", (table,), tuple(goals), notes)


def write_paragraphs(paragraphs: Sequence[Paragraph], folder: Path) -> Path:
    """Writes paragraphs for a child process to read; the file."""
    path = folder / "paragraphs.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for paragraph in paragraphs:
            file.write(json.dumps(paragraph._asdict()) + "\n")
    return path


class _Round(NamedTuple):
    """Seconds of Sudachi alone, of a full build and of an update; the build's peak memory."""

    sudachi: float
    full: float
    update: float
    peak: int | None


def _round(file: Path, index: Path) -> _Round:
    given = {"paragraphs": str(file), "index": str(index)}
    sudachi, _ = child("sudachi", file.parent, paragraphs=str(file))
    full, peak = child("build", file.parent, **given)
    update, _ = child("build", file.parent, **given, changed=_CHANGED)
    if update["changed"] != _CHANGED:
        raise RuntimeError(f"the update changed {update['changed']} programs")
    return _Round(sudachi["seconds"], full["seconds"], update["seconds"], peak)
