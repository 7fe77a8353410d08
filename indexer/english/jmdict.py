"""The shipped table of Japanese words with their English meanings: a part of JMdict.

JMdict is the property of the Electronic Dictionary Research and Development Group and used in
conformance with its licence (CC BY-SA); see LICENSE.md beside the table. ``make`` makes it anew.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Two texts of a line for each entry, one behind the other: the spellings of all, their meanings.
# zlib, since the table is read in every build: lzma's is a quarter smaller and takes four times as
# long to read.
PATH = Path(__file__).with_name("jmdict.tsv.z")
# Stands between the spellings of an entry, and between its meanings.
SEPARATOR = ";"


class Entries(NamedTuple):
    """Words and what they mean, entry by entry.

    Spellings, the usual one first, and meanings are joined by SEPARATOR. A meaning is given as its
    key (``stems.key``), empty where it has none: stemming them takes longer than a small build.
    """

    spellings: Sequence[str]
    meanings: Sequence[str]


def entries() -> Entries:
    """Every entry of the table."""
    lines = zlib.decompress(PATH.read_bytes()).decode().split("\n")
    half = len(lines) // 2
    return Entries(lines[:half], lines[half:])


def write(table: Entries) -> None:
    """Writes the table that ships with the package."""
    text = "\n".join((*table.spellings, *table.meanings))
    PATH.write_bytes(zlib.compress(text.encode(), 9))
