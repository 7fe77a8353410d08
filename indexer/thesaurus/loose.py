"""Synonyms of Sudachi's groups that are not the same thing: 介護 and 看護, 議会 and 国会.

The table is derived from Sudachi's dictionary of synonyms, JMdict, chiVe's word vectors and texts
(``LICENSE.md``); see ``make_loose``.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

# A line for each word: the word, a tab, and words that come later. Every pair stands once.
PATH = Path(__file__).with_name("loose.tsv.z")
_TAB, _BETWEEN = "\t", ";"


def are_loose(term: str, other: str) -> bool:
    """Whether two terms of one synonym group need not say the same; False for all others."""
    first, second = sorted((term, other))
    return second in load().get(first, "").split(_BETWEEN)


@lru_cache(1)
def load() -> dict[str, str]:
    """The whole table: by the first word of each pair the others, joined."""
    lines = zlib.decompress(PATH.read_bytes()).decode().splitlines()
    return {word: others for word, _, others in (line.partition(_TAB) for line in lines)}


def write(pairs: Iterable[tuple[str, str]]) -> None:
    """Writes the table that ships with the package, of pairs in the order of their letters."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word, other in sorted(pairs):
        lines[word].append(other)
    text = "\n".join(word + _TAB + _BETWEEN.join(others) for word, others in lines.items())
    PATH.write_bytes(zlib.compress(text.encode(), 9))
