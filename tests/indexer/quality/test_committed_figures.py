"""The committed figures are those of the present ranking: a change of ranking shows in the diff."""

from pathlib import Path

from indexer import Query, Searcher
from indexer.quality.evaluate import Ranked, evaluate
from indexer.quality.evaluation_file import compare, load
from indexer.quality.judgements import read_judgements

JUDGEMENTS = Path(__file__).parents[2] / "judgements"


def test_the_ranking_is_the_one_whose_figures_are_committed(plan: Searcher) -> None:
    def rank(text: str, limit: int) -> list[Ranked]:
        hits = plan.search(Query(text=text, per_page=limit)).hits
        return [Ranked(hit.program.id, hit.partial) for hit in hits]

    report = evaluate(read_judgements(JUDGEMENTS / "fukushima.tsv"), rank)
    differences = compare(load(JUDGEMENTS / "figures.json"), report)
    renew = "sesaku evaluate tests/judgements/fukushima.tsv --save tests/judgements/figures.json"
    assert not differences, f"look at what changed, then renew the figures: {renew}"
