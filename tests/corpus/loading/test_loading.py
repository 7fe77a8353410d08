"""A collection is loaded whole, or refused with every problem of all its files."""

import json
from pathlib import Path

import pytest

import corpus
from corpus import columns
from corpus.record import Program
from corpus.writer import to_csv
from tests.corpus.loading.written_collection import written_collection

SHIPPED = Path(corpus.__file__).parent / "fukushima_ict_2020"


def test_the_shipped_collection_is_free_of_problems() -> None:
    loaded = corpus.load(SHIPPED)
    assert loaded.warnings == ()
    assert len(loaded.programs) == 110
    assert loaded.collection.departments == tuple(
        dict.fromkeys(program.department for program in loaded.programs)
    )
    assert corpus.check(SHIPPED).problems == ()


def test_programs_are_in_the_order_of_the_rows_and_names_complete(tmp_path: Path) -> None:
    programs = (
        Program("b", "二", 2, "乙", department="甲部"),
        Program("a", "一", 1, "甲", department="乙部"),
        Program("c", "", None, "丙"),
    )
    loaded = corpus.load(written_collection(tmp_path, *programs, toml='departments = ["乙部"]'))
    assert loaded.programs == programs
    assert loaded.collection.areas == ("二", "一")
    assert loaded.collection.departments == ("乙部", "甲部")
    assert [warning.column for warning in loaded.warnings] == [columns.DEPARTMENT]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(corpus.CorpusError, match=f"{tmp_path / 'none'} の場所"):
        corpus.load(tmp_path / "none")


def test_problems_of_all_files_are_raised_together(tmp_path: Path) -> None:
    directory = written_collection(
        tmp_path, Program("", "一", None, ""), toml="title = 1", synonyms="語,同義語\n甲,\n"
    )
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.load(directory)
    files = [problem.file for problem in caught.value.problems]
    assert files == ["collection.toml", "programs.csv", "programs.csv", "synonyms.csv"]
    assert corpus.check(directory).problems == caught.value.problems


def test_check_of_a_file_uses_the_settings_beside_it(tmp_path: Path) -> None:
    written_collection(tmp_path, toml='areas = ["一"]')
    path = tmp_path / "draft.csv"
    path.write_bytes(to_csv([Program("a", "二", None, "甲")]).encode("utf-8"))
    report = corpus.check(path)
    assert [(p.file, p.column) for p in report.errors] == [("draft.csv", columns.AREA)]
    assert (report.programs, report.encoding) == (1, "utf-8-sig")


def test_check_of_a_workbook_leads_to_the_import(tmp_path: Path) -> None:
    path = tmp_path / "programs.xlsx"
    path.write_bytes(b"PK\x03\x04...")
    (problem,) = corpus.check(path).errors
    assert "sesaku import" in problem.remedy


def test_check_of_nothing(tmp_path: Path) -> None:
    (problem,) = corpus.check(tmp_path / "gone.csv").errors
    assert problem.file.endswith("gone.csv")


def test_report_as_json(tmp_path: Path) -> None:
    report = corpus.check(written_collection(tmp_path, Program("a", "", None, "長" * 300)))
    document = json.loads(json.dumps(report.as_json()))
    assert document["errors"] == []
    (warning,) = document["warnings"]
    assert warning["row"] == 2
    assert warning["value"] == "長" * 60 + "…"


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_directory_without_programs(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.load(tmp_path / name)
    (problem,) = caught.value.problems
    away = str(tmp_path / name)
    assert problem.file == (away if name == "missing" else "programs.csv")


def test_problem_reads_as_one_line() -> None:
    problem = corpus.Problem("a.csv", 3, "部局", "甲\n\x00部", "違います。", "直してください。")
    assert str(problem) == "a.csv 3行 部局: 「甲⏎<U+0000>部」違います。直してください。"
    assert str(corpus.Problem("a.csv", None, None, "", "空です。", "")) == "a.csv: 空です。"


def test_a_folder_without_programs_is_told_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(corpus.CorpusError, match="sesaku init"):
        corpus.load(tmp_path)


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "主要事業.xlsx").write_bytes(b"PK")
    with pytest.raises(corpus.CorpusError, match=r"^主要事業.xlsx: 計画のフォルダーではなく"):
        corpus.load(tmp_path / "主要事業.xlsx")


def test_a_folder_that_is_not_there_is_told_as_check_tells_it(tmp_path: Path) -> None:
    away = tmp_path / "nonono"
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.load(away)
    assert caught.value.problems == corpus.check(away).problems
    assert str(caught.value).startswith(f"{away}: ファイルもフォルダーもありません。")
