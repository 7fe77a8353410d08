"""What an import starts from: nothing, a plan, or one year of several."""

from pathlib import Path

from corpus.importing.imported import digest
from corpus.importing.present import read_present
from corpus.record import Program
from corpus.writer import to_csv


def _write(folder: Path, *programs: Program) -> bytes:
    folder.mkdir(parents=True, exist_ok=True)
    content = to_csv(programs).encode()
    (folder / "programs.csv").write_bytes(content)
    return content


def test_a_folder_that_is_not_there_is_an_empty_collection(tmp_path: Path) -> None:
    present = read_present(tmp_path / "plan", None)
    [file] = present.files
    assert (present.programs, file.present, present.settings) == ((), None, None)
    assert file.place == tmp_path / "plan"


def test_a_plan_is_known_again_by_its_files(tmp_path: Path) -> None:
    content = _write(tmp_path, Program("a", "", 1, "訓練"))
    (tmp_path / "collection.toml").write_bytes(b"fiscal_year = 2026")
    present = read_present(tmp_path, None)
    assert [program.id for program in present.programs] == ["a"]
    assert present.files[0].present == digest(content)
    assert present.settings == b"fiscal_year = 2026"
    assert present.collection.fiscal_year == 2026


def test_of_several_years_one_is_read(tmp_path: Path) -> None:
    _write(tmp_path / "2020", Program("2020-a", "", 1, "訓練"))
    _write(tmp_path / "2021", Program("2021-a", "", 1, "訓練"))
    present = read_present(tmp_path, 2020)
    assert present.files[0].place == tmp_path / "2020"
    assert [program.id for program in present.programs] == ["2020-a"]
    assert present.collection.fiscal_year == 2020


def test_wrong_settings_are_problems(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_bytes(b"titel = 'x'")
    assert [problem.column for problem in read_present(tmp_path, None).problems] == ["titel"]


def test_of_a_table_of_several_years_their_files_are_read(tmp_path: Path) -> None:
    _write(tmp_path / "2020", Program("2020-a", "", 1, "訓練"))
    _write(tmp_path / "2021", Program("2021-a", "", 1, "訓練"))
    present = read_present(tmp_path, None, (2022, 2021))
    assert [file.place.name for file in present.files] == ["2022", "2021"]
    assert [(p.id, p.text_of("年度")) for p in present.programs] == [("2021-a", "2021")]
