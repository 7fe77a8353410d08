"""Tables of several years as one, and directories that have them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import CorpusError, Program, check, load, to_csv
from corpus.years.folders import year_folders

SETTINGS = 'title = "計画"\nfiscal_year = 2020\n'


def program(id: str, name: str, **fields: Any) -> Program:
    return replace(Program(id, "くらし", 1, name, "内容。", department="総務部"), **fields)


def collection(directory: Path, **years: list[Program]) -> Path:
    """A collection with programs of the years; ``plain`` are those without a folder."""
    directory.mkdir(exist_ok=True)
    (directory / "collection.toml").write_text(SETTINGS, encoding="utf-8")
    for name, programs in years.items():
        folder = directory if name == "plain" else directory / name.removeprefix("y")
        folder.mkdir(exist_ok=True)
        (folder / "programs.csv").write_text(to_csv(programs), encoding="utf-8", newline="")
    return directory


def test_folders_beside_the_collections_own_table(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan",
        plain=[program("2020-1-01", "防災メール")],
        y2021=[program("2021-1-01", "防災メール")],
        y2022=[program("2022-1-01", "防災アプリ")],
    )
    loaded = load(directory)
    assert [p.id for p in loaded.programs] == ["2022-1-01", "2021-1-01", "2020-1-01"]
    assert [p.text_of("年度") for p in loaded.programs] == ["2022", "2021", "2020"]
    assert loaded.collection.years == (2022, 2021, 2020)
    assert loaded.collection.fiscal_year == 2022
    assert loaded.collection.columns[0].heading == "年度"
    assert [*year_folders(directory)] == [2022, 2021]


def test_only_folders(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan", y2020=[program("2020-1-01", "a")], y2021=[program("2021-1-01", "a")]
    )
    assert load(directory).collection.years == (2021, 2020)
    assert not check(directory).errors


def test_a_column_of_years(tmp_path: Path) -> None:
    rows = [
        program("a-1", "防災メール", extra=(("年度", "令和2年度"),)),
        program("b-1", "防災メール", extra=(("年度", "令和3年度"),)),
    ]
    loaded = load(collection(tmp_path / "plan", plain=rows))
    assert loaded.collection.years == (2021, 2020)
    assert [p.text_of("年度") for p in loaded.programs] == ["2021", "2020"]


def test_a_column_that_some_row_lacks_makes_no_years(tmp_path: Path) -> None:
    rows = [
        program("a-1", "a", extra=(("年度", "2020"),)),
        program("b-1", "b", extra=(("年度", "2021"),)),
        program("c-1", "c", extra=(("年度", "未定"),)),
    ]
    assert load(collection(tmp_path / "plan", plain=rows)).collection.years == ()


def test_one_year_is_as_it_was(tmp_path: Path) -> None:
    rows = [program("2020-1-01", "a"), program("2020-1-02", "b")]
    loaded = load(collection(tmp_path / "plan", plain=rows))
    assert loaded.programs == tuple(rows)
    assert loaded.collection.years == ()
    assert not loaded.collection.columns


def test_one_id_in_two_years_is_named(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan", y2020=[program("s-1", "a")], y2021=[program("s-1", "a")]
    )
    with pytest.raises(CorpusError) as error:
        load(directory)
    assert {problem.file for problem in error.value.problems} == {
        "2020/programs.csv",
        "2021/programs.csv",
    }


def test_problems_name_the_folder(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan", y2020=[program("2020-1", "a")], y2021=[program("2021-1", "")]
    )
    [problem] = check(directory).errors
    assert problem.file == "2021/programs.csv"


def test_programs_without_a_year_beside_folders_are_named(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan", plain=[program("a-1", "a")], y2021=[program("2021-1", "a")]
    )
    (directory / "collection.toml").write_text('title = "計画"\n', encoding="utf-8")
    [problem] = check(directory).errors
    assert problem.column == "年度"
