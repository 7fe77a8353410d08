"""What is written as a fiscal year."""

import pytest

from corpus.record import Program
from corpus.years.year import year_of, year_of_program, years_said


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021", 2021),
        ("２０２１年度", 2021),
        ("令和3年度", 2021),
        ("令和元年", 2019),
        ("R3", 2021),
        ("Ｈ30年度", 2018),
        ("", None),
        ("21", None),
        ("2021-2022", None),
        ("第3期", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert year_of(text) == year


def test_the_year_of_a_program_is_its_column() -> None:
    assert year_of_program(Program("1", "", 1, "a", extra=(("年度", "2021"),))) == 2021
    assert year_of_program(Program("2020-1-01", "", 1, "a")) is None


def test_years_that_a_text_names() -> None:
    assert years_said("令和７年度実績と2026年度計画") == {2025, 2026}
    assert years_said("令和元年度") == {2019}
    assert years_said("令和8年12月") == frozenset()
