"""How far up a ranking puts the one paragraph of Wikipedia that answers a question.

    python -m tests.judgements.wiki DOCUMENTS QUESTIONS [--first 2000] [--peers]

DOCUMENTS is JSON Lines (plain or `.gz`) with id, title and body; QUESTIONS has qid, q and rel, the
id of the paragraph that answers. A temporary collection gets titles as names and bodies as
summaries, and is searched through the package's public names. `--peers` asks other engines the
same (see `peers`); they have title and body in one field. Prints MRR@10 over the first questions
of each set. Weights are not tuned on these questions: they show that the ranking holds elsewhere.
"""

import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from corpus import Collection, Loaded, Program
from indexer import LiveIndex, Query, update_index
from indexer.quality.evaluate import Rank, Ranked, evaluate
from indexer.quality.judgements import Judgement
from indexer.quality.measures import DIRECT

# The start of a question's id says which set it is from.
SETS = {"JSQuAD": "a", "JaQuAD": "tr-"}
AREA = "記事"


@click.command()
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--first", default=2000, show_default=True, help="Questions of each set.")
@click.option("--peers", is_flag=True, help="Ask tantivy, FTS5 and bm25s too.")
def main(documents: Path, questions: Path, first: int, peers: bool) -> None:
    """Print MRR@10 on Wikipedia questions, a line for each engine."""
    articles = read_lines(documents, ("id", "title", "body"))
    judgements = read_questions(questions, first)
    click.echo(f"{'':<10}" + "".join(f"{name:>10}" for name in SETS) + f"{'ms/query':>10}")
    with searching(articles) as rank:
        show("sesaku", judgements, rank)
    if peers:
        for name, peer_rank in peer_ranks(articles):
            show(name, judgements, peer_rank)


def read_lines(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file. Raises ClickException for a line without a key."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows = []
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                rows.append({key: row[key] for key in keys})
            except (ValueError, KeyError, TypeError) as error:
                raise click.ClickException(f"{path}:{number}: {error!r}") from error
    return rows


def read_questions(path: Path, first: int) -> list[Judgement]:
    """Return the first questions of each set, the set as kind, each with its one answer."""
    rows = read_lines(path, ("qid", "q", "rel"))
    return [
        Judgement(row["q"], {row["rel"]: DIRECT}, name)
        for name, start in SETS.items()
        for row in [row for row in rows if row["qid"].startswith(start)][:first]
    ]


@contextmanager
def searching(articles: Sequence[Mapping[str, str]]) -> Iterator[Rank]:
    """Yield the product's ranking over a temporary index of the articles."""
    with tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "index"
        programs = tuple(
            Program(row["id"], AREA, number, row["title"], row["body"])
            for number, row in enumerate(articles, 1)
        )
        collection = Collection(Path(scratch), "Wikipedia", areas=(AREA,))
        update_index(Loaded(collection, programs, (), ()), index)
        searcher = LiveIndex(index).searcher()

        def rank(query: str, limit: int) -> Sequence[Ranked]:
            hits = searcher.search(Query(text=query, per_page=limit)).hits
            return [Ranked(hit.program.id, hit.partial) for hit in hits]

        yield rank


def peer_ranks(articles: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, Rank]]:
    """Yield the name and the ranking of each peer; their packages are imported only here."""
    from peers import PEERS, tokens

    documents = {row["id"]: tokens(f"{row['title']}\n{row['body']}") for row in articles}
    for name, make in PEERS.items():
        yield name, make(documents).rank


def show(name: str, judgements: Sequence[Judgement], rank: Rank) -> None:
    """Print the figures of one ranking and what a query took."""
    started = perf_counter()
    report = evaluate(judgements, rank)
    took = (perf_counter() - started) * 1000 / len(judgements)
    figures = [report.means(kind).mrr for kind in SETS]
    shown = "".join(f"{'-' if mrr is None else f'{mrr:.4f}':>10}" for mrr in figures)
    click.echo(f"{name:<10}{shown}{took:>10.2f}")


if __name__ == "__main__":
    main()
