"""programs.csv is read in the encodings that spreadsheets write, with every fault named."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import columns
from corpus.errors import Problem
from corpus.reader import ProgramTable, read_programs
from corpus.record import Program
from corpus.writer import to_csv

HEADER = ",".join(columns.HEADINGS)
ROW = "2020-1-01,復興,1,〇,,名称㈱①髙,概要,指標,総務部,広報課,,"


def _read(tmp_path: Path, content: bytes | str) -> ProgramTable:
    path = tmp_path / "programs.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_programs(path)


def _only_problem(table: ProgramTable) -> Problem:
    (problem,) = table.problems
    return problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    table = _read(tmp_path, f"{HEADER}{line_end}{ROW}{line_end}".encode(encoding))
    assert table.problems == ()
    assert table.encoding == encoding
    assert table.programs == (
        Program("2020-1-01", "復興", 1, "名称㈱①髙", "概要", "指標", "総務部", ("広報課",), True),
    )
    assert table.row_numbers == (2,)


def test_utf16_is_named(tmp_path: Path) -> None:
    problem = _only_problem(_read(tmp_path, f"{HEADER}\n{ROW}".encode("utf-16")))
    assert "UTF-16" in problem.reason


def test_broken_utf8_is_not_taken_for_cp932(tmp_path: Path) -> None:
    broken = f"{HEADER}\n{ROW}\n".encode() + b"\xe3\x81,x\n"
    problem = _only_problem(_read(tmp_path, broken))
    assert problem.row == 3
    assert "UTF-8でもCP932でもない" in problem.reason


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", ",,,\n"])
def test_empty_file(tmp_path: Path, content: str) -> None:
    assert "何も書かれていません" in _only_problem(_read(tmp_path, content)).reason


def test_missing_file_and_directory(tmp_path: Path) -> None:
    assert "ありません" in _only_problem(read_programs(tmp_path / "programs.csv")).reason
    assert "フォルダー" in _only_problem(read_programs(tmp_path)).reason


@pytest.mark.parametrize("missing", columns.HEADINGS)
def test_each_missing_column_is_named(tmp_path: Path, missing: str) -> None:
    rest = [heading for heading in columns.HEADINGS if heading != missing]
    problem = _only_problem(_read(tmp_path, ",".join(rest) + "\n"))
    assert (problem.row, problem.column, problem.severity) == (1, missing, "error")


def test_a_table_with_other_headings_is_one_to_import(tmp_path: Path) -> None:
    table = _read(tmp_path, "番号,事業名,概要\n1,防災,備える。\n2,観光,招く。\n")
    assert "sesaku import" in _only_problem(table).remedy
    assert table.programs == ()


@pytest.mark.parametrize(
    "heading", ["ID,事業名,概要,担当課", "施策（事業）名称,取組概要,担当課", "ID,部局"]
)
def test_a_table_without_names_or_ids_is_one_to_import_too(tmp_path: Path, heading: str) -> None:
    row = ",".join("あ" for _ in heading.split(","))
    table = _read(tmp_path, f"{heading}\n{row}\n{row}\n")
    problem = _only_problem(table)
    assert "programs.csv の形の表ではありません" in problem.reason
    assert "sesaku import programs.csv --to " in problem.remedy
    assert table.programs == ()


def test_several_missing_columns_are_one_problem_and_no_advice_to_add_them(tmp_path: Path) -> None:
    table = _read(tmp_path, "ID,施策（事業）名称\na,防災\n")
    problem = _only_problem(table)
    assert "「施策の展開方向」「整理番号」「新規」などの列がありません" in problem.reason
    assert "見出しの行に加えて" not in problem.remedy
    assert [program.name for program in table.programs] == ["防災"]


def test_headings_in_any_order_and_width(tmp_path: Path) -> None:
    headings = [heading.replace("ID", " ＩＤ ") for heading in reversed(columns.HEADINGS)]
    cells = list(reversed(ROW.split(",")))
    table = _read(tmp_path, ",".join(headings) + "\n" + ",".join(cells) + "\n")
    assert table.problems == ()
    assert table.programs[0].id == "2020-1-01"


def test_unknown_heading_is_a_warning_and_a_double_one_an_error(tmp_path: Path) -> None:
    table = _read(tmp_path, f"{HEADER},メモ,部局\n{ROW},覚え,総務部\n")
    assert [(p.value, p.severity) for p in table.problems] == [
        ("メモ", "warning"),
        ("部局", "error"),
    ]
    assert table.programs[0].department == "総務部"


def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    """A row with line breaks in a cell is one row; empty rows count and are left out."""
    long_row = ROW.replace("概要", '"一行目\r\n二行目"')
    table = _read(tmp_path, f"{HEADER}\r\n{long_row}\r\n,,,,,,,,,,,\r\n{ROW}\r\n")
    assert table.row_numbers == (2, 4)
    assert table.programs[0].summary == "一行目\n二行目"


def test_too_few_and_too_many_cells(tmp_path: Path) -> None:
    table = _read(tmp_path, f"{HEADER}\n{ROW}\na,b\n{ROW},,\n{ROW},x\n")
    assert [problem.row for problem in table.problems] == [3, 5]
    assert table.row_numbers == (2, 4)


@pytest.mark.parametrize("bad", ['x,"ab"c,', 'x,"開いたまま,'])
def test_broken_quotation_mark_is_found_and_reading_goes_on(tmp_path: Path, bad: str) -> None:
    table = _read(tmp_path, f"{HEADER}\n{ROW}\n{bad}\n{ROW}\n")
    problem = _only_problem(table)
    assert problem.row == 3
    assert "引用符" in problem.reason
    assert len(table.programs) == 2


def test_many_broken_quotation_marks_end_the_list(tmp_path: Path) -> None:
    table = _read(tmp_path, HEADER + "\n" + 'x,"a"b\n' * 500)
    assert len(table.problems) == 20


@pytest.mark.parametrize(
    ("column", "value"), [(columns.NUMBER, "三"), (columns.NUMBER, "-1"), (columns.NEW, "×")]
)
def test_values_that_cannot_be_read(tmp_path: Path, column: str, value: str) -> None:
    cells = ROW.split(",")
    cells[columns.HEADINGS.index(column)] = value
    problem = _only_problem(_read(tmp_path, f"{HEADER}\n{','.join(cells)}\n"))
    assert (problem.row, problem.column, problem.value) == (2, column, value)


def test_lenient_values(tmp_path: Path) -> None:
    """Full-width digits, look-alike marks, spaces around cells, all keyword separators."""
    row = ' a-1 ,分野,１２,○,,名称,,,,"一課\n二課・三係","防災、避難,救助；津波",'
    (program,) = _read(tmp_path, f"{HEADER}\n{row}\n").programs
    assert (program.id, program.number, program.is_new) == ("a-1", 12, True)
    assert program.divisions == ("一課", "二課・三係")
    assert program.keywords == ("防災", "避難", "救助", "津波")


def test_unicode_line_ends_do_not_end_a_row(tmp_path: Path) -> None:
    row = ROW.replace("概要", "前\u2028後")
    (program,) = _read(tmp_path, f"{HEADER}\n{row}\n").programs
    assert program.summary == "前\u2028後"


_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40).map(str.strip)


@given(_TEXT, _TEXT, st.booleans(), st.none() | st.integers(0, 10**6 - 1))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, summary: str, new: bool, number: int | None
) -> None:
    program = Program(
        "x-1", "分野", number, name, summary, is_new=new, divisions=("甲課", "乙課"),
        source_page=number, source_row=len(name) or None,
    )  # fmt: skip
    path = tmp_path_factory.mktemp("csv") / "programs.csv"
    path.write_bytes(to_csv([program]).encode())
    assert read_programs(path).programs == (program,)


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_raise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, with_header: bool
) -> None:
    path = tmp_path_factory.mktemp("csv") / "programs.csv"
    path.write_bytes((HEADER.encode() + b"\n" if with_header else b"") + content)
    table = read_programs(path)
    assert len(table.programs) == len(table.row_numbers)


def test_written_form() -> None:
    text = to_csv([Program("x", "", None, '名"称', "一\n二")])
    assert text.startswith("\ufeffID,施策の展開方向,整理番号,新規,再掲元ID,施策（事業）名称,")
    assert text.endswith('x,,,,,"名""称","一\n二",,,,,\r\n')
    assert len(list(csv.reader(io.StringIO(text)))) == 2
