"""Whether the parts of compounds are found when they are typed alone.

    PYTHONPATH=. python tests/judgements/parts.py DOCUMENTS [--seed 1] [--limit 200]

DOCUMENTS is JSON Lines (plain or `.gz`) with id, title and body. Every compound in it that has a
noun part which Sudachi cuts differently when it stands alone (県立 in 県立病院 is 県 and 立 alone)
becomes the name of a program of a temporary collection; the part, typed alone, should find it
complete.
Prints the parts that do not, and how many do.
"""

import gzip
import json
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from corpus import Collection, Loaded, Program
from indexer import LiveIndex, Query, Searcher, update_index
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

AREA = "記事"
WRITTEN = re.compile("[一-鿿々]{2,}|[ァ-ヺー]{2,}")


@click.command()
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True, help="Which parts are taken.")
@click.option("--limit", default=200, show_default=True, help="Parts that are typed.")
def main(documents: Path, seed: int, limit: int) -> None:
    """Print which parts do not find their compounds, and how many do."""
    pairs = sorted(different_alone(documents))
    random.Random(seed).shuffle(pairs)
    pairs = pairs[:limit]
    with tempfile.TemporaryDirectory() as scratch:
        searcher = indexed([compound for _, compound in pairs], Path(scratch))
        found = 0
        for number, (part, compound) in enumerate(pairs):
            hits = searcher.search(Query(text=part, per_page=100)).hits
            if any(hit.program.id == f"p{number}" and not hit.partial for hit in hits):
                found += 1
            else:
                click.echo(f"{part}\t{compound}")
    click.echo(f"{found} of {len(pairs)} are found complete")


def different_alone(documents: Path) -> set[tuple[str, str]]:
    """Return parts that alone are other words than in the compound beside them."""
    found: dict[str, str] = {}
    for text in texts(documents):
        for token in analyze(text):
            if len(token.parts) > 1:
                for part in token.parts:
                    surface = part.lexeme.surface
                    if part.lexeme.kind is Kind.NOUN and WRITTEN.fullmatch(surface):
                        found.setdefault(surface, token.surface)
    return {pair for pair in found.items() if [t.surface for t in analyze(pair[0])] != [pair[0]]}


def texts(documents: Path) -> Iterator[str]:
    """Yield title and body of every document."""
    opener = gzip.open if documents.suffix == ".gz" else open
    with opener(documents, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield f"{row['title']}。{row['body']}"


def indexed(names: list[str], directory: Path) -> Searcher:
    """Return the searcher of a collection with a program of each name."""
    programs = tuple(
        Program(f"p{number}", AREA, number + 1, name, "記す。") for number, name in enumerate(names)
    )
    collection = Collection(directory, "parts", areas=(AREA,))
    update_index(Loaded(collection, programs, (), ()), directory / "index")
    return LiveIndex(directory / "index").searcher()


if __name__ == "__main__":
    main()
