"""Known items among 5,794 national projects: whether a search finds the one that is looked for.

    python -m tests.judgements.national PROJECTS.csv.gz [--index DIR] [--half tune] [--plain]

PROJECTS is the government's list of projects under review, layout 1-2 (基本情報), of fiscal 2025.
Names are the names, purpose, problem and overview the summary, ministry and office the department
and division. Prints MRR@10, recall@10 and the wanted projects that are not complete, by kind, the
queries whose project is not first (of the half ``tune`` only, so that the other stays unseen), and
the complete hits of what no project is about. ``--index`` keeps the index for the next run.
The common synonyms apply, as in every collection; ``--plain`` does without, as figures before did.
"""

import csv
import gzip
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from corpus import Collection, Loaded, Program
from corpus.synonyms import COMMON_FILE, read_synonyms
from indexer import LiveIndex, Query, Searcher, update_index
from indexer.quality.judgements import Judgement, read_judgements

JUDGEMENTS = Path(__file__).with_name("national.tsv")
SUMMARY = ("事業の目的", "現状・課題", "事業の概要")
DEPTH = 10


@click.command()
@click.argument("projects", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--index", type=click.Path(path_type=Path), help="Where the index is kept.")
@click.option("--judgements", default=JUDGEMENTS, type=click.Path(exists=True, path_type=Path))
@click.option("--half", default="tune", show_default=True, help="Whose misses are shown.")
@click.option("--plain", is_flag=True, help="Make a new index without the common synonyms.")
def main(projects: Path, index: Path | None, judgements: Path, half: str, plain: bool) -> None:
    """Print how well the projects are found."""
    with tempfile.TemporaryDirectory() as scratch:
        searcher = indexed(projects, index or Path(scratch), plain)
        found = [(one, *rank_of(searcher, one)) for one in read_judgements(judgements)]
    for kind in dict.fromkeys(one.kind for one, *_ in found):
        _show(kind, [row for row in found if row[0].kind == kind])
    known = [row for row in found if row[0].grades]
    _show("all", known)
    for name in ("tune", "hold"):
        _show(name, [row for row in known if row[0].half == name])
    for one, rank, complete, wrong in found:
        if one.half == half and (rank != 1 or not complete if one.grades else wrong):
            click.echo(f"{one.kind}\t{one.query}\t{rank or '-'}\t{'' if complete else 'partial'}")


def indexed(projects: Path, directory: Path, plain: bool = False) -> Searcher:
    """Return the searcher of the projects, indexed where they are not yet; ``plain`` ones have no
    synonyms."""
    if not directory.exists() or not any(directory.iterdir()):
        with gzip.open(projects) as file:
            programs = tuple(_programs(io.TextIOWrapper(file, encoding="utf-8-sig")))
        areas = tuple(dict.fromkeys(program.area for program in programs))
        departments = tuple(dict.fromkeys(program.department for program in programs))
        collection = Collection(directory, "projects", areas=areas, departments=departments)
        synonyms = () if plain else read_synonyms(COMMON_FILE)[0]
        update_index(Loaded(collection, programs, synonyms, ()), directory)
    return LiveIndex(directory).searcher()


def _programs(file: io.TextIOWrapper) -> Iterator[Program]:
    for number, row in enumerate(csv.DictReader(file), 1):
        summary = "\n".join(filter(None, (row[head] for head in SUMMARY)))
        yield Program(
            row["予算事業ID"],
            "事業",
            number,
            row["事業名"],
            summary or row["事業名"],
            department=row["府省庁"],
            divisions=tuple(filter(None, (row["課"] or row["局・庁"],))),
        )


def rank_of(searcher: Searcher, one: Judgement) -> tuple[int, bool, int]:
    """Return the rank of the first wanted project (0: not among DEPTH), whether it is complete,
    and the number of complete hits."""
    results = searcher.search(Query(text=one.query, per_page=DEPTH))
    complete = sum(not hit.partial for hit in results.hits)
    for rank, hit in enumerate(results.hits, 1):
        if hit.program.id in one.grades:
            return rank, not hit.partial, complete
    return 0, False, complete


def _show(name: str, rows: list[tuple[Judgement, int, bool, int]]) -> None:
    count = len(rows)
    if not rows[0][0].grades:
        click.echo(f"{name:<14}{count:>4}  complete hits for {sum(bool(row[3]) for row in rows)}")
        return
    mrr = sum(1 / rank for _, rank, _, _ in rows if rank) / count
    recall = sum(rank > 0 for _, rank, _, _ in rows) / count
    partial = sum(not complete for _, _, complete, _ in rows)
    click.echo(f"{name:<14}{count:>4}  MRR {mrr:.3f}  recall {recall:.3f}  not complete {partial}")


if __name__ == "__main__":
    main()
