"""Whatever list goes in, each of its cells is in programs.csv or in a place that is reported.

The reader here knows nothing of ours: it looks for the texts of a row in the written row of the
same name, then in the rows that were left out, cell by cell.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from corpus.importing import read_import, write_import

NAMES = ("事業名", "事務事業名", "補助金名", "サービス名称", "施策（事業）名称")
# Headings of ours and of nobody, with what their cells may hold beside plain words.
MARKS = ("新規", "継続", "拡充", "廃止", "〇", "")
NUMBERS = ("1", "01", "1-1", "0000000001", "三", "")
ADDRESSES = (
    "https://a.example/x",
    "www.a.example",
    "なし",
    "https://a.example/\nhttps://b.example/",
)
UNITS = ("総務部", "公園課", "建設部　公園課", "道路課、橋りょう課", "本庁（2階）")
COLUMNS: dict[str, tuple[str, ...]] = {
    "概要": (), "内容": (), "事業の目的": (), "成果指標": (), "備考": (),
    "対象者": ("市民、事業者",),
    "金額": ("1,000",
    "10万円から50万円", "△5", "未定"), "締切": ("令和8年5月31日", "随時", "R8.6.1"),
    "区分": MARKS, "新規・継続": MARKS, "整理番号": NUMBERS, "番号": NUMBERS,
    "管理番号": ("A-1", "A-2", "A 3"), "URL": ADDRESSES, "リンク先": ADDRESSES,
    "部局": UNITS, "担当課": UNITS, "分野": ("くらし", "しごと"), "政策": (),
    "電話番号": ("024-521-1111",),
    "課": UNITS, "備 考": (), "予算額（千円）": ("0", "12"),
}  # fmt: skip
SECTIONS = ("１　くらし", "【しごと】", "＜まち＞", "■ 教育", "第1章 防災", "総務部", "くらし")
OTHERS = ("※ 金額は見込み", "小計", "合計", "注1) 再掲を含む")


@dataclass
class Table:
    """``merges`` are pairs of row and column: the cell and the one below it are one."""

    headings: list[str]
    rows: list[list[str]]
    merges: list[tuple[int, int]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A list with a name column, others in any order, and rows of every kind among its programs."""
    others = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=6, unique=True))
    name = draw(st.sampled_from(NAMES))
    headings = draw(st.permutations([name, *others]))
    place = headings.index(name)
    rows = []
    for number in range(draw(st.integers(1, 8))):
        row = [draw(cells(heading, number)) for heading in headings]
        kind = draw(st.sampled_from(["program"] * 5 + ["section", "other", "nameless", "repeated"]))
        row[place] = f"第{number}の取組" if kind == "program" else ""
        if kind in ("section", "other"):
            row = [""] * len(headings)
            text = draw(st.sampled_from(SECTIONS if kind == "section" else OTHERS))
            row[draw(st.sampled_from([0, place]))] = text
        rows.append(list(headings) if kind == "repeated" else row)
    merges = []
    places = [(row, column) for row in range(len(rows) - 1) for column in range(len(headings))]
    for row, column in draw(st.lists(st.sampled_from(places), max_size=3)) if places else ():
        if rows[row][place] and all(abs(row - other) > 1 for other, _ in merges):
            merges.append((row, column))
            rows[row + 1][column] = ""
    table = [[f"{headings[0]}でない表題"], list(headings), *rows]
    return Table(list(headings), table, [(row + 3, column + 1) for row, column in merges])


def cells(heading: str, number: int) -> st.SearchStrategy[str]:
    known = COLUMNS.get(heading, ())
    words = st.sampled_from(["", f"{heading}の文{number}", f"{number}番目の\n文。"])
    return words if not known else st.sampled_from(["", *known])


FORMS = {
    "utf-8-sig": ",", "utf-8": ",", "cp932": ",", "utf-16": "\t", "euc_jp": ",", "xlsx": "",
}  # fmt: skip


def content_of(table: Table, form: str) -> tuple[bytes, str]:
    if form == "xlsx":
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        assert isinstance(sheet, Worksheet)
        for row in table.rows:
            sheet.append([text or None for text in row])
        for row_number, column in table.merges:
            sheet.merge_cells(
                start_row=row_number, end_row=row_number + 1, start_column=column, end_column=column
            )
        out = io.BytesIO()
        workbook.save(out)
        return out.getvalue(), "a.xlsx"
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=FORMS[form], lineterminator="\r\n").writerows(table.rows)
    return text.getvalue().encode(form), "a.csv"


def same(text: str) -> str:
    """A text as it is compared: spaces and breaks are layout, separators of units too."""
    return "".join(c for c in text if not c.isspace() and c not in "、\u3000")


def is_in(text: str, written: list[str]) -> bool:
    plain = same(text)
    if plain.isdecimal():
        lines = [same(line) for cell in written for line in cell.split("\n")]
        return any(line.isdecimal() and int(line) == int(plain) for line in lines)
    if plain == "新規" and "〇" in written:
        return True
    # A department and its division in one cell have two.
    whole = "".join(map(same, written))
    pieces = text.split() if len(text.split()) > 1 else [text]
    return all(same(piece) in whole for piece in pieces)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.sampled_from(sorted(FORMS)))
def test_every_cell_is_written_or_reported(table: Table, form: str) -> None:
    content, name = content_of(table, form)
    with TemporaryDirectory() as directory:
        path = Path(directory) / name
        path.write_bytes(content)
        imported = read_import(path, Path(directory) / "plan")
        reported = {
            (row["row"], cell): text
            for row in imported.as_json()["left_out"]
            for cell, text in row["cells"].items()
        }
        if [e for e in imported.errors if "一件もありません" not in e.reason]:
            raise AssertionError(imported.errors)
        written: dict[str, list[str]] = {}
        if not imported.errors:
            write_import(imported)
            with (Path(directory) / "plan/programs.csv").open(
                encoding="utf-8-sig", newline=""
            ) as f:
                records = list(csv.DictReader(f))
            for record in records:
                texts = [text for text in record.values() if text]
                written.setdefault(record["施策（事業）名称"], []).extend(texts)
            settings_text = (
                (Path(directory) / "plan/collection.toml").read_text("utf-8")
                if (Path(directory) / "plan/collection.toml").exists()
                else ""
            )
            assert all(h in settings_text for h in list(records[0])[12:])
    names = table.headings.index(next(h for h in table.headings if h in NAMES))
    merged = {row + 1: table.rows[row - 1][names] for row, c in table.merges if c == names + 1}
    above = ""
    for number, row in enumerate(table.rows[2:], start=3):
        # A repeated heading may read like the name of a program.
        is_name = row[names] in written and (number, place_of(names, number)) not in reported
        above = row[names] if is_name else above
        for column, text in enumerate(row):
            if text.strip():
                place = place_of(column, number)
                kept = same(reported.get((number, place), "")) == same(text)
                # A section's cell over two rows is the name of a program as well.
                over = merged.get(number, "") if form == "xlsx" else ""
                own = [t for name in (row[names], above, over) for t in written.get(name, [])]
                assert kept or is_in(text, own), (place, text, written, reported)


def place_of(column: int, row: int) -> str:
    return f"{chr(ord('A') + column)}{row}"
