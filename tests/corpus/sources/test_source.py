"""A table to import: which of our columns it lacks, and how it was read."""

import json

import pytest

from corpus import columns
from corpus.grid import Grid
from corpus.layout.header import Column
from corpus.layout.raw_row import LeftOut, RawRow
from corpus.sources.source import Source


def test_columns_that_no_row_has_are_missing() -> None:
    rows = [RawRow(2, {columns.NAME: ""}, {}), RawRow(3, {columns.SUMMARY: "行う。"}, {})]
    missing = Source("CSV", rows, ()).missing
    assert {*columns.HEADINGS} - {*missing} == {columns.NAME, columns.SUMMARY}


@pytest.mark.parametrize(
    ("form", "wraps"),
    [("CSV", True), ("XLSX", True), ("PDF", False), ("DOCX", False), ("JSON", False)],
)
def test_only_cells_of_spreadsheets_have_breaks_of_their_width(form: str, wraps: bool) -> None:
    assert Source(form, [], ()).wraps is wraps


def test_how_it_was_read_is_json() -> None:
    source = Source(
        "XLSX",
        [],
        (
            Column(1, "事業名", columns.NAME, "A1", "事業名"),
            Column(2, "備考", None, "B1", "備考"),
        ),
        sheet="一",
        header_rows=(1, 2),
        left_out=[LeftOut(9, {"A9": "合計"}, "合計の行です。")],
        grids=(Grid("a.xlsx", []),),
    )
    found = json.loads(json.dumps(source.as_json()))
    assert [(c["field"], c["own"]) for c in found["columns"]] == [
        (columns.NAME, None),
        (None, "備考"),
    ]
    assert (found["sheet"], found["header_rows"], len(found["left_out"])) == ("一", [1, 2], 1)
