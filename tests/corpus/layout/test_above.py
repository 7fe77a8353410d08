"""What stands above the headings is named: as a title, or as the heading of the first programs."""

from pathlib import Path

import pytest

from corpus.grid import Grid
from corpus.importing import Import
from corpus.layout.above import Above, lone_text_above
from corpus.layout.header import find_header
from corpus.layout.row_reader import ABOVE, REPEATED
from tests.corpus.importing.import_files import csv_bytes, import_bytes

_HEADINGS = ["番号", "事業名", "概要", "担当課"]


def _row(number: int, name: str) -> list[str]:
    return [str(number), name, f"{name}をする。", "企画課"]


def _alone(text: str, place: int = 0) -> list[str]:
    return [text if place == position else "" for position in range(4)]


def _import(directory: Path, *rows: list[str]) -> Import:
    return import_bytes(directory, csv_bytes(rows), "a.csv")


def _left_out(imported: Import) -> list[tuple[int, str]]:
    return [(row.number, row.reason) for row in imported.source.left_out]


def test_titles_dates_and_units_are_named_as_left_out(tmp_path: Path) -> None:
    rows = [_alone("令和8年度 事業の一覧"), _alone("4月1日現在", 3), _HEADINGS, _row(1, "甲")]
    imported = _import(tmp_path, *rows)
    assert _left_out(imported) == [(1, ABOVE), (2, ABOVE)]
    assert imported.source.left_out[1].cells == {"D2": "4月1日現在"}


@pytest.mark.parametrize(
    "titles", [("１　新規", "２　継続"), ("新規の取組", "続く取組"), ("■くらし", "■しごと")]
)
@pytest.mark.parametrize("other", [_HEADINGS, ["番号", "担当課", "事業名", "概要"]])
def test_titles_of_several_tables_head_their_programs(
    tmp_path: Path, titles: tuple[str, str], other: list[str]
) -> None:
    second = dict(zip(_HEADINGS, _row(1, "乙"), strict=True))
    rows = [_alone(titles[0]), _HEADINGS, _row(1, "甲"), _alone(""), _alone(titles[1]), other]
    imported = _import(tmp_path, *rows, [second[heading] for heading in other])
    areas = [program.area for program in imported.programs]
    assert [area in title for area, title in zip(areas, titles, strict=True)] == [True, True]
    assert areas[0] != areas[1]


def test_departments_above_headings_that_come_again(tmp_path: Path) -> None:
    rows = [_alone("総務部"), _HEADINGS, _row(1, "甲"), _alone("福祉部"), _HEADINGS, _row(2, "乙")]
    assert [p.department for p in _import(tmp_path, *rows).programs] == ["総務部", "福祉部"]


def test_a_title_that_is_printed_on_every_page_is_no_area(tmp_path: Path) -> None:
    page = [_alone("主要な事業"), _alone("企画課調べ", 3), _HEADINGS]
    imported = _import(tmp_path, *page, _row(1, "甲"), *page, _row(2, "乙"))
    assert [program.area for program in imported.programs] == ["", ""]
    assert _left_out(imported)[2:] == [(5, REPEATED), (6, REPEATED), (7, REPEATED)]


def test_the_same_text_elsewhere_is_a_section(tmp_path: Path) -> None:
    rows = [_alone("防災"), _alone("4月1日現在", 3), _HEADINGS, _row(1, "甲"), _alone("防災", 1)]
    imported = _import(tmp_path, *rows, _row(2, "乙"))
    assert [program.name for program in imported.programs] == ["甲", "防災", "乙"]


def test_nothing_above_is_nothing() -> None:
    grid = Grid("a", [_HEADINGS, _row(1, "甲")])
    header = find_header(grid)
    assert header is not None
    assert lone_text_above(grid, header) is None
    above = Above(grid, header)
    assert (above.rows, above.section) == ([], None)
