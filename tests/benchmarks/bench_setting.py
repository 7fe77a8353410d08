"""What a run of the benchmarks measures on, as the command line says it."""

import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from indexer.quality.judgements import read_judgements
from tests.benchmarks.bench_corpora import (
    Paragraph,
    Source,
    collection_of,
    plan,
    plan_paragraphs,
    read_paragraphs,
    read_questions,
)

ROOT = Path(__file__).parents[2]
JUDGEMENTS = [ROOT / "tests" / "judgements" / f"fukushima{name}.tsv" for name in ("", "_second")]
# The product's command, from this folder or from where it is installed.
SESAKU = (sys.executable, "-c", "from indexer.cli import main; main()")
_WORD = re.compile(r"\w+")
_SEED = 17


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the text comes from, and how much of everything.

    ``corpora`` are files of paragraphs, each with the file of its questions or None. ``size`` is
    the number of paragraphs that are built, ``sizes`` those of the growth; the text is that of the
    last corpus, or the plan's. ``seconds`` is how long the soak takes.
    ``before`` is the folder of another build, with its environment, that is measured beside.
    """

    corpora: tuple[tuple[Path, Path | None], ...] = ()
    peers: bool = True
    rounds: int = 5
    size: int = 100_000
    sizes: Sequence[int] = (110, 1_000, 10_000, 100_000)
    seconds: float = 60.0
    before: Path | None = None

    def sources(self) -> list[Source]:
        """The shipped plan with its judged queries, and the corpora."""
        return [Source("plan", plan(), judged_queries()), *map(_source, self.corpora)]

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the last corpus; the plan's programs without one."""
        return read_paragraphs(self.corpora[-1][0]) if self.corpora else plan_paragraphs()


def judged_queries() -> tuple[str, ...]:
    """The judged queries of the shipped plan, each once."""
    judged = (one.query for path in JUDGEMENTS for one in read_judgements(path))
    return tuple(dict.fromkeys(judged))


def pairs_of_words(count: int) -> list[str]:
    """So many texts of two words of judged queries, no two words together twice.

    Always the same texts in the same order; fewer where there are not so many pairs.
    """
    words = dict.fromkeys(word for query in judged_queries() for word in _WORD.findall(query))
    pairs = list(combinations(words, 2))
    return [" ".join(pair) for pair in random.Random(_SEED).sample(pairs, min(count, len(pairs)))]


def _source(corpus: tuple[Path, Path | None]) -> Source:
    path, questions = corpus
    loaded = collection_of(read_paragraphs(path), path.parent)
    name = path.name.partition(".")[0]
    return Source(name, loaded, read_questions(questions) if questions else ())
