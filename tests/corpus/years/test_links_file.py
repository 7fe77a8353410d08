"""links.csv: what staff say of programs from year to year."""

from pathlib import Path

import pytest

from corpus import Link
from corpus.years.links_file import answers_of_others, read_links

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
    rows, [problem] = read_links(path, {"2020-1-01": 2020})
    assert not rows
    assert (problem.column, problem.severity) == ("ID", "warning")


def test_without_the_file_there_is_nothing(tmp_path: Path) -> None:
    assert read_links(tmp_path / "links.csv") == ((), ())


YEARS = {"2020-1-01": 2020, "2021-1-01": 2021, "2021-1-02": 2021}


@pytest.mark.parametrize(
    ("before", "after"), [("2021-1-01", "2020-1-01"), ("2021-1-01", "2021-1-02")]
)
def test_a_link_leads_to_a_later_year(tmp_path: Path, before: str, after: str) -> None:
    path = written(tmp_path, f"{before},{after},はい", head="前のID,ID,確認\n")
    rows, [problem] = read_links(path, YEARS)
    assert not rows
    assert (problem.row, problem.value, problem.severity) == (2, before, "warning")


@pytest.mark.parametrize("answers", [("はい", "いいえ"), ("いいえ", "はい"), ("", "はい")])
def test_of_two_rows_for_the_same_two_programs_the_first_counts(
    tmp_path: Path, answers: tuple[str, str]
) -> None:
    lines = [f"2020-1-01,2021-1-01,{answer}" for answer in answers]
    rows, [problem] = read_links(written(tmp_path, *lines, head="前のID,ID,確認\n"), YEARS)
    assert [row.link.holds for row in rows] == [answers[0] == "はい"]
    assert (problem.row, problem.severity) == (3, "warning")


@pytest.mark.parametrize("answer", ["はい", "いいえ", ""])
def test_answers_about_programs_that_are_not_there(tmp_path: Path, answer: str) -> None:
    cells = ("2019", "2019-1-01", "a", "", "2020", "2020-1-01", "b", "", "変更", "", answer)
    path = written(tmp_path, ",".join(cells), "2020,2020-1-01,b,,2021,2021-1-01,c,,,,はい")
    assert answers_of_others(path, YEARS) == ([cells] if answer else [])
    assert answers_of_others(tmp_path / "none.csv", YEARS) == []


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", "\ufeff,,,,\r\n"])
def test_a_file_in_which_nothing_is_written_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "links.csv"
    path.write_text(content, encoding="utf-8", newline="")
    assert read_links(path) == ((), ())
    path.write_text(content + "はい", encoding="utf-8", newline="")
    assert read_links(path)[1]
