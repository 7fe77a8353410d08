"""The folders of a collection that have a year each."""

from pathlib import Path

from corpus.years.folders import year_folders


def test_years_come_newest_first_and_other_names_are_none(tmp_path: Path) -> None:
    for name in ("2020", "2021", "1999", "20210", "2021年", "1868", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "2022").write_text("no folder", "utf-8")
    assert list(year_folders(tmp_path).items()) == [
        (year, tmp_path / f"{year}") for year in (2021, 2020, 1999)
    ]


def test_what_cannot_be_listed_has_none(tmp_path: Path) -> None:
    assert year_folders(tmp_path / "missing") == {}
