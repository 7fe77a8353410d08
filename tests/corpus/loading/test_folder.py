"""What is read of a collection's folder, and what is away, or cannot be read."""

import errno
import os
from pathlib import Path

import pytest

import corpus
from corpus import columns
from corpus.record import Program
from tests.corpus.loading.written_collection import written_collection


def test_problems_come_in_the_order_of_the_rows(tmp_path: Path) -> None:
    """Whether a cell cannot be read or what it says is wrong."""
    rows = ("a,,三,,,甲", "b,,,,,", "a,,,×,,丙", "a b,,1,,,丁")
    heading = ",".join(columns.HEADINGS[:6])
    rest = ",".join(columns.HEADINGS[6:])
    lines = [f"{heading},{rest}", *(row + "," * 6 for row in rows)]
    (tmp_path / "programs.csv").write_text("\n".join(lines), encoding="utf-8")
    problems = corpus.check(tmp_path).problems
    assert [(problem.row, problem.column) for problem in problems] == [
        (2, columns.NUMBER),
        (3, columns.NAME),
        (4, columns.NEW),
        (4, columns.ID),
        (5, columns.ID),
    ]


def test_synonyms_of_the_collection_come_first_and_the_common_ones_can_go(tmp_path: Path) -> None:
    own = "語,同義語\n甲,乙\n"
    program = Program("a", "", None, "甲")
    loaded = corpus.load(written_collection(tmp_path, program, synonyms=own))
    assert loaded.synonyms[0] == corpus.SynonymRow("甲", ("乙",))
    assert len(loaded.synonyms) > 1
    loaded = corpus.load(
        written_collection(tmp_path, program, toml="common_synonyms = false", synonyms=own)
    )
    assert loaded.synonyms == (corpus.SynonymRow("甲", ("乙",)),)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize(
    "name", ["programs.csv", "collection.toml", "synonyms.csv", "2021/programs.csv"]
)
def test_a_link_that_leads_nowhere_is_no_wish_to_do_without_the_file(
    tmp_path: Path, name: str
) -> None:
    written_collection(tmp_path, Program("a", "一", 1, "甲"))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to("/nowhere/away.csv")
    with pytest.raises(corpus.CorpusError, match="リンクの先のファイルがありません") as caught:
        corpus.load(tmp_path)
    assert "/nowhere/away.csv" in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_year_that_is_away_is_no_wish_to_do_without_it(tmp_path: Path) -> None:
    written_collection(tmp_path, Program("a", "一", 1, "甲"))
    (tmp_path / "2021").symlink_to("/nowhere/2021")
    with pytest.raises(corpus.CorpusError, match="リンクの先のフォルダーがありません") as caught:
        corpus.load(tmp_path)
    assert "2021/programs.csv" in {problem.file for problem in caught.value.errors}
    assert "/nowhere/2021" in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_programs_that_are_away_are_missed_beside_a_year_as_well(tmp_path: Path) -> None:
    written_collection(tmp_path, Program("a", "一", 1, "甲"))
    (tmp_path / "2021").mkdir()
    (tmp_path / "programs.csv").rename(tmp_path / "2021" / "programs.csv")
    assert len(corpus.load(tmp_path).programs) == 1
    (tmp_path / "programs.csv").symlink_to("/nowhere/away.csv")
    with pytest.raises(corpus.CorpusError, match="リンクの先のファイルがありません"):
        corpus.load(tmp_path)


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> dict[int, Path]:
        raise PermissionError(errno.EACCES, "Permission denied")

    written_collection(tmp_path, Program("a", "一", 1, "甲"))
    monkeypatch.setattr("corpus.loading.folder.year_folders", refused)
    with pytest.raises(corpus.CorpusError, match="フォルダーの中を見られません"):
        corpus.load(tmp_path)
