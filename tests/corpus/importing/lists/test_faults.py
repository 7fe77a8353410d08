"""An import that dies at any moment leaves the old programs.csv or the new one, and the old one."""

import shutil
import sys
from pathlib import Path

import pytest

from corpus.record import Program
from corpus.writer import to_csv
from indexer.commands.corpus_commands import import_command
from tests.corpus.importing.import_files import HEADINGS, PROGRAMS, ROWS, csv_bytes
from tests.indexer.faults.fault_kill import die_at, operations_of, points_of

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    # The forked process only runs the import and is killed; NumPy's idle threads do not matter.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
OLD = to_csv([Program("2026-1-01", "復興", 1, "前の事業")]).encode()
NEW = to_csv(PROGRAMS).encode()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(csv_bytes([HEADINGS, *ROWS]))
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A collection in a directory of its own: every change below that is one of the import."""
    directory = tmp_path / "site" / "plan"
    directory.mkdir(parents=True)
    (directory / "collection.toml").write_text("fiscal_year = 2026", encoding="utf-8")
    (directory / "programs.csv").write_bytes(OLD)
    return directory


def test_an_import_killed_at_every_operation(plan: Path, table: Path, tmp_path: Path) -> None:
    def update(directory: Path) -> None:
        arguments = [str(table), "--to", str(directory), "--yes", "--json"]
        import_command(arguments, standalone_mode=False)

    before = Path(shutil.copytree(plan, tmp_path / "before"))
    points = points_of(operations_of(update, plan))
    assert len(points) > 10
    for point in points:
        shutil.rmtree(plan)
        shutil.copytree(before, plan)
        die_at(point, update, plan)
        assert (plan / "programs.csv").read_bytes() in (OLD, NEW), point
        update(plan)
        assert (plan / "programs.csv").read_bytes() == NEW, point
        kept = [path.read_bytes() for path in (plan / "previous").iterdir()]
        assert set(kept) == {OLD}, point
        hidden = [path.name for path in plan.rglob(".*")]
        assert hidden == [".import.lock"], point
