"""What each channel of the ranking is worth: nDCG@10 of the shipped plan with it left out.

    python -m tests.judgements.channels

A channel is left out by putting a function that finds nothing in its place. The index is built in a
temporary directory; the figures are those of ``sesaku evaluate`` over fukushima.tsv.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from corpus import load
from indexer import LiveIndex, Query, update_index
from indexer.quality.evaluate import Ranked, Report, evaluate
from indexer.quality.judgements import Judgement, read_judgements

ROOT = Path(__file__).parents[2]
COLLECTION = ROOT / "corpus" / "fukushima_ict_2020"
JUDGEMENTS = Path(__file__).with_name("fukushima.tsv")


def _nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def _none(*_: object, **__: object) -> None:
    return None


def _same(_: object, value: Any) -> Any:
    return value


# What is left out, and what stands in its place.
LEFT_OUT: dict[str, dict[str, Any]] = {
    "nothing": {},
    "dictionary's synonyms": {"indexer.query.synonyms.Synonyms.of": _nothing},
    "staff's synonyms": {"indexer.query.synonyms.Synonyms.instead_of": _nothing},
    "readings, romaji": {
        "indexer.query.channels.Channels._readings": _nothing,
        "indexer.query.kana_reader.KanaReader.slots": lambda *_: [],
    },
    "pieces of words": {
        "indexer.query.pieces.Pieces.containing": _nothing,
        "indexer.query.pieces.Pieces.as_characters": _nothing,
    },
    "other cuts": {"indexer.query.cuts.Cuts.of": lambda *_: []},
    "abbreviations": {"indexer.query.unknown.abbreviations.Abbreviations.of": lambda *_: []},
    "other script": {"indexer.query.unknown.transcriptions.Transcriptions.of": lambda *_: []},
    "English words": {"indexer.query.translation.Translation.of": lambda *_: {}},
    "related words": {"indexer.query.channels.Channels._related": _nothing},
    "corrections": {"indexer.search.corrected": _none},
    "adjacency": {
        "indexer.query.draft.ADJACENT_BONUS": 0.0,
        "indexer.query.draft.LINKED_BONUS": 0.0,
        "indexer.query.draft.SPACED_BONUS": 0.0,
    },
    "rule for sentences": {"indexer.query.compile.loosened": lambda runs, _: runs},
    "filling of the page": {"indexer.ranking.similar.Similar.filled": _same},
}


@click.command()
def main() -> None:
    """Print the table."""
    judgements = read_judgements(JUDGEMENTS)
    kinds = tuple(dict.fromkeys(judgement.kind for judgement in judgements))[:-1]
    heads = ("all", "hold", *kinds)
    click.echo(f"{'without':<24}" + "".join(f"{head:>9}" for head in heads))
    with tempfile.TemporaryDirectory() as scratch:
        update_index(load(COLLECTION), Path(scratch))
        for name, replacements in LEFT_OUT.items():
            with _replaced(replacements):
                report = _report(judgements, Path(scratch))
            click.echo(
                f"{name:<24}" + "".join(f"{value:>9.4f}" for value in _figures(report, kinds))
            )


def _report(judgements: Sequence[Judgement], directory: Path) -> Report:
    searcher = LiveIndex(directory).searcher()

    def rank(text: str, limit: int) -> list[Ranked]:
        hits = searcher.search(Query(text=text, per_page=limit)).hits
        return [Ranked(hit.program.id, hit.partial) for hit in hits]

    return evaluate(judgements, rank)


def _figures(report: Report, kinds: Sequence[str]) -> Iterator[float]:
    for kind, half in ((None, None), (None, "hold"), *((kind, None) for kind in kinds)):
        yield report.means(kind, half).ndcg or 0.0


@contextmanager
def _replaced(replacements: dict[str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for name, value in replacements.items():
            stack.enter_context(patch(name, value))
        yield


if __name__ == "__main__":
    main()
