"""How well a judge's queries are answered over lists: the plan, national projects, open grants.

    python -m tests.judgements.ninth.lists plan
    python -m tests.judgements.ninth.lists national PROJECTS.csv.gz [--index DIR] [--half tune]
    python -m tests.judgements.ninth.lists grants GRANTS.json.gz

PROJECTS are as for ``national``; GRANTS the open grants of jGrants, of which the titles are read.
Prints nDCG@10 by kinds, and the queries below .9, of the half ``tune`` only, so that the other
stays unseen. ``--judgements`` takes another file of queries over the same list. The common synonyms
apply, as in every collection.
"""

import gzip
import json
import tempfile
from pathlib import Path

import click

from corpus import Collection, Loaded, Program, load
from corpus.synonyms import COMMON_FILE, read_synonyms
from indexer import LiveIndex, Query, Searcher, update_index
from indexer.quality.evaluate import Ranked, evaluate
from indexer.quality.judgements import read_judgements
from tests.judgements.channels import COLLECTION
from tests.judgements.national import indexed

DEPTH = 10
_GOOD = 0.9


@click.command()
@click.argument("name", type=click.Choice(["plan", "national", "grants"]))
@click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--index", type=click.Path(path_type=Path), help="Where the index is kept.")
@click.option("--judgements", type=click.Path(exists=True, path_type=Path))
@click.option("--half", default="tune", show_default=True, help="Whose figures are shown.")
def main(
    name: str, source: Path | None, index: Path | None, judgements: Path | None, half: str
) -> None:
    """Print how well the queries are answered."""
    judged = read_judgements(judgements or Path(__file__).with_name(f"{name}.tsv"))
    with tempfile.TemporaryDirectory() as scratch:
        searcher = searcher_of(name, source, index or Path(scratch))

        def rank(text: str, limit: int) -> list[Ranked]:
            hits = searcher.search(Query(text=text, per_page=limit)).hits
            return [Ranked(hit.program.id, hit.partial) for hit in hits]

        report = evaluate(judged, rank)
    for kind in (None, *report.kinds):
        means = report.means(kind, half)
        if means.ndcg is not None:
            click.echo(f"{kind or 'all':<14}{means.queries:>4}  nDCG {means.ndcg:.3f}")
    for row in report.rows:
        if row.half == half and row.figure < _GOOD:
            click.echo(f"{row.figure:.3f}  {row.kind}  {row.query}  {' '.join(row.ranked[:5])}")


def searcher_of(name: str, source: Path | None, directory: Path) -> Searcher:
    """The searcher of a list, indexed where it is not yet."""
    if name == "plan":
        update_index(load(COLLECTION), directory)
        return LiveIndex(directory).searcher()
    if source is None:
        raise click.UsageError(f"{name} needs the file of its list.")
    return indexed(source, directory) if name == "national" else _grants(source, directory)


def _grants(source: Path, directory: Path) -> Searcher:
    with gzip.open(source) as file:
        items = json.load(file)["items"]
    programs = tuple(
        Program(one["code"], one["area"], number, one["title"], one["title"])
        for number, one in enumerate(items, 1)
    )
    areas = tuple(dict.fromkeys(program.area for program in programs))
    collection = Collection(directory, "grants", areas=areas)
    update_index(Loaded(collection, programs, read_synonyms(COMMON_FILE)[0], ()), directory)
    return LiveIndex(directory).searcher()


if __name__ == "__main__":
    main()
