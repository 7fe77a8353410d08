"""A collection with one program, and a table to import into it."""

from pathlib import Path

import pytest

from corpus.record import Program
from corpus.writer import to_csv
from tests.corpus.importing.import_files import HEADINGS, ROWS, csv_bytes

PRESENT = Program("2026-1-01", "復興", 1, "広報事業", "県政を伝える。")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A collection with one program, and beside it a table that changes it and adds another."""
    directory = tmp_path / "plan"
    directory.mkdir()
    (directory / "collection.toml").write_text("fiscal_year = 2026", encoding="utf-8")
    (directory / "programs.csv").write_bytes(to_csv([PRESENT]).encode())
    (tmp_path / "table.csv").write_bytes(csv_bytes([HEADINGS, *ROWS], "cp932"))
    return directory


@pytest.fixture
def table(plan: Path) -> Path:
    return plan.parent / "table.csv"
