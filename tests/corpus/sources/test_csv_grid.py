"""CSV as staff's programs write it is understood, and every fault has its cell."""

import csv
import io
from pathlib import Path

import pytest

from corpus import columns
from corpus.errors import CorpusError
from corpus.grid import MAX_COLUMNS
from corpus.importing import repair
from corpus.layout.known_headings import field_of
from corpus.record import Program
from tests.corpus.importing.import_files import HEADINGS, PROGRAMS, ROWS, csv_bytes, import_bytes

YEAR = "fiscal_year = 2026"


def _one(directory: Path, headings: list[str], row: list[str]) -> Program:
    imported = import_bytes(directory, csv_bytes([headings, row]), "a.csv")
    assert imported.errors == ()
    (program,) = imported.programs
    return program


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp932"])
def test_encodings_are_detected_and_named(tmp_path: Path, encoding: str) -> None:
    imported = import_bytes(tmp_path, csv_bytes([HEADINGS, *ROWS], encoding), "a.csv", toml=YEAR)
    assert imported.problems == ()
    assert imported.source.encoding == encoding
    assert imported.programs == PROGRAMS


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp932", "euc_jp"])
def test_other_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(
        [["整理番号", "事業名", "取組概要"], ["1", "防災、減災", "備える,\n続ける。"]]
    )
    imported = import_bytes(tmp_path, out.getvalue().encode(encoding), "a.txt.tsv")
    assert imported.problems == ()
    (program,) = imported.programs
    assert (program.number, program.name, program.summary) == (1, "防災、減災", "備える,\n続ける。")


