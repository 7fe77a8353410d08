"""A new collection: to be filled at once, never over another."""

from pathlib import Path

from tests.indexer.commands.corpus_commands.command_line import programs, run


def test_init_then_import(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "new"
    result = run("init", directory)
    assert result.exit_code == 0
    assert f"作りました: {directory / 'collection.toml'}" in result.stdout
    assert run("import", table, "--to", directory, "--yes").exit_code == 0
    assert "㈱①髙の支援" in programs(directory)
    result = run("init", directory)
    assert result.exit_code == 1
    assert "すでにある" in result.stderr
    assert "㈱①髙の支援" in programs(directory)


def test_an_empty_name_is_no_folder() -> None:
    """Python takes it for the folder that the command runs in."""
    result = run("init", "")
    assert result.exit_code == 2
    assert "フォルダーの名前が空です" in result.stderr
    assert "作りました" not in result.stdout
