"""The shipped table of words and their English meanings."""

from pathlib import Path

import pytest

from indexer.english import jmdict
from indexer.english.jmdict import SEPARATOR, Entries, entries, of_share, with_share


def test_every_entry_has_spellings_and_meanings() -> None:
    table = entries()
    assert len(table.spellings) == len(table.meanings) == len(table.groups) > 1_000
    assert all(table.spellings)
    found = table.meanings[[one.split(SEPARATOR)[0] for one in table.spellings].index("防災")]
    assert "disast prepar" in {of_share(one)[0] for one in found.split(SEPARATOR)}


def test_a_share_comes_back_to_a_twentieth() -> None:
    for share in (0, 0.05, 0.65, 1):
        assert of_share(with_share("road", share)) == ("road", share)


def test_a_table_comes_back_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jmdict, "PATH", tmp_path / "table")
    table = Entries(["防災;防災対策", "道"], ["prevent disastU", ""], ["", "1;2"])
    jmdict.write(table)
    assert entries() == table
