"""Makes the table of English words anew from JMdict, as the package jamdict-data has it.

    pip install jamdict-data==1.5 && python -m indexer.english.make

The package's database has 200,000 entries; kept are the common ones and the compound nouns of the
general language, with what they mean in up to four English words.
"""

import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from indexer.english.jmdict import PATH, SEPARATOR, Entries, write
from indexer.english.stems import key
from indexer.english.stems import words as words_of

# Marks of frequency in newspapers, dictionaries and lists of loan words.
_COMMON = "('news1', 'news2', 'ichi1', 'ichi2', 'spec1', 'spec2', 'gai1', 'gai2')"
# What nobody writes into a plan or searches for there.
_NOT_GENERAL = frozenset(
    (
        "archaism",
        "children's language",
        "colloquialism",
        "dated term",
        "derogatory",
        "full name of a particular person",
        "historical term",
        "idiomatic expression",
        "Internet slang",
        "manga slang",
        "obscure term",
        "obsolete term",
        "onomatopoeic or mimetic word",
        "place name",
        "poetical term",
        "proverb",
        "rare",
        "slang",
        "vulgar expression or word",
        "work of art, literature, music, etc. name",
        "yojijukugo",
    )
)
_KANA_ALONE = "word usually written using kana alone"
# A compound by its signs; shorter words that are not common are seldom in any text.
_COMPOUND = re.compile(r"[一-鿿々]{3,8}|[ァ-ヺー]{4,}|[一-鿿々ァ-ヺー]{4,}")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# Longer glosses explain rather than name.
_MAX_WORDS = 4
_MAX_SENSES = 4
_MAX_GLOSSES = 8
_MAX_SPELLINGS = 2


class Row(NamedTuple):
    """The spellings of a word, the usual one first, and what it means, in lower case."""

    words: tuple[str, ...]
    glosses: tuple[str, ...]


def main(database: str | None = None) -> None:
    """Write the table that ships with the package, from a database that is not the package's."""
    rows = list(_Dictionary(sqlite3.connect(database or _packaged())).rows())
    write(
        Entries(
            [SEPARATOR.join(row.words) for row in rows],
            [SEPARATOR.join(key(words_of(gloss)) for gloss in row.glosses) for row in rows],
        )
    )
    print(f"{PATH.name}: {len(rows):,} entries, {PATH.stat().st_size:,} bytes")


def _packaged() -> str:
    try:
        import jamdict_data
    except ImportError:
        sys.exit("jamdict-data is not installed; run `pip install jamdict-data==1.5`.")
    return str(jamdict_data.JAMDICT_DB_PATH)


class _Dictionary:
    """What the table needs of the database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._kanji = self._lists("SELECT idseq, text FROM Kanji ORDER BY ID")
        self._kana = self._lists("SELECT idseq, text FROM Kana ORDER BY ID")
        self._senses = self._lists("SELECT idseq, ID FROM Sense ORDER BY ID")
        self._glosses = self._lists("SELECT sid, text FROM SenseGloss WHERE lang = 'eng'")
        self._marks = self._lists("SELECT sid, text FROM misc")
        self._kinds = self._lists("SELECT sid, text FROM pos")
        self._fields = self._lists("SELECT sid, text FROM field")
        marked = (
            "SELECT {0}.idseq, 1 FROM {0} JOIN {1} m ON m.kid = {0}.ID WHERE m.text IN " + _COMMON
        )
        self._common = {
            entry
            for table in (("Kanji", "KJP"), ("Kana", "KNP"))
            for entry in self._lists(marked.format(*table))
        }

    def _lists(self, query: str) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for entry, value in self._database.execute(query):
            found[entry].append(value)
        return found

    def rows(self) -> Iterator[Row]:
        for entry, senses in self._senses.items():
            if entry in self._common or self._is_general_compound(entry, senses[0]):
                glosses = tuple(dict.fromkeys(self._meanings(senses)))[:_MAX_GLOSSES]
                if glosses:
                    yield Row(self._spellings(entry, senses[0]), glosses)

    def _is_general_compound(self, entry: int, sense: int) -> bool:
        head = (self._kanji.get(entry) or self._kana[entry])[0]
        return (
            _COMPOUND.fullmatch(head) is not None
            and sense not in self._fields
            and _NOT_GENERAL.isdisjoint(self._marks.get(sense, ()))
            and any("noun" in kind for kind in self._kinds.get(sense, ()))
        )

    def _spellings(self, entry: int, sense: int) -> tuple[str, ...]:
        kana = self._kana[entry][:1]
        kanji = self._kanji.get(entry, [])[:_MAX_SPELLINGS]
        if _KANA_ALONE in self._marks.get(sense, ()):
            return tuple(kana + kanji)
        return tuple(kanji or kana)

    def _meanings(self, senses: list[int]) -> Iterator[str]:
        for sense in senses[:_MAX_SENSES]:
            if not _NOT_GENERAL.isdisjoint(self._marks.get(sense, ())):
                continue
            for gloss in self._glosses.get(sense, ()):
                text = _BRACKETS.sub("", gloss).strip().lower()
                if text and text.isascii() and len(text.split()) <= _MAX_WORDS and ";" not in text:
                    yield text


if __name__ == "__main__":
    main(*sys.argv[1:])
