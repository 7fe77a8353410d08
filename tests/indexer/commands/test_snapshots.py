"""`sesaku index --snapshot` writes the site as files."""

from pathlib import Path

from click.testing import CliRunner

from indexer.cli import sesaku
from indexer.commands.snapshots import registered_snapshot
from indexer.locations import shipped_collection
from webui.commands.snapshot import write_snapshot


def test_the_web_registers_what_writes_its_site() -> None:
    assert registered_snapshot() is write_snapshot


def test_a_published_collection_is_written(tmp_path: Path) -> None:
    out = tmp_path / "public"
    arguments = ["index", str(shipped_collection()), "--index", str(tmp_path / "index")]
    done = CliRunner().invoke(sesaku, [*arguments, "--snapshot", str(out)])
    assert done.exit_code == 0, done.output
    assert (out / "index.html").is_file()
    assert (out / "search" / "search.json.gz").is_file()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    arguments = ["index", str(shipped_collection()), "--index", str(tmp_path / "index")]
    done = CliRunner().invoke(sesaku, [*arguments, "--snapshot", str(tmp_path / "out")])
    assert done.exit_code != 0
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