@pytest.mark.parametrize("above", range(9))
def test_header_stands_anywhere_in_the_first_ten_rows(tmp_path: Path, above: int) -> None:
    rows = [["令和8年度実施計画"] for _ in range(above)]
    imported = import_bytes(tmp_path, csv_bytes([*rows, HEADINGS, *ROWS]), "a.csv")
    assert imported.errors == ()
    assert imported.source.header_rows == (above + 1, above + 1)
    assert [row.number for row in imported.source.rows] == [above + 2, above + 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_a_header_below_a_hundred_rows_is_not_found(tmp_path: Path, encoding: str) -> None:
    content = csv_bytes([["表題"]] * 101 + [HEADINGS, *ROWS], encoding)
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, content, "a.csv")
    (problem,) = caught.value.problems
    assert "見出しの行が見つかりません" in problem.reason
    assert "表題" in problem.value


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("取 組 概 要", columns.SUMMARY),
        ("取　組　概　要", columns.SUMMARY),
        ("整理\n番号", columns.NUMBER),
        ("新\n規", columns.NEW),
        ("ＩＤ", columns.ID),
        ("部局等名\n担当課", "部局・担当課"),
        ("事業名（新規は〇）", columns.NAME),
        ("取組概要※1", columns.SUMMARY),
        ("Program Name", columns.NAME),
        ("DEPARTMENT", columns.DEPARTMENT),
        ("No.", columns.NUMBER),
        ("タイトル（制度名）", columns.NAME),
        ("制度番号", columns.ID),
        ("元制度番号", columns.REPOST_OF),
        ("制度所管組織", columns.DEPARTMENT),
        ("詳細URL", columns.URL),
        ("備考", None),
        ("", None),
        *((heading, heading) for heading in columns.HEADINGS),
    ],
)
def test_headings(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_headings_in_two_rows(tmp_path: Path) -> None:
    rows = [
        ["整理", "新", "施策（事業）", "取組概要", "部局等名"],
        ["番号", "規", "名称", "", "担当課"],
        ["１", "○", "防災", "備える。", "総務部\n消防課"],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert imported.errors == ()
    assert imported.source.header_rows == (1, 2)
    (program,) = imported.programs
    assert (program.number, program.is_new, program.name) == (1, True, "防災")
    assert (program.department, program.divisions) == ("総務部", ("消防課",))


def test_headings_in_two_rows_may_begin_in_the_tenth(tmp_path: Path) -> None:
    rows = [["表題"]] * 9 + [["事業", "担当"], ["名称", "課"], ["防災", "消防課"]]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert imported.source.header_rows == (10, 11)
    assert [program.divisions for program in imported.programs] == [("消防課",)]


def test_cells_of_several_lines_above_the_header_hide_no_encoding(tmp_path: Path) -> None:
    rows = [["令和8年度\n" * 12], HEADINGS, *ROWS]
    assert import_bytes(tmp_path, csv_bytes(rows, "cp932"), "a.csv").source.encoding == "cp932"


def test_headings_repeated_on_every_page_are_no_programs(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, csv_bytes([HEADINGS, ROWS[0], HEADINGS, ROWS[1]]), "a.csv")
    assert [program.name for program in imported.programs] == ["広報事業", "㈱①髙の支援"]


def test_of_two_columns_with_one_meaning_the_first_counts_and_the_other_is_named(
    tmp_path: Path,
) -> None:
    rows = [["事業名", "概要", "内容", "備考"], ["防災", "備える。", "詳しく", ""]]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert imported.programs[0].summary == "備える。"
    # A column without any text is not worth a word.
    unused = [column.heading for column in imported.source.columns if column.field is None]
    assert unused == ["内容"]


def test_texts_without_a_heading_are_named(tmp_path: Path) -> None:
    rows = [["事業名", "概要"], ["防災", "備える。", "", "付記"]]
    (warning,) = import_bytes(tmp_path, csv_bytes(rows), "a.csv").warnings
    assert (warning.cell, warning.value) == ("D2", "付記")


@pytest.mark.parametrize(
    ("cell", "department", "divisions"),
    [
        ("総務部\n広報課", "総務部", ("広報課",)),
        ("総務部\n広報課\n文書課", "総務部", ("広報課", "文書課")),
        ("総務部　広報課", "総務部", ("広報課",)),
        ("総務部広報課", "総務部", ("広報課",)),
        ("教育庁", "教育庁", ()),
        ("博物館", "", ("博物館",)),
        ("", "", ()),
    ],
)
def test_department_and_division_in_one_cell(
    tmp_path: Path, cell: str, department: str, divisions: tuple[str, ...]
) -> None:
    program = _one(tmp_path, ["事業名", "概要", "部局等名担当課"], ["防災", "備える。", cell])
    assert (program.department, program.divisions) == (department, divisions)


@pytest.mark.parametrize(
    ("cell", "divisions"),
    [
        ("消防課、私学・法人課\n健康増\n進課", ("消防課", "私学・法人課", "健康増進課")),
        ("道路課\n（国道担当）", ("道路課（国道担当）",)),
        ("総務班\n企画班", ("総務班", "企画班")),
        ("防災係\n消防課", ("防災係", "消防課")),
        ("秘書\n会計", ("秘書", "会計")),
    ],
)
def test_divisions_of_one_cell(tmp_path: Path, cell: str, divisions: tuple[str, ...]) -> None:
    assert _one(tmp_path, ["事業名", "担当課"], ["防災", cell]).divisions == divisions


@pytest.mark.parametrize(
    ("given", "cell", "department", "divisions"),
    [
        ("", "建設部　公園課", "建設部", ("公園課",)),
        ("建設部", "建設部　公園課", "建設部", ("公園課",)),
        ("", "総務部 総務課", "総務部", ("総務課",)),
        ("", "公園課　道路課", "", ("公園課", "道路課")),
        ("福祉部", "建設部　公園課", "福祉部", ("建設部　公園課",)),
        ("福祉部", "福祉課\n建設部 公園課", "福祉部", ("福祉課", "建設部 公園課")),
        ("", "総務部 総務課\n建設部 公園課", "総務部", ("総務課", "建設部 公園課")),
        ("総務部", "総務部 総務課\n人事課　広報課", "総務部", ("総務課", "人事課", "広報課")),
        ("", "企画財政部　財政課　管財係", "企画財政部", ("財政課", "管財係")),
        ("", "こども 未来課", "", ("こども 未来課",)),
        ("", "教育委員会　学校課", "教育委員会", ("学校課",)),
    ],
)
def test_units_with_a_space_between(
    tmp_path: Path, given: str, cell: str, department: str, divisions: tuple[str, ...]
) -> None:
    program = _one(tmp_path, ["事業名", "部局", "担当課"], ["防災", given, cell])
    assert (program.department, program.divisions) == (department, divisions)


@pytest.mark.parametrize(
    ("cell", "targets"),
    [
        ("\u3000設置　40基\n\u3000見回り時間　半分", "設置　40基\n見回り時間　半分"),
        (" \u3000設置　40基。\n\u3000（Ａ市を除く）", "設置　40基。\n（Ａ市を除く）"),
        ("・設置\n\u300040基", "・設置\n\u300040基"),
        ("\u3000", ""),
    ],
)
def test_a_cell_whose_lines_are_indented_loses_their_indents(
    tmp_path: Path, cell: str, targets: str
) -> None:
    assert _one(tmp_path, ["事業名", "概要", "目標"], ["防災", "一つ。", cell]).targets == targets


def test_divisions_that_are_known_are_not_joined(tmp_path: Path) -> None:
    present = Program("1", "", None, "甲", divisions=("デジタル推進", "消防課"))
    content = csv_bytes([["ID", "事業名", "担当課"], ["1", "甲", "デジタル推進\n消防課"]])
    assert not import_bytes(tmp_path, content, "a.csv", present).difference


@pytest.mark.parametrize(
    ("mark", "is_new"),
    [("〇", True), ("●", True), ("新規", True), ("１", True), ("継続", False), ("－", False)],
)
def test_marks_of_new_programs(tmp_path: Path, mark: str, is_new: bool) -> None:
    assert _one(tmp_path, ["事業名", "新規・継続"], ["防災", mark]).is_new is is_new


def test_ditto_marks(tmp_path: Path) -> None:
    rows = [["事業名", "部局"], ["甲", "総務部"], ["乙", "〃"], ["丙", "同上"]]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert [program.department for program in imported.programs] == ["総務部"] * 3


def test_areas_as_rows_between_the_programs(tmp_path: Path) -> None:
    rows = [
        ["番号", "事業名", "概要"],
        ["１　復興の推進", "", ""],
        ["1", "甲", "一"],
        ["（2）　産業", "", ""],
        ["1", "乙", "二"],
        ["※ 再掲を除く", "", ""],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert [program.area for program in imported.programs] == ["復興の推進", "産業"]
    (warning,) = imported.warnings
    assert (warning.cell, warning.severity) == ("A6", "warning")


def test_a_row_with_a_name_alone_is_a_program(tmp_path: Path) -> None:
    rows = [["番号", "事業名", "概要"], ["", "甲", ""]]
    assert import_bytes(tmp_path, csv_bytes(rows), "a.csv").programs[0].name == "甲"


def test_every_fault_has_its_cell(tmp_path: Path) -> None:
    rows = [
        ["表題"],
        ["ID", "番号", "新規", "事業名", "概要", "URL"],
        ["a-1", "三", "？？", "甲", "一\uffff", "ftp://x"],
        ["a-1", "2", "", "乙", "二", ""],
        ["b 2", "3", "", "丙", "三", ""],
        ["a-4", "4", "", "", "四", ""],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert {(problem.cell, problem.row, problem.column) for problem in imported.errors} == {
        ("E3", 3, columns.SUMMARY),
        ("A4", 4, columns.ID),
        ("A5", 5, columns.ID),
    }
    assert {(problem.cell, problem.row, problem.column) for problem in imported.warnings} == {
        ("B3", 3, columns.NUMBER),
        ("C3", 3, columns.NEW),
        ("F3", 3, columns.URL),
        ("D6", 6, columns.NAME),
    }
    assert all(str(problem).startswith(f"a.csv {problem.cell} ") for problem in imported.problems)


def test_settings_of_the_collection_are_checked_against(tmp_path: Path) -> None:
    imported = import_bytes(
        tmp_path, csv_bytes([HEADINGS, *ROWS]), "a.csv", toml='areas = ["復興"]'
    )
    (error,) = imported.errors
    assert (error.cell, error.value) == ("F3", "産業")


def test_broken_settings_are_named(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, csv_bytes([HEADINGS, *ROWS]), "a.csv", toml="title = 1")
    assert [error.file for error in imported.errors] == ["collection.toml"]


def test_ids_that_excel_made_dates_come_back(tmp_path: Path) -> None:
    present = Program("2026-2-04", "", None, "甲", keywords=("語",))
    rows = [
        ["ID", "再掲元ID", "事業名"],
        ["2026/2/4", "", "甲"],
        ["2026年3月7日", "2026/2/4", "乙"],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv", present)
    assert [program.id for program in imported.programs] == ["2026-2-04", "2026-3-07"]
    assert imported.programs[1].repost_of == "2026-2-04"
    kinds = {(one.cell, one.kind) for one in imported.repairs}
    assert kinds == {("A2", repair.DATE), ("A3", repair.DATE), ("B3", repair.DATE)}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("2026/2/4", "2026-2-04"),
        ("2026年12月31日", "2026-12-31"),
        ("2月4日", "2-04"),
        ("12月31日", "12-31"),
        ("Feb-32", "2-32"),
        ("Dec-99", "12-99"),
    ],
)
def test_every_form_of_a_date_that_an_id_gets(tmp_path: Path, text: str, id_: str) -> None:
    """As Excel in Japanese shows ``id_`` after it was typed or opened in a CSV file."""
    assert _one(tmp_path, ["ID", "事業名"], [text, "甲"]).id == id_


def test_full_width_ids_and_digits(tmp_path: Path) -> None:
    program = _one(tmp_path, ["ID", "番号", "事業名"], ["２０２６－１－０１", "１２", "甲"])
    assert (program.id, program.number) == ("2026-1-01", 12)


def test_characters_that_cp932_lost_come_back(tmp_path: Path) -> None:
    """Saved in CP932, 𠮷 is two question marks, 〜 another wave, é its bare letter."""
    present = Program("a-1", "", None, "𠮷野〜café—事業", "概要")
    damaged = "??野～cafe―事業".encode("cp932")
    content = "ID,事業名,概要\r\na-1,".encode("cp932") + damaged + ",新しい概要\r\n".encode("cp932")
    imported = import_bytes(tmp_path, content, "a.csv", present)
    assert imported.programs[0].name == present.name
    (change,) = imported.difference.changed
    assert [field.column for field in change.fields] == [columns.SUMMARY]
    (one,) = imported.repairs
    assert (one.cell, one.kind) == ("B2", repair.QUESTION_MARKS)


def test_a_question_mark_in_japanese_text_is_suspicious(tmp_path: Path) -> None:
    rows = [
        ["ID", "事業名", "概要"],
        ["a-1", "?野の支援", "できますか?はい"],
        ["a-2", "何か?", "X?"],
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows, "cp932"), "a.csv")
    assert ("B2", "warning") in {(w.cell, w.severity) for w in imported.warnings}
    assert {warning.row for warning in imported.warnings} == {2}


def test_look_alikes_and_invisible_characters_are_put_right(tmp_path: Path) -> None:
    program = _one(
        tmp_path, ["事業名", "概要"], ["⽇本\u200bカ\u3099ス", "一行目\x0b二行目\u00a0続き"]
    )
    assert program.name == "日本ガス"
    assert program.summary == "一行目\n二行目 続き"


def test_utf8_that_is_broken_is_not_taken_for_cp932(tmp_path: Path) -> None:
    """One byte is lost; what is left decodes as CP932, with English headings, to gibberish."""
    whole = csv_bytes([["name", "summary"], ["甲の事業", "データの利活用を進める"]], "utf-8")
    broken = whole[:27] + whole[28:]
    assert "縺ｮ" in broken.decode("cp932")
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, broken, "a.csv")
    assert caught.value.problems[0].row == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "何も書かれていません"),
        ("甲,乙\n一,二\n".encode("cp932"), "CP932とみると、知っている見出しがありません"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式"),
    ],
)
def test_other_kinds_of_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, content, "a.csv")
    assert reason in caught.value.problems[0].reason


