"""The picture of the growth: latency and time of building by the size of the collection."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.bench_report import Cell, Report, Table

# Lines of the left half, by the columns of the tables.
_LATENCIES = {
    "sesaku OR median": "sesaku, any word",
    "sesaku AND median": "sesaku, all words",
    "tantivy OR median": "tantivy, any word",
    "tantivy AND median": "tantivy, all words",
    "sesaku search median": "sesaku, whole search",
}


def draw(report: Report, path: Path) -> None:
    """Writes the picture as PNG. Raises ImportError where matplotlib is not installed."""
    from matplotlib.figure import Figure

    columns = {name: values for table in report.tables for name, values in _columns(table)}
    figure = Figure(figsize=(10, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, label in _LATENCIES.items():
        _line(left, columns["paragraphs"], columns[name], label)
    _line(right, columns["paragraphs"], columns["build, s"], "sesaku, all of it")
    tantivy = [
        index + tokens if isinstance(index, float) and isinstance(tokens, float) else None
        for index, tokens in zip(columns["tantivy build"], columns["Sudachi, s"], strict=True)
    ]
    _line(right, columns["paragraphs"], tantivy, "Sudachi, then tantivy")
    _line(right, columns["paragraphs"], columns["Sudachi, s"], "Sudachi alone")
    _finish(left, "one query with facets, median", "ms")
    _finish(right, "full build", "s")
    figure.savefig(path, dpi=100)


def _columns(table: Table) -> list[tuple[str, Sequence[Cell]]]:
    return list(zip(table.columns, zip(*table.rows, strict=True), strict=True))


def _line(axes: Any, sizes: Sequence[Cell], values: Sequence[Cell], label: str) -> None:
    known = [(size, value) for size, value in zip(sizes, values, strict=True) if value is not None]
    if known:
        style = "--" if "tantivy" in label else "-"
        axes.plot(*zip(*known, strict=True), style, marker="o", markersize=3, label=label)


def _finish(axes: Any, title: str, unit: str) -> None:
    axes.set(title=title, xlabel="paragraphs", ylabel=unit, xscale="log", yscale="log")
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small")
