"""sesaku related: the table comes to stand in the collection, or the old one stays."""

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from indexer.commands import related as related_command
from indexer.commands.related import related
from indexer.related.expansion import FILE_NAME, read_related
from indexer.related.word_vectors import VectorsUnusable, WordVectors


def _collection(directory: Path) -> Path:
    """Eight programs, one of them about farming."""
    names = [f"事業{number}" for number in range(1, 8)] + ["農業の支援"]
    rows = [f"2020-1-0{n},復興,{n},,,{name},,,部,課,," for n, name in enumerate(names, 1)]
    headings = (
        "ID,施策の展開方向,整理番号,新規,再掲元ID,施策（事業）名称,"
        "取組概要,指標・目標,部局,担当課,類似キーワード,URL"
    )
    text = "".join(f"{line}\r\n" for line in (headings, *rows))
    (directory / "programs.csv").write_text(text, encoding="utf-8-sig", newline="")
    return directory


def test_the_table_comes_to_stand_in_the_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = WordVectors(("農家", "農業"), np.array([0, 1]), np.ones((2, 1), dtype=np.float32))
    monkeypatch.setattr(related_command, "read_vectors", lambda: vectors)
    (tmp_path / FILE_NAME).write_text("an older table", encoding="utf-8")
    result = CliRunner().invoke(related, [str(_collection(tmp_path))])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "1 words with 1 related words" in result.stderr
    assert read_related(tmp_path / FILE_NAME) == {"農家": (("農業", 1.0),)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["programs.csv", FILE_NAME]


def test_without_vectors_the_old_table_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> WordVectors:
        raise VectorsUnusable("the package ja-ginza is not installed")

    monkeypatch.setattr(related_command, "read_vectors", missing)
    (tmp_path / FILE_NAME).write_text("an older table", encoding="utf-8")
    result = CliRunner().invoke(related, [str(_collection(tmp_path))])
    assert isinstance(result.exception, VectorsUnusable)
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == "an older table"