def test_a_table_without_programs_is_an_error(tmp_path: Path) -> None:
    """Otherwise a header alone would empty the collection."""
    imported = import_bytes(tmp_path, csv_bytes([HEADINGS]), "a.csv", Program("a", "", None, "甲"))
    assert "一件もありません" in imported.errors[0].reason


def test_a_missing_file(tmp_path: Path) -> None:
    from corpus.importing import read_import

    with pytest.raises(CorpusError) as caught:
        read_import(tmp_path / "gone.csv", tmp_path)
    assert "ファイルがありません" in caught.value.problems[0].reason


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "＝1", "＋1", "－1", "＠A1", "'x", "'"]
)
def test_marks_against_formulas_go(tmp_path: Path, text: str) -> None:
    rows = [["事業名", "概要"], ["甲", f"'{text}"]]
    imported = import_bytes(tmp_path, csv_bytes(rows), "a.csv")
    assert imported.programs[0].summary == text
    (found,) = imported.repairs
    assert (found.cell, found.before, found.kind) == ("B2", f"'{text}", repair.MARK)


@pytest.mark.parametrize("text", ["'令和", "'", "5'", "x'=1"])
def test_other_apostrophes_stay(tmp_path: Path, text: str) -> None:
    imported = import_bytes(tmp_path, csv_bytes([["事業名", "概要"], ["甲", text]]), "a.csv")
    assert imported.programs[0].summary == text
    assert imported.repairs == ()


def test_no_spreadsheet_marked_what_is_json(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, b'[{"name": "\'=1"}]', "a.json")
    assert imported.programs[0].name == "'=1"


def test_columns_far_to_the_right_are_not_read_and_told(tmp_path: Path) -> None:
    wide = [f"列{number}" for number in range(20_000)]
    imported = import_bytes(tmp_path, csv_bytes([["事業名", *wide], ["甲", *wide]]), "a.csv")
    (program,) = imported.programs
    assert len(program.extra) == MAX_COLUMNS - 1
    assert any(f"{MAX_COLUMNS}列目より右（IW1、" in p.reason for p in imported.warnings)
