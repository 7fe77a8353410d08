"""A dictionary's database of a few entries."""

import sqlite3
from pathlib import Path

import pytest

_TABLES = """
CREATE TABLE Kanji (ID INTEGER, idseq INTEGER, text TEXT);
CREATE TABLE Kana (ID INTEGER, idseq INTEGER, text TEXT);
CREATE TABLE KJP (kid INTEGER, text TEXT);
CREATE TABLE KNP (kid INTEGER, text TEXT);
CREATE TABLE Sense (ID INTEGER, idseq INTEGER);
CREATE TABLE SenseGloss (sid INTEGER, lang TEXT, text TEXT);
CREATE TABLE misc (sid INTEGER, text TEXT);
CREATE TABLE pos (sid INTEGER, text TEXT);
CREATE TABLE field (sid INTEGER, text TEXT);
"""
# Word, reading, whether it is common, English, marks.
_WORDS = (
    ("防災", "ぼうさい", True, ["disaster prevention (measures)"], []),
    ("避難所運営", "ひなんじょうんえい", False, ["shelter management"], []),
    ("古語", "こご", False, ["archaic word"], []),
    ("御座る", "ござる", True, ["to be"], ["archaism"]),
    ("出来る", "できる", True, ["to be able to"], ["word usually written using kana alone"]),
    ("農薬", "のうやく", True, ["agrochemical (i.e. pesticide, herbicide, etc.)"], []),
    ("熊", "クマ", True, ["bear (animal)"], []),
    ("長い語", "ながいご", True, ["what takes many more words to say"], []),
)


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "dictionary.db"
    with sqlite3.connect(path) as made:
        made.executescript(_TABLES)
        for n, (kanji, kana, common, glosses, marks) in enumerate(_WORDS):
            made.execute("INSERT INTO Kanji VALUES (?, ?, ?)", (n, n, kanji))
            made.execute("INSERT INTO Kana VALUES (?, ?, ?)", (n, n, kana))
            made.execute("INSERT INTO Sense VALUES (?, ?)", (n, n))
            made.execute("INSERT INTO pos VALUES (?, 'noun (common) (futsuumeishi)')", (n,))
            if common:
                made.execute("INSERT INTO KJP VALUES (?, 'news1')", (n,))
            for gloss in glosses:
                made.execute("INSERT INTO SenseGloss VALUES (?, 'eng', ?)", (n, gloss))
            for mark in marks:
                made.execute("INSERT INTO misc VALUES (?, ?)", (n, mark))
    return str(path)
