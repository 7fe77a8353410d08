"""The shipped table of words and their English meanings."""

from pathlib import Path

import pytest

from indexer.english import jmdict
from indexer.english.jmdict import SEPARATOR, Entries, entries


def test_every_entry_has_spellings_and_meanings() -> None:
    table = entries()
    assert len(table.spellings) == len(table.meanings) > 1_000
    assert all(table.spellings)
    found = table.meanings[[one.split(SEPARATOR)[0] for one in table.spellings].index("防災")]
    assert "disast" in found


def test_a_table_comes_back_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jmdict, "PATH", tmp_path / "table")
    table = Entries(["防災;防災対策", "道"], ["prevent disast", ""])
    jmdict.write(table)
    assert entries() == table
