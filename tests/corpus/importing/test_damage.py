"""Damaged files: read right, or every problem named, with its cell where there is one."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import columns
from corpus.errors import CorpusError, Problem
from corpus.grid import cell_name
from corpus.importing import Import
from corpus.importing.report_text import render_import
from corpus.record import Program
from tests.corpus.importing.import_files import (
    csv_bytes,
    import_bytes,
    shared_strings_bytes,
    sheet_of,
    xlsx_bytes,
)

# The issue asks for 50 of them; each of the tests below makes as many.
FIFTY = settings(max_examples=50)

HEADINGS = ("ID", "整理番号", "新規", "事業名", "概要", "指標", "部局", "担当課", "URL")
# What can happen to one cell, by the position of its column, and the column that is at fault.
CELL_DAMAGE = {
    (0, ""): None,  # an id that is gone is made anew: no fault
    (0, "a b"): columns.ID,
    (0, "../x"): columns.ID,
    (1, "三"): columns.NUMBER,
    (1, "１２"): None,
    (2, "？？"): columns.NEW,
    (2, "○"): None,
    (3, ""): columns.NAME,
    (3, "名\ufffd称"): columns.NAME,
    (4, "概\ue000要"): columns.SUMMARY,
    (4, "概要、"): columns.SUMMARY,
    (5, "#"): None,
    (8, "javascript:x"): columns.URL,
    (8, "https://example.jp/"): None,
}


def _rows(count: int) -> list[list[str]]:
    return [
        [f"a-{n}", str(n), "", f"事業{n}", f"概要{n}。", f"年{n}回", "総務部", "広報課", ""]
        for n in range(1, count + 1)
    ]


@FIFTY
@given(
    st.dictionaries(st.integers(0, 7), st.sampled_from(sorted(CELL_DAMAGE)), max_size=6),
    st.sampled_from(["csv", "cp932", "xlsx", "shared", "json"]),
    st.integers(0, 3),
)
def test_damaged_cells_are_named_and_the_others_right(
    tmp_path_factory: pytest.TempPathFactory,
    damage: dict[int, tuple[int, str]],
    form: str,
    above: int,
) -> None:
    rows = _rows(8)
    if form == "cp932":  # which cannot carry what a text of CP932 never has
        damage = {
            n: d
            for n, d in damage.items()
            if d[1].encode("cp932", "ignore").decode("cp932") == d[1]
        }
    for number, (position, text) in damage.items():
        rows[number][position] = text
    imported = _import(tmp_path_factory.mktemp("damaged"), rows, form, above)
    expected = set()
    for number, (position, text) in damage.items():
        column = CELL_DAMAGE[position, text]
        if column is not None:
            place = (
                HEADINGS[position]
                if form == "json"
                else cell_name(number + above + 2, position + 1)
            )
            expected.add((number + (1 if form == "json" else above + 2), column, place))
    assert {(p.row, p.column, p.cell) for p in imported.problems} == expected
    names = [program.name for program in imported.programs]
    assert names == [row[3] for row in rows if row[3]]
    assert render_import(imported)


def _import(directory: Path, rows: list[list[str]], form: str, above: int) -> Import:
    table = [["令和8年度の表題"]] * above + [list(HEADINGS), *rows]
    if form == "json":
        lines = [json.dumps(dict(zip(HEADINGS, row, strict=True))) for row in rows]
        return import_bytes(directory, "\n".join(lines).encode(), "a.jsonl")
    contents = {
        "csv": lambda: csv_bytes(table),
        "cp932": lambda: csv_bytes(table, "cp932"),
        "xlsx": lambda: xlsx_bytes(sheet_of(table)[0]),
        "shared": lambda: shared_strings_bytes(table),
    }
    return import_bytes(directory, contents[form](), "a.csv" if form[0] == "c" else "a.xlsx")


def _outcome(directory: Path, content: bytes, name: str) -> tuple[Problem, ...]:
    """Return the problems of a file, whether it could be read or not; nothing else may happen."""
    present = Program("a-1", "", None, "今の事業")
    try:
        imported = import_bytes(directory, content, name, present)
    except CorpusError as error:
        return error.problems
    assert render_import(imported)
    assert json.dumps(imported.as_json())
    return imported.problems


def _described(problems: tuple[Problem, ...]) -> bool:
    """Tell whether every problem says what is wrong and what to do."""
    return all(problem.reason and problem.remedy and str(problem) for problem in problems)


_CSV = csv_bytes([HEADINGS, *_rows(5)])
_XLSX = {
    "inline": xlsx_bytes(sheet_of([HEADINGS, *_rows(5)])[0]),
    "shared": shared_strings_bytes([HEADINGS, *_rows(5)]),
}
_JSON = "\n".join(
    json.dumps(dict(zip(HEADINGS, row, strict=True)), ensure_ascii=False) for row in _rows(5)
).encode()


@st.composite
def _damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """A file of which bytes were overwritten, cut off, left out or put in."""
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 200)))
    inserted = draw(st.binary(max_size=40))
    kind = draw(st.sampled_from(["replace", "cut", "flip"]))
    if kind == "cut":
        return content[:start]
    if kind == "flip" and start < len(content):
        return content[:start] + bytes([content[start] ^ 0xFF]) + content[start + 1 :]
    return content[:start] + inserted + content[end:]


@FIFTY
@given(
    _damaged(_CSV) | _damaged(csv_bytes([HEADINGS, *_rows(5)], "cp932")) | st.binary(max_size=500)
)
def test_damaged_csv(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert _described(_outcome(tmp_path_factory.mktemp("csv"), content, "a.csv"))


@FIFTY
@given(st.sampled_from(sorted(_XLSX)).flatmap(lambda kind: _damaged(_XLSX[kind])))
def test_damaged_xlsx(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert _described(_outcome(tmp_path_factory.mktemp("xlsx"), content, "a.xlsx"))


@FIFTY
@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml",
                     "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"]),
    st.data(),
)  # fmt: skip
def test_workbooks_with_a_damaged_part(
    tmp_path_factory: pytest.TempPathFactory, part: str, data: st.DataObject
) -> None:
    """The zip is sound, so that the damage reaches the reader of the XML and beyond."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_XLSX["shared"])) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        assert part in source.namelist()
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = data.draw(_damaged(content) | _misnumbered(content), label=part)
            target.writestr(name, content)
    assert _described(_outcome(tmp_path_factory.mktemp("xlsx"), out.getvalue(), "a.xlsx"))


@st.composite
def _misnumbered(draw: st.DrawFn, content: bytes) -> bytes:
    """A part that is sound XML with another number in one place."""
    places = [n for n, byte in enumerate(content) if chr(byte).isdigit() and n > 100]
    place = draw(st.sampled_from(places))
    number = draw(st.sampled_from(["-1", "0", "99999999", "1e400", "NaN", "x", ""]))
    return content[:place] + number.encode() + content[place + 1 :]


@FIFTY
@given(
    _damaged(_JSON) | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass"))
)
def test_damaged_json(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert _described(_outcome(tmp_path_factory.mktemp("json"), content, "a.jsonl"))


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
)


@FIFTY
@given(_ANYTHING)
def test_json_of_any_shape(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    content = json.dumps([{"name": value, "number": value, "division": value}, value]).encode()
    assert _described(_outcome(tmp_path_factory.mktemp("json"), content, "a.json"))
