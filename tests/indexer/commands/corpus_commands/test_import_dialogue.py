"""What is said besides the report."""

from pathlib import Path

import pytest

from indexer.commands.corpus_commands.import_dialogue import refuse_mistaken
from indexer.commands.options import WrongUsage
from tests.indexer.commands.corpus_commands.command_line import run


def test_what_to_type_next_can_be_typed(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "計画 2026"
    assert f'--to "{directory}"\n' in run("init", directory).stderr
    written = run("import", table, "--to", directory, "--yes").stdout
    assert f'sesaku index "{directory}"\n' in written


def test_a_site_without_a_title_is_reminded_of_it(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "keikaku"
    run("init", directory)
    assert "フォルダーの名前「keikaku」" in run("import", table, "--to", directory, "--yes").stderr
    (directory / "collection.toml").write_text('title = "実施計画"\n', encoding="utf-8")
    assert "題名" not in run("import", table, "--to", directory, "--yes").stderr


@pytest.mark.parametrize(
    ("there", "name", "mistaken"),
    [
        ("keikaku", "keikakuu", True),
        ("keikaku", "keikku", True),
        ("plan-2026", "pln-2026", False),
        ("plan-2026", "plan-2027", False),
        ("list_a", "list_b", False),
        ("k1", "k10", False),
        ("keikaku", "service", False),
    ],
)
def test_a_folder_beside_one_of_nearly_its_name_is_asked_about(
    tmp_path: Path, there: str, name: str, mistaken: bool
) -> None:
    (tmp_path / there).mkdir()
    refuse_mistaken(tmp_path / name)  # what lies beside is no collection
    (tmp_path / there / "programs.csv").touch()
    if mistaken:
        with pytest.raises(WrongUsage, match=there):
            refuse_mistaken(tmp_path / name)
    else:
        refuse_mistaken(tmp_path / name)
    (tmp_path / name).mkdir()
    refuse_mistaken(tmp_path / name)


def test_a_file_is_no_place_to_import_into(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    with pytest.raises(WrongUsage, match="ファイル"):
        refuse_mistaken(tmp_path / "a.csv")
