"""Options that commands share."""

from pathlib import Path

import pytest

from indexer import LiveIndex
from indexer.commands.options import FiscalYear, WrongUsage
from tests.indexer.commands.cli_collection import Run


def test_index_directory_from_the_environment(
    run: Run, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESAKU_INDEX", str(tmp_path / "elsewhere"))
    assert run("index", collection).exit_code == 0
    assert LiveIndex(tmp_path / "elsewhere").searcher().generation == 1


@pytest.mark.parametrize(
    "text", ["2026", "2026年度", "令和8", "令和8年度", "R8", "ｒ８", "２０２６"]
)
def test_a_year_is_read_as_staff_write_it(text: str) -> None:
    assert FiscalYear().convert(text, None, None) == 2026


@pytest.mark.parametrize("text", ["8", "20260", "今年", "令和98", "1899", "-2026", ""])
def test_what_is_no_year_is_explained_in_japanese(text: str) -> None:
    with pytest.raises(WrongUsage, match="2026、令和8、R8 のように"):
        FiscalYear().convert(text, None, None)
