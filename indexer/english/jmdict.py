"""The shipped table of Japanese words with their English meanings: a part of JMdict.

JMdict is the property of the Electronic Dictionary Research and Development Group and used in
conformance with its licence (CC BY-SA); see LICENSE.md beside the table. ``make`` makes it anew.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Three lines for each entry, one behind the other: the spellings of all, their meanings, groups.
# zlib, since the table is read in every build: lzma's is a quarter smaller and takes four times as
# long to read.
PATH = Path(__file__).with_name("jmdict.tsv.z")
# Stands between the spellings of an entry, between its meanings and between its groups.
SEPARATOR = ";"
# A share is one capital letter, behind a key, which has none.
_LEAST_SHARE = "A"
_SHARES = 20
# A hundred thousand meanings are read in a build: what each letter says is worked out once.
_SHARE_OF = {chr(ord(_LEAST_SHARE) + n): n / _SHARES for n in range(_SHARES + 1)}


class Entries(NamedTuple):
    """Words and what they mean, entry by entry.

    Spellings, the usual one first, meanings and the numbers of Sudachi's synonym groups are joined
    by SEPARATOR. A meaning is given as its key (``stems.key``, since stemming takes longer than a
    small build) with its share.
    """

    spellings: Sequence[str]
    meanings: Sequence[str]
    groups: Sequence[str]


def with_share(key: str, share: float) -> str:
    """A key with how much the word is what is meant by it, from 0 to 1, the best of all words 1."""
    return key + chr(ord(_LEAST_SHARE) + round(share * _SHARES))


def of_share(meaning: str) -> tuple[str, float]:
    """The key and the share of a meaning."""
    return meaning[:-1], _SHARE_OF[meaning[-1]]


def entries() -> Entries:
    """Every entry of the table."""
    lines = zlib.decompress(PATH.read_bytes()).decode().split("\n")
    size = len(lines) // 3
    return Entries(lines[:size], lines[size : 2 * size], lines[2 * size :])


def write(table: Entries) -> None:
    """Writes the table that ships with the package."""
    text = "\n".join((*table.spellings, *table.meanings, *table.groups))
    PATH.write_bytes(zlib.compress(text.encode(), 9))
