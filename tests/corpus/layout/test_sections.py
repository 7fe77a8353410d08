"""Headings between rows: levels of areas, departments with and without a division."""

from corpus import columns
from corpus.layout.sections import Sections


def _areas(*headings: tuple[str, bool]) -> str:
    sections = Sections()
    for text, is_directly_below in headings:
        sections.take(text, None, is_directly_below)
    return sections.given().get(columns.AREA, "")


def test_a_chapter_stays_within_its_part() -> None:
    assert _areas(("第１編　安心", False), ("第１章　防災", True)) == "安心 › 防災"
    assert (
        _areas(("第１編　安心", False), ("第１章　防災", True), ("第２章　防犯", False))
        == "安心 › 防犯"
    )


def test_a_heading_of_the_same_kind_takes_the_place_of_the_one_before() -> None:
    assert _areas(("【くらし】", False), ("【しごと】", False)) == "しごと"
    assert _areas(("１　くらし", False), ("２　しごと", True)) == "しごと"


def test_a_department_ends_the_division_of_the_one_before() -> None:
    sections = Sections()
    assert sections.take("■福祉部　高齢福祉課", None, False) == {
        columns.DEPARTMENT: "福祉部",
        columns.DIVISION: "高齢福祉課",
    }
    sections.take("■教育委員会", None, False)
    assert sections.given() == {columns.DEPARTMENT: "教育委員会"}


def test_a_list_with_a_column_of_areas_takes_no_heading_for_one() -> None:
    assert Sections(has_areas=True).take("【くらし】", None, False) == {}
