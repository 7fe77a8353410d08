"""OpenDocument workbooks: cells as they are shown, however they are repeated and merged."""

import io
import zipfile

import pytest

from corpus.errors import CorpusError
from corpus.grid import MAX_ROWS, Grid, Merge
from corpus.office.ods import OdsWorkbook

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def _book(*rows: str, styles: str = "") -> OdsWorkbook:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "content.xml",
            f'<office:document-content {_NAMES}>{styles}<table:table table:name="一">'
            f"{''.join(rows)}</table:table></office:document-content>",
        )
    return OdsWorkbook(out.getvalue(), "a.ods")


def _grid(*rows: str, styles: str = "") -> Grid:
    book = _book(*rows, styles=styles)
    return book.grid(book.sheets[0])


def _row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def _cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def test_repeated_cells_and_rows_are_written_out_and_empty_ends_are_not() -> None:
    repeated = 'table:number-columns-repeated="2"'
    grid = _grid(
        _row(_cell("甲", repeated), _cell("乙"), _cell("", 'table:number-columns-repeated="9"')),
        _row(_cell("丙"), more='table:number-rows-repeated="3"'),
        _row(_cell(""), more='table:number-rows-repeated="1048000"'),
    )
    assert grid.rows == [["甲", "甲", "乙"], ["丙"], ["丙"], ["丙"]]


def test_merged_cells_are_known_by_their_edges() -> None:
    spans = 'table:number-rows-spanned="2" table:number-columns-spanned="2"'
    grid = _grid(_row(_cell("甲"), _cell("乙", spans), "<table:covered-table-cell/>"))
    assert grid.merges == (Merge(1, 2, 2, 3),)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('港<text:s text:c="2"/>町', "港  町"),
        ("港<text:line-break/>町", "港\n町"),
        ("港<text:tab/>町", "港\t町"),
        ("<text:span>港</text:span>町", "港町"),
        ("港<office:annotation><text:p>注</text:p></office:annotation>町", "港町"),
        (
            "<text:ruby><text:ruby-base>港</text:ruby-base>"
            "<text:ruby-text>みなと</text:ruby-text></text:ruby>町",
            "港町",
        ),
    ],
)
def test_the_text_is_what_the_cell_shows(content: str, text: str) -> None:
    assert _grid(_row(_cell(content))).rows == [[text]]


def test_faults_hidden_rows_and_struck_cells_are_told() -> None:
    styles = (
        '<style:style style:name="ce1"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
    )
    grid = _grid(
        _row(_cell("#DIV/0!", 'table:formula="of:=1/0"'), _cell("Err:502"), _cell("#1")),
        _row(_cell("丙"), more='table:visibility="collapse"'),
        _row(_cell("丁", 'table:style-name="ce1"')),
        styles=styles,
    )
    assert grid.rows[0] == ["", "", "#1"]
    assert [problem.cell for problem in grid.problems] == ["A1", "B1", "", ""]
    assert "隠れている行（2行）" in grid.problems[2].reason
    assert "（A3）" in grid.problems[3].reason


def test_a_hidden_sheet_says_so() -> None:
    styles = (
        '<style:style style:name="ta1"><style:table-properties'
        ' table:display="false"/></style:style>'
    )
    assert [sheet.hidden for sheet in _book(styles=styles).sheets] == [False]
    hidden = _book(styles=styles + '<table:table table:name="二" table:style-name="ta1"/>')
    assert [(sheet.name, sheet.hidden) for sheet in hidden.sheets] == [("二", True), ("一", False)]


def test_rows_repeated_without_end_are_told() -> None:
    thousand = _row(_cell("甲"), more='table:number-rows-repeated="1000"')
    with pytest.raises(CorpusError, match="行が多すぎます"):
        _grid(*[thousand] * (MAX_ROWS // 1000 + 1))


@pytest.mark.parametrize("text", ["12月20日", "12/20", "20日", "12月", "12月20日(日)"])
def test_a_day_shown_without_its_year_is_told(text: str) -> None:
    grid = _grid(_row(_cell(text, 'office:date-value="2026-12-20"')))
    assert grid.rows == [[text]]
    (problem,) = grid.problems
    assert (problem.cell, problem.value) == ("A1", text)
    assert "2026/12/20" in problem.reason


@pytest.mark.parametrize("text", ["2026/12/20", "26/12/20", "令和8年12月20日", "R8.12.20", "9:30"])
def test_a_day_with_its_year_is_not(text: str) -> None:
    assert not _grid(_row(_cell(text, 'office:date-value="2026-12-20"'))).problems
