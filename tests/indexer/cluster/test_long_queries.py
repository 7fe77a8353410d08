"""Queries as long as they may be: answered as on one machine, never too large for the engine."""

import random
from collections.abc import Callable, Sequence

import pytest

from indexer import Query, Searcher
from indexer.query.query import MAX_TEXT
from tests.indexer.cluster.test_engine import check

# How words become a query.
SHAPES: dict[str, Callable[[Sequence[str]], str]] = {
    "words": " ".join,
    "one text": "".join,
    "phrases": lambda words: " ".join(f"「{one}」" for one in words),
    "long phrase": lambda words: f"「{''.join(words)}」",
    "or": " OR ".join,
    "exclusions": lambda words: f"{words[0]} {' '.join(f'-{one}' for one in words[1:])}",
    "or of phrases": lambda words: " OR ".join(f"「{one}」" for one in words),
    "words and exclusions": lambda words: " ".join(
        f"{'-' if n % 3 == 2 else ''}{one}" for n, one in enumerate(words)
    ),
}


def kinds(plan: Searcher) -> dict[str, list[str]]:
    """Words of the plan: those with many spellings and other words, rare ones, kana, English."""
    words = plan._engine.words
    listed = words.expansions["synonyms"]
    several = sorted(listed, key=lambda one: -len(str(listed[one])))
    rare = [term for program in plan.programs for term in program.name.split()]
    written = words.vocabulary.written
    return {
        "synonyms": several[:150],
        "names": rare,
        "kana": sorted({reading for reading in words.vocabulary.read_aloud if len(reading) > 3}),
        "written": sorted(one for one in written if len(one) > 1),
        "english": [one for one in ENGLISH.split() if one],
    }


ENGLISH = """disaster prevention tourism agriculture hospital medical care child education school
library road river bridge forest fishery radiation decontamination evacuation shelter network
security system server cloud digital data statistics resident elderly disability welfare insurance
tax budget employment training research university enterprise startup export energy hydrogen solar
environment waste recycling water traffic railway airport bus museum culture sports event"""


def cut(shape: Callable[[Sequence[str]], str], words: Sequence[str]) -> str:
    """As many of some words as a query has room for."""
    count = len(words)
    while count > 1 and len(shape(words[:count])) > MAX_TEXT:
        count -= 1
    return shape(words[:count])[:MAX_TEXT]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["synonyms", "names", "kana", "written", "english"])
def test_long_queries_have_the_same_pages(
    plan: Searcher, clustered: Searcher, kind: str, shape: str
) -> None:
    words = kinds(plan)[kind]
    assert len(words) > 20
    for seed in range(2):
        some = random.Random(f"{kind} {shape} {seed}").sample(words, min(len(words), 60))
        check(plan, clustered, [Query(cut(SHAPES[shape], some))])
