"""links.csv: what staff say of programs from year to year."""

from pathlib import Path

from corpus import Link
from corpus.years.links_file import read_links

HEAD = "前の年度,前のID,前の名称,前の部局,年度,ID,名称,部局,状態,確信度,確認\n"


def written(directory: Path, *rows: str, head: str = HEAD) -> Path:
    path = directory / "links.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8-sig")
    return path


def test_answers_and_proposals(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "2020,2020-1-01,a,,2021,2021-1-01,b,,名称変更,0.83,はい",
        "2020,2020-1-02,a,,2021,2021-1-02,b,,名称変更,0.21,いいえ",
        "2020,2020-1-03,a,,2021,2021-1-03,b,,名称変更,0.64,",
    )
    rows, problems = read_links(path)
    assert not problems
    assert [row.link for row in rows] == [
        Link("2020-1-01", "2021-1-01", "staff", 1.0),
        Link("2020-1-02", "2021-1-02", "staff", 0.0),
        Link("2020-1-03", "2021-1-03", "proposed", 0.64),
    ]
    assert [row.link.holds for row in rows] == [True, False, False]


def test_only_ids_and_the_answer_are_needed(tmp_path: Path) -> None:
    path = written(tmp_path, "2020-1-01,2021-1-01,〇", head="前のID,ID,確認\n")
    rows, problems = read_links(path)
    assert not problems
    assert rows[0].link.holds


def test_ids_that_a_spreadsheet_took_for_dates(tmp_path: Path) -> None:
    path = written(tmp_path, "2020/2/4,2021/2/4,はい", head="前のID,ID,確認\n")
    [row], _ = read_links(path)
    assert (row.link.before, row.link.after) == ("2020-2-04", "2021-2-04")


def test_an_answer_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, "2020-1-01,2021-1-01,たぶん", head="前のID,ID,確認\n")
    rows, [problem] = read_links(path)
    assert not rows
    assert (problem.row, problem.column, problem.severity) == (2, "確認", "error")


def test_an_id_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, "2020-1-01,2021-1-01,はい", head="前のID,ID,確認\n")
    rows, [problem] = read_links(path, {"2020-1-01"})
    assert not rows
    assert (problem.column, problem.severity) == ("ID", "warning")


def test_without_the_file_there_is_nothing(tmp_path: Path) -> None:
    assert read_links(tmp_path / "links.csv") == ((), ())
