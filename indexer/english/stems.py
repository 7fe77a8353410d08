"""English words as what is compared: their stems, without what hardly says anything."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile("[a-z]+")
# Articles, prepositions, pronouns and what a question is wrapped in.
STOP_WORDS = frozenset(
    "a about an and any are as at be by can do does for from get has have how i in into is it its"
    " me my of on one or s that the their there this to up we what when where which who with you"
    " your".split()
)
# Behind another word, these only say that it is somebody or something: disabled person.
GENERAL = frozenset(("person", "peopl", "thing", "matter", "someth", "someon", "oneself"))

# Words whose stems are kept: who makes the shipped table asks for the same ones again and again.
_MOST_STEMS = 1 << 14


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=_MOST_STEMS)
def stem(word: str) -> str:
    """What forms of a word have in common: evacuees and evacuee, farming and farm."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


def key(text: Sequence[str]) -> str:
    """The stems of some words that say something, joined by blanks; empty without any."""
    stems = [stem(word) for word in text if word not in STOP_WORDS]
    if len(stems) > 1 and stems[-1] in GENERAL:
        stems.pop()
    return " ".join(stems)


@cache
def _stemmer() -> Any:
    # Most searches are Japanese and do without.
    from snowballstemmer import stemmer

    return stemmer("english")
