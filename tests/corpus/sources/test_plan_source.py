"""A plan's text is imported like a table."""

from pathlib import Path

import pytest

import corpus
from corpus.errors import CorpusError
from corpus.importing import render_import
from corpus.writer import to_csv
from tests.corpus.importing.import_files import import_bytes

SHIPPED = Path(corpus.__file__).parent / "fukushima_ict_2020"


@pytest.fixture(scope="module")
def source() -> str:
    return (SHIPPED / "source.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_shipped_plan(tmp_path: Path, source: str, encoding: str, line_end: str) -> None:
    content = source.replace("\n", line_end).encode(encoding)
    imported = import_bytes(tmp_path, content, "plan.txt")
    assert imported.problems == ()
    assert to_csv(imported.programs).encode() == (SHIPPED / "programs.csv").read_bytes()


def test_every_kind_of_line_is_accounted_for(tmp_path: Path, source: str) -> None:
    report = render_import(import_bytes(tmp_path, source.encode(), "plan.txt"))
    assert "計画の本文、文字コード UTF-8、施策 110件" in report
    assert "列見出し58行" in report
    assert "【施策の展開方向】" in report


def test_keywords_stay_when_the_plan_is_imported_again(tmp_path: Path, source: str) -> None:
    from dataclasses import replace

    programs = corpus.load(SHIPPED).programs
    present = (replace(programs[0], keywords=("語",), url="https://a.jp/"), *programs[1:])
    imported = import_bytes(tmp_path, source.encode(), "plan.txt", *present)
    assert not imported.difference
    assert imported.programs == present


def test_the_year_is_the_titles_then_the_collections(tmp_path: Path, source: str) -> None:
    toml = "fiscal_year = 2030"
    imported = import_bytes(tmp_path, source.encode(), "plan.txt", toml=toml)
    assert imported.programs[0].id == "2020-1-01"
    content = source.replace("プラン2020", "プラン").encode()
    assert import_bytes(tmp_path, content, "plan.txt", toml=toml).programs[0].id == "2030-1-01"
    with pytest.raises(CorpusError):
        import_bytes(tmp_path, content, "plan.txt")


def test_problems_have_the_line(tmp_path: Path, source: str) -> None:
    content = source.replace("閲覧者\nに見やすく", "閲覧者\x07\nに見やすく").encode()
    (error,) = import_bytes(tmp_path, content, "plan.txt").errors
    assert (error.file, error.row, error.column) == ("plan.txt", 4, "取組概要")


def test_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, "ただの文章です。".encode(), "plan.txt")
    assert "施策の行が見つかりません" in caught.value.problems[0].reason
