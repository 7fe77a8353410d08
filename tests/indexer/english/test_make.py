"""The table of English words from a dictionary's database, here one of a few entries."""

from pathlib import Path

import pytest

from indexer.english import jmdict, make
from indexer.english.jmdict import SEPARATOR, of_share


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
