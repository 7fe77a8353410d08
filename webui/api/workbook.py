"""A whole result as a workbook (XLSX): a sheet of programs, and one that says where they are from.

Every text is written as a text, so that no spreadsheet program takes one for a formula; what is
exactly a number in a number column is a number that looks as the source has it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter
from flask import request

from corpus import HEADINGS, csv_cells, place_headings
from corpus.columns import YEAR, unit_unsaid
from indexer.answer.results import Hit
from indexer.answer.view import public_columns
from indexer.query.query import Query
from indexer.years.asked import ALL
from webui.api.match import MATCH, MATCHES, match_of
from webui.api.workbook_numbers import number_of
from webui.request.address import program_address
from webui.request.engine import Searcher
from webui.request.query_params import arguments_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Bytes of a file that stay in memory, and that are read at once.
IN_MEMORY, PIECE = 4_000_000, 65_536
# Most characters of a cell; a program's texts have 10,000 at most, but no number may be hoped for.
MOST_CHARACTERS = 32_767
# What stands behind the columns of programs.csv.
PERMALINK = "アドレス"
# Widths of columns in characters, where they are not the usual one.
WIDTHS = {"施策（事業）名称": 40, "取組概要": 60, "指標・目標": 40, "整理番号": 9, "新規": 6}
USUAL_WIDTH = 16
# What is said of values that are an address's own.
VALUES = {(YEAR, ALL): "すべての年度", ("new", "1"): "新規のみ"}
# What was asked for, by parameter.
ASKED = {
    "q": "検索語",
    "department": "部局",
    "division": "担当課",
    "area": "施策の展開方向",
    "new": "新規",
    "sort": "並び順",
}


def workbook_of(
    searcher: Searcher, hits: Iterator[Hit], query: Query, address: str
) -> Iterator[bytes]:
    """Yield the bytes of a workbook with all of ``hits``; ``address`` is that of the search."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        write_workbook(file, searcher, hits, query, address)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def write_workbook(
    file: IO[bytes], searcher: Searcher, hits: Iterator[Hit], query: Query, address: str
) -> None:
    """Write a workbook; one generation and search give the same bytes."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        created = searcher.created or datetime(2000, 1, 1, tzinfo=UTC)
        book.set_properties({"title": searcher.collection.title, "created": created})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        numbers = _NumberFormats(book)
        sheet = book.add_worksheet("施策")
        _programs(sheet, searcher, hits, bool(query.text), (bold, plain), numbers)
        _origin(book.add_worksheet("この表について"), searcher, query, address, (bold, plain))


class _NumberFormats(dict[str, Any]):
    """The formats of a workbook's numbers by their codes, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book

    def __missing__(self, code: str) -> Any:
        self[code] = self._book.add_format({"num_format": code, "valign": "top"})
        return self[code]


def _programs(
    sheet: Any,
    searcher: Searcher,
    hits: Iterator[Hit],
    has_words: bool,
    formats: tuple[Any, Any],
    numbers: _NumberFormats,
) -> None:
    columns = public_columns(searcher.collection.columns)
    # The year has a column of its own behind these.
    further = [column.heading for column in columns if column.heading != YEAR]
    first = list(islice(hits, 1))
    # Of a collection from a document all programs have their place, of another one none has.
    further = [*place_headings([hit.program for hit in first]), *further]
    headings = [*HEADINGS, *further, YEAR, PERMALINK, *([MATCH] if has_words else [])]
    for number, heading in enumerate(headings):
        sheet.set_column(number, number, WIDTHS.get(heading, USUAL_WIDTH))
    _write(sheet, 0, headings, formats[0])
    sheet.freeze_panes(1, 0)
    are_numbers = {column.heading for column in columns if column.kind == "number"}
    number_places = {at for at, heading in enumerate(headings) if heading in are_numbers}
    host, usual_year = request.host_url.rstrip("/"), str(searcher.collection.fiscal_year or "")
    row = 0
    for row, hit in enumerate(chain(first, hits), start=1):
        year = hit.program.text_of(YEAR) or usual_year
        cells = [*csv_cells(hit.program, further), year, host + program_address(hit.program.id)]
        cells += [MATCHES[match_of(hit)]] if has_words else []
        for at in number_places:
            if found := number_of(cells[at]):
                sheet.write_number(row, at, found.value, numbers[found.format])
                cells[at] = ""
        _write(sheet, row, cells, formats[1])
    sheet.autofilter(0, 0, row, len(headings) - 1)


def _origin(
    sheet: Any, searcher: Searcher, query: Query, address: str, formats: tuple[Any, Any]
) -> None:
    collection, created = searcher.collection, searcher.created
    facts = [
        ("計画", collection.title),
        ("公表", collection.publisher),
        ("出典", collection.source),
        ("利用条件", collection.license),
        ("データの公開日時", created.isoformat(timespec="seconds") if created else ""),
        *((ASKED.get(n, n), VALUES.get((n, v), v)) for n, v in arguments_of(query)),
        ("検索のアドレス", address),
        *((f"{one.heading}の単位", unit_unsaid(one)) for one in public_columns(collection.columns)),
    ]
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 80)
    for row, (name, value) in enumerate(fact for fact in facts if fact[1]):
        _write(sheet, row, (name,), formats[0])
        sheet.write_string(row, 1, _fitting(value), formats[1])


def _write(sheet: Any, row: int, cells: Sequence[str], style: Any) -> None:
    for number, text in enumerate(cells):
        if text:
            sheet.write_string(row, number, _fitting(text), style)


def _fitting(text: str) -> str:
    """Return a text as long as a cell may be, an ellipsis where it is cut."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
