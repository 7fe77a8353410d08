"""Which words a dictionary and vectors call alike, here of a few of each."""

from pathlib import Path

import numpy as np
import pytest

from indexer.english.jmdict import Entries
from indexer.related.word_vectors import WordVectors
from indexer.thesaurus import make, table

# Entries, and vectors: 患者 means what 辛抱 does in English, and is used otherwise.
_WORDS = {
    "起業": ("start businesU", (1.0, 0.0, 0.0)),
    "創業": ("start businesU", (0.9, 0.4359, 0.0)),
    "患者": ("patientU", (0.0, 0.0, 1.0)),
    "辛抱": ("patientU", (0.0, 1.0, 0.0)),
}


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    for name in ("data.noun", "data.adj", "index.sense"):
        (tmp_path / name).write_text("", encoding="ascii")
    return tmp_path


def test_pairs_mean_the_same_and_are_used_alike(
    wordnet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    matrix = np.array([vector for _, vector in _WORDS.values()], dtype=np.float32)
    vectors = WordVectors(tuple(_WORDS), np.arange(len(_WORDS)), matrix)
    meanings = [meaning for meaning, _ in _WORDS.values()]
    dictionary = Entries(list(_WORDS), meanings, [""] * len(_WORDS))
    monkeypatch.setattr(make, "read_vectors", lambda: vectors)
    monkeypatch.setattr(make, "entries", lambda: dictionary)
    for module in (make, table):
        monkeypatch.setattr(module, "PATH", wordnet / "table")
    make.main(str(wordnet))
    assert "1 pairs" in capsys.readouterr().out
    table.thesaurus.cache_clear()
    try:
        assert table.thesaurus() == {"創業": [("起業", 1.0)], "起業": [("創業", 1.0)]}
    finally:
        table.thesaurus.cache_clear()
