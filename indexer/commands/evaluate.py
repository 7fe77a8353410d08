"""``sesaku evaluate``: how well the ranking answers judged queries."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.opening import open_searcher
from indexer.commands.options import collection_option, index_option, json_option
from indexer.commands.output import write_json

if TYPE_CHECKING:
    from indexer.quality.evaluate import Ranked, Report
    from indexer.quality.evaluation_file import Difference
    from indexer.search import Searcher

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Measure the ranking on judged queries.")
@click.argument("judgements", metavar="JUDGEMENTS.tsv", type=_FILE)
@json_option
@click.option("--save", metavar="FILE", type=_FILE, help="Write the figures to FILE (JSON).")
@click.option(
    "--compare", metavar="FILE", type=_FILE, help="Show each query that differs from a saved run."
)
@index_option
@collection_option
def evaluate(
    judgements: Path,
    as_json: bool,
    save: Path | None,
    compare: Path | None,
    index: Path | None,
    collection: Path | None,
) -> None:
    """Measure nDCG@10, MRR@10 and recall@10 over judged queries, per kind and per query.

    JUDGEMENTS.tsv has one query a line, columns separated by tabs: the query, ids of directly
    relevant programs, ids of related ones, the kind of query. A line that begins with # is a
    comment.

    \b
    Examples:
      sesaku evaluate judged.tsv --save before.json
      sesaku evaluate judged.tsv --compare before.json
    """
    from indexer.quality.evaluation_file import load
    from indexer.quality.evaluation_file import save as save_report

    before = load(compare) if compare else None
    report = _report(open_searcher(index, collection), judgements)
    if save:
        save_report(report, save)
    differences = _differences(before, report)
    if as_json:
        write_json(_document(report, differences))
    else:
        click.echo(_text(report, differences))


def _report(searcher: "Searcher", judgements: Path) -> "Report":
    from indexer.quality.evaluate import Ranked, evaluate
    from indexer.quality.judgements import read_judgements
    from indexer.query.query import Query

    def rank(text: str, count: int) -> "Sequence[Ranked]":
        hits = searcher.search(Query(text, per_page=count)).hits
        return [Ranked(hit.program.id, hit.partial) for hit in hits]

    known = {program.id for program in searcher.programs}
    return evaluate(read_judgements(judgements, known), rank)


def _differences(before: "Report | None", after: "Report") -> "tuple[Difference, ...] | None":
    from indexer.quality.evaluation_file import compare

    return None if before is None else compare(before, after)


def _document(report: "Report", differences: "tuple[Difference, ...] | None") -> dict[str, Any]:
    from dataclasses import asdict

    from indexer.quality.evaluation_file import as_json

    document = as_json(report)
    if differences is not None:
        document["differences"] = [asdict(one) for one in differences]
    return document


def _text(report: "Report", differences: "tuple[Difference, ...] | None") -> str:
    from indexer.quality.evaluation_text import render_differences, render_report

    text = render_report(report)
    return text if differences is None else f"{text}\n\n{render_differences(differences)}"
