"""An evaluation as text for a terminal: the table of means, the worst queries, the differences."""

from indexer.quality.evaluate import Means, QueryFigures, Report
from indexer.quality.evaluation_file import Difference
from indexer.quality.measures import CUTOFF

# As many as fit on a screen below the table.
WORST = 15


def render_report(report: Report, worst: int = WORST) -> str:
    """Return the means per kind and over all, nDCG per half, and the worst queries.

    Kinds that nothing answers have a figure under ``silent`` only: the share of queries without a
    complete match.
    """
    lines = [_heading(report)]
    lines += [_row(report, kind, kind) for kind in report.kinds]
    lines += [_row(report, "all", None)]
    flawed = report.worst(worst)
    if flawed:
        lines += ["", "worst queries (figure, kind, query, first ids)"]
        lines += [_worst(row) for row in flawed]
    return "\n".join(lines)


def render_differences(differences: tuple[Difference, ...]) -> str:
    """Return what changed, one query a line, the greatest loss first; a sentence when nothing."""
    if not differences:
        return "no query differs from the saved run"
    better = sum(difference.change > 0 for difference in differences)
    worse = sum(difference.change < 0 for difference in differences)
    lines = [f"{better} better, {worse} worse, {len(differences) - better - worse} new or gone"]
    lines += [
        f"  {_figure(one.before)} -> {_figure(one.after)}  {one.kind}  {one.query}"
        for one in differences
    ]
    return "\n".join(lines)


def _heading(report: Report) -> str:
    names = [f"nDCG@{CUTOFF}", f"MRR@{CUTOFF}", f"recall@{CUTOFF}", "silent", *report.halves]
    return f"{'kind':<12}{'queries':>8}" + "".join(f"{name:>11}" for name in names)


def _row(report: Report, name: str, kind: str | None) -> str:
    means = report.means(kind)
    figures = [means.ndcg, means.mrr, means.recall, means.silence]
    figures += [_main(report.means(kind, half)) for half in report.halves]
    return f"{name:<12}{means.queries:>8}" + "".join(f"{_figure(value):>11}" for value in figures)


def _main(means: Means) -> float | None:
    return means.silence if means.ndcg is None else means.ndcg


def _worst(row: QueryFigures) -> str:
    return f"  {_figure(row.figure)}  {row.kind}  {row.query}  {' '.join(row.ranked[:5])}".rstrip()


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
