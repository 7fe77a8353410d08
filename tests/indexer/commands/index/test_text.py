"""What an update says."""

from pathlib import Path

from tests.indexer.commands.cli_collection import Run


def test_first_index_counts_without_a_list_of_names(
    run: Run, collection: Path, tmp_path: Path
) -> None:
    result = run("index", collection, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ("世代1を公開しました: 3件（追加 3、変更 0、削除 0）。")
    assert "防災メール配信" not in result.stdout
    assert result.stderr == ""


def test_nothing_is_published_when_nothing_changed(run: Run, collection: Path, index: Path) -> None:
    result = run("index", collection, "--index", index)
    assert result.stdout == "変更はありません（世代1、3件）。\n"
    full = run("index", collection, "--index", index, "--full")
    assert full.stdout.splitlines()[0] == "世代2を公開しました: 3件（追加 0、変更 0、削除 0）。"
    assert "全件を解析しました" in full.stdout
