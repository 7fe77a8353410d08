"""The table of English words from a dictionary's database, here one of a few entries."""

import sqlite3
from pathlib import Path

import pytest

from indexer.english import jmdict, make
from indexer.english.jmdict import SEPARATOR, of_share

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


def test_common_words_and_compounds_are_kept(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for module in (jmdict, make):
        monkeypatch.setattr(module, "PATH", tmp_path / "table")
    for name in ("data.noun", "index.sense"):
        (tmp_path / name).write_text("")
    make.main(str(tmp_path), database)
    table = jmdict.entries()
    spellings = list(table.spellings)
    assert spellings == ["防災", "避難所運営", "できる;出来る", "農薬", "熊;クマ"]
    assert "disast" in table.meanings[0]
    assert "measures" not in table.meanings[0]
    assert [of_share(one)[0] for one in table.meanings[3].split(SEPARATOR)] == [
        "agrochemical",
        "pesticid",
        "herbicid",
    ]
    assert "5 entries" in capsys.readouterr().out
