"""The matrix of the overview adds up, whatever programs do without."""

import re
from html import unescape
from pathlib import Path

import pytest

from corpus import Collection, Loaded, Program
from indexer import LiveIndex, Query, update_index
from indexer.answer.results import Facet
from webui import Settings, create_app
from webui.pages.overview import LEVELS, MOST_COLUMNS, is_mark, overview
from webui.request.wording import wording

AREAS = [f"分野{n:02}" for n in range(MOST_COLUMNS + 2)]


def programs(*places: tuple[str, str]) -> tuple[Program, ...]:
    """A program for each pair of area and department."""
    return tuple(
        Program(f"p-{n}", area, n, f"施策その{n}", department=department)
        for n, (area, department) in enumerate(places, 1)
    )


EVERYTHING = [
    *((area, "総務部") for area in AREAS),
    *(("分野00", "環境部") for _ in range(8)),
    ("", "環境部"),
    ("分野01", ""),
    ("分野13", ""),
    ("", ""),
]


def indexed(directory: Path, *places: tuple[str, str]) -> LiveIndex:
    areas, departments = (
        tuple(dict.fromkeys(filter(None, names))) for names in zip(*places, strict=True)
    )
    collection = Collection(directory, "計画", areas=areas, departments=departments)
    update_index(Loaded(collection, programs(*places), (), ()), directory)
    return LiveIndex(directory)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LiveIndex:
    return indexed(tmp_path_factory.mktemp("overview"), *EVERYTHING)


def test_rows_columns_and_totals_add_up(index: LiveIndex) -> None:
    found = overview(index.searcher(), repr, str, wording("ja"))
    assert [row.name for row in found.rows] == ["総務部", "環境部", ""]
    for row in found.rows:
        assert sum(cell.count for cell in row.cells) + row.rest == row.total
        assert len(row.cells) == MOST_COLUMNS
    for number, column in enumerate(found.heads):
        assert sum(row.cells[number].count for row in found.rows) == column.count
    assert sum(row.total for row in found.rows) == found.total == len(EVERYTHING)
    assert found.rest == sum(row.rest for row in found.rows) == 4


def test_a_cell_with_an_address_leads_to_as_many_programs(index: LiveIndex) -> None:
    searcher = index.searcher()
    for row in overview(searcher, repr, str, wording("ja")).rows:
        for cell in row.cells:
            assert bool(cell.url) == bool(row.name)
            if cell.url:
                assert searcher.search(eval(cell.url, {"Query": Query})).total == cell.count


def test_one_program_is_never_many(index: LiveIndex, tmp_path: Path) -> None:
    few = indexed(tmp_path, ("甲", "い"), ("乙", "ろ"))
    (first, _) = overview(few.searcher(), repr, str, wording("ja")).rows
    assert first.cells[0].count == first.cells[0].level == 1
    levels = {
        c.level
        for row in overview(index.searcher(), repr, str, wording("ja")).rows
        for c in row.cells
    }
    assert levels == {1, LEVELS}


def test_the_page_shows_what_has_no_column_or_row(index: LiveIndex) -> None:
    with create_app(Settings(), index).test_client() as client:
        html = client.get("/").get_data(as_text=True)
    matrix = html[html.index("<table") : html.index("</table>")]
    rows = [
        [" ".join(unescape(re.sub("<[^>]+>", " ", cell)).split()) for cell in cells]
        for cells in (
            re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in matrix.split("<tr>")
        )
    ]
    assert rows[1][-2:] == ["ほか", "計"]
    assert rows[-2][0] == "ほか"
    assert rows[-1][-2:] == ["4", str(len(EVERYTHING))]
    assert len({len(row) for row in rows[1:]}) == 1


def test_without_areas_the_departments_are_the_way_in(tmp_path: Path) -> None:
    places = [("", f"部局{n:02}") for n in range(MOST_COLUMNS + 2) for _ in range(n + 1)]
    app = create_app(Settings(), indexed(tmp_path, *places))
    html = app.test_client().get("/").text
    [section] = re.findall(r"<h2[^>]*>部局からさがす</h2>(.*?)</section>", html, re.S)
    assert len(re.findall("<li>", section)) == MOST_COLUMNS
    # The largest, in the plan's order; the others are a link away.
    assert "部局00" not in section
    assert "部局13 14件" in section
    assert "/facets/department" in section


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("TRUE", "FALSE"), True),
        (("有",), True),
        (("個人", "法人"), False),
        (("有", "無", "？"), False),
    ],
)
def test_columns_that_say_yes_or_no_are_no_way_in(values: tuple[str, ...], expected: bool) -> None:
    facet = Facet(values, range(len(values)), [1] * len(values))
    assert is_mark(facet) is expected
