"""Figures as text."""

from indexer.quality.evaluate import Report, evaluate
from indexer.quality.evaluation_file import Difference
from indexer.quality.evaluation_text import render_differences, render_report
from tests.indexer.quality.test_evaluate import JUDGEMENTS, found


def test_the_table_names_kinds_halves_and_worst_queries(report: Report) -> None:
    lines = render_report(report).splitlines()
    assert lines[0].split() == [
        *("kind", "queries", "nDCG@10", "MRR@10", "recall@10", "silent", "tune", "hold")
    ]
    assert lines[1].split() == ["topic", "2", "0.8155", "0.7500", "1.0000", "-", "1.0000", "0.6309"]
    assert lines[2].split() == ["absent", "2", "-", "-", "-", "0.5000", "1.0000", "0.0000"]
    assert lines[3].split()[:3] == ["all", "4", "0.8155"]
    assert "  0.0000  absent  空港  x y" in lines


def test_a_perfect_run_lists_no_worst_queries() -> None:
    report = evaluate(JUDGEMENTS[:1], found)
    assert "worst" not in render_report(report)


def test_differences_as_text() -> None:
    assert render_differences(()) == "no query differs from the saved run"
    text = render_differences(
        (Difference("防災", "topic", 1.0, 0.5), Difference("森林", "topic", None, 0.25))
    )
    assert text.splitlines() == [
        "0 better, 1 worse, 1 new or gone",
        "  1.0000 -> 0.5000  topic  防災",
        "  - -> 0.2500  topic  森林",
    ]
