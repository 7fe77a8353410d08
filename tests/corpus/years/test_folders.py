"""The folders of a collection that have a year each."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.years.folders import year_folders


def test_years_come_newest_first_and_other_names_are_none(tmp_path: Path) -> None:
    for name in ("2020", "2021", "1999", "20210", "2021年", "1868", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "2022").write_text("no folder", "utf-8")
    assert list(year_folders(tmp_path).items()) == [
        (year, tmp_path / f"{year}") for year in (2021, 2020, 1999)
    ]


def test_a_year_that_is_away_is_one(tmp_path: Path) -> None:
    (tmp_path / "2021").symlink_to(tmp_path / "drive" / "2021")
    (tmp_path / "2020").symlink_to("2020")
    assert [*year_folders(tmp_path)] == [2021, 2020]


def test_a_collection_that_cannot_be_listed_is_not_without_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(PermissionError):
        year_folders(tmp_path)


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert year_folders(tmp_path / "missing") == {}
