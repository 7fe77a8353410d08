"""Several collections as one: whose a program is, of which year, and what does not fit."""

from pathlib import Path

import pytest

from corpus import CorpusError, columns, load, load_joined
from corpus.joining import PUBLISHER, YEAR, key_of

# Of programs.csv, as many as these rows have.
HEADINGS = ",".join(columns.HEADINGS)


def collection(folder: Path, publisher: str, year: int, more: str = "", rows: str = "") -> Path:
    folder.mkdir()
    settings = f'title = "{publisher}の計画"\npublisher = "{publisher}"\nfiscal_year = {year}\n'
    (folder / "collection.toml").write_text(settings + more, encoding="utf-8")
    plain = f"{HEADINGS}\n1,安全,1,,,防災訓練,{publisher}の訓練,,総務部,,,\n"
    (folder / "programs.csv").write_text(rows or plain, encoding="utf-8")
    return folder


def test_one_collection_is_as_it_is(tmp_path: Path) -> None:
    folder = collection(tmp_path / "a", "甲市", 2025)
    assert load_joined([folder]) == load(folder)


def test_each_program_knows_whose_it_is_and_of_which_year(tmp_path: Path) -> None:
    folders = [
        collection(tmp_path / "a", "甲市", 2025),
        collection(tmp_path / "b", "乙町", 2026),
    ]
    whole = load_joined(folders)
    assert [one.id for one in whole.programs] == ["a~1", "b~1"]
    assert [one.text_of(PUBLISHER) for one in whole.programs] == ["甲市", "乙町"]
    assert [one.text_of(YEAR) for one in whole.programs] == ["2025年度", "2026年度"]
    assert [one.heading for one in whole.collection.columns] == [PUBLISHER, YEAR]
    assert whole.collection.title == "甲市の計画・乙町の計画"
    assert (whole.collection.publisher, whole.collection.fiscal_year) == ("", None)


def test_a_list_that_says_it_itself_keeps_its_own(tmp_path: Path) -> None:
    column = f'[[columns]]\nheading = "{PUBLISHER}"\nkind = "facet"\n'
    rows = f"{HEADINGS},{PUBLISHER}\n1,安全,1,,,訓練,,,,,,,丙村\n2,安全,2,,,観光,,,,,,,\n"
    folders = [
        collection(tmp_path / "a", "甲県", 2025, column, rows),
        collection(tmp_path / "b", "乙町", 2025),
    ]
    whole = load_joined(folders)
    assert [one.text_of(PUBLISHER) for one in whole.programs] == ["丙村", "甲県", "乙町"]
    assert whole.collection.fiscal_year == 2025


def test_a_repost_follows_its_original(tmp_path: Path) -> None:
    rows = f"{HEADINGS}\n1,安全,1,,,訓練,,,,,,\n2,観光,2,,1,訓練,,,,,,\n"
    folders = [
        collection(tmp_path / "a", "甲市", 2025, rows=rows),
        collection(tmp_path / "b", "乙町", 2025),
    ]
    assert load_joined(folders).programs[1].repost_of == "a~1"


def test_folders_of_one_name_and_columns_of_other_kinds_are_named(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    number = '[[columns]]\nheading = "予算"\nkind = "number"\n'
    text = '[[columns]]\nheading = "予算"\nkind = "text"\n'
    folders = [
        collection(tmp_path / "a", "甲市", 2025, number),
        collection(tmp_path / "x" / "a", "乙町", 2025, text),
    ]
    with pytest.raises(CorpusError) as caught:
        load_joined(folders)
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == 2
    assert "同じ名前" in said[0]
    assert "予算" in said[1]


def test_problems_of_all_are_told(tmp_path: Path) -> None:
    broken = f"{HEADINGS}\n1,安全,1,,,,,,,,,\n"
    folders = [
        collection(tmp_path / "a", "甲市", 2025, rows=broken),
        collection(tmp_path / "b", "乙町", 2025, rows=broken),
    ]
    with pytest.raises(CorpusError) as caught:
        load_joined(folders)
    files = {Path(problem.file).parent.name for problem in caught.value.errors}
    assert files == {"a", "b"}


def test_a_folder_whose_name_cannot_stand_in_an_address() -> None:
    one, other = key_of(Path("/srv/甲市")), key_of(Path("/srv/乙町"))
    assert one != other
    assert one.isascii()
    assert key_of(Path("/srv/city-a")) == "city-a"
