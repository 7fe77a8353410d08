"""The rows of JMdict's database that the table of English words is made of.

The database is that of the package jamdict-data; see ``make``.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from indexer.english.stems import key
from indexer.english.stems import words as words_of
from indexer.text.analyzer import analyze

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
_KATAKANA = re.compile("[ァ-ヺー]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# Longer glosses explain rather than name.
_MAX_WORDS = 4
_MAX_SENSES = 4
_MAX_GLOSSES = 8
_MAX_SPELLINGS = 2
# How often a word stands in newspapers, by JMdict's mark: nf01 has the 500 most frequent ones. The
# exponent is flatter than Zipf's, since a plan is no newspaper.
_FREQUENCY = re.compile(r"nf(\d\d)")
_FLATNESS = 0.35
# A word without a mark is new or special.
_UNMARKED = 20
# What a gloss counts that stands behind others of its sense, and a sense behind others.
_LATER_GLOSS = 0.85
_LATER_SENSE = 0.6
# What a meaning counts that compounds tell.
_LEARNED = 0.85
# What brackets tell apart: agricultural chemical (i.e. pesticide, herbicide, etc.)
_THAT_IS = re.compile(r"\(i\.e\. ([^)]*)\)")


class Row(NamedTuple):
    """The spellings of a word, the usual one first, its frequency from 0 to 1, what it means, in
    lower case, with the rank of the sense and that in the sense, its synonym groups, what its
    compounds say that it means, and the keys of what WordNet calls it, with their shares."""

    words: tuple[str, ...]
    frequency: float
    is_marked: bool
    glosses: tuple[tuple[str, int, int], ...]
    groups: tuple[int, ...]
    learned: tuple[str, ...] = ()
    called: tuple[tuple[str, float], ...] = ()

    def meanings(self) -> dict[str, float]:
        """The keys of what the word means, and how much each is what is meant by it."""
        found: dict[str, float] = {}
        for gloss, sense, rank in self.glosses:
            weight = self.frequency * _LATER_SENSE**sense * _LATER_GLOSS**rank
            found.setdefault(key(words_of(gloss)), weight)
        for gloss in self.learned:
            found.setdefault(key(words_of(gloss)), self.frequency * _LEARNED)
        for keyed, share in self.called:
            found.setdefault(keyed, self.frequency * share)
        return {keyed: weight for keyed, weight in found.items() if keyed}

    @property
    def named(self) -> str:
        """The key of what the word is called first."""
        return key(words_of(self.glosses[0][0]))


class Database:
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
        self._frequencies: dict[int, list[int]] = defaultdict(list)
        for table, marks in (("Kanji", "KJP"), ("Kana", "KNP")):
            marked = "SELECT w.idseq, m.text FROM {} w JOIN {} m ON m.kid = w.ID"
            for entry, marks_of in self._lists(marked.format(table, marks)).items():
                found = map(_FREQUENCY.fullmatch, marks_of)
                self._frequencies[entry] += [int(one[1]) for one in found if one]
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
        """Every word that is kept, entry by entry."""
        for entry, senses in self._senses.items():
            if entry in self._common or self._is_general_compound(entry, senses[0]):
                glosses = tuple(self._meanings(senses))[:_MAX_GLOSSES]
                if glosses:
                    words = self._spellings(entry, senses[0])
                    mark = self._frequencies.get(entry, [])
                    rank = min(mark, default=_UNMARKED)
                    yield Row(words, rank**-_FLATNESS, bool(mark), glosses, _groups(words[0]))

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
        # Animals and plants are written so: クマ.
        kanji += [
            spelling for spelling in self._kana[entry] if kanji and _KATAKANA.fullmatch(spelling)
        ]
        if _KANA_ALONE in self._marks.get(sense, ()):
            return tuple(kana + kanji)
        return tuple(kanji or kana)

    def _meanings(self, senses: list[int]) -> Iterator[tuple[str, int, int]]:
        for number, sense in enumerate(senses[:_MAX_SENSES]):
            if not _NOT_GENERAL.isdisjoint(self._marks.get(sense, ())):
                continue
            for rank, gloss in enumerate(_told_apart(self._glosses.get(sense, ()))):
                text = _BRACKETS.sub("", gloss).strip().lower()
                if text and text.isascii() and len(text.split()) <= _MAX_WORDS and ";" not in text:
                    yield text, number, rank


def _told_apart(glosses: Sequence[str]) -> Iterator[str]:
    """The glosses, and behind them what their brackets say that they are."""
    yield from glosses
    for gloss in glosses:
        for told in _THAT_IS.findall(gloss):
            yield from (one.strip() for one in told.removesuffix("etc.").split(","))


def _groups(word: str) -> tuple[int, ...]:
    """The numbers of the synonym groups of a word; none of several words."""
    tokens = analyze(word)
    return tokens[0].lexeme.groups if len(tokens) == 1 else ()
