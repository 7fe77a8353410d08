"""What is said besides the report."""

from pathlib import Path

from tests.indexer.commands.corpus_commands.command_line import run


def test_what_to_type_next_can_be_typed(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "計画 2026"
    assert f'--to "{directory}"\n' in run("init", directory).stderr
    written = run("import", table, "--to", directory, "--yes").stdout
    assert f'sesaku index "{directory}"\n' in written
