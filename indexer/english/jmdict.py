"""The shipped table of Japanese words with their English meanings: a part of JMdict.

JMdict is the property of the Electronic Dictionary Research and Development Group and used in
conformance with its licence (CC BY-SA); see LICENSE.md beside the table. ``make`` makes it anew.
"""

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("jmdict.tsv.xz")


class Row(NamedTuple):
    """The spellings of a word, the usual one first, and what it means, in lower case."""

    words: tuple[str, ...]
    glosses: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Every entry of the table. Reading it takes a quarter of a second."""
    for line in lzma.decompress(PATH.read_bytes()).decode().split("\n"):
        words, _, glosses = line.partition("\t")
        yield Row(tuple(words.split(";")), tuple(glosses.split(";")))
