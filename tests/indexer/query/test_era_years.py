"""Years of an era without 年."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher
from indexer.query.era_years import written_years

NAMES = (
    "平成31年度の計画",
    "H31.1の集計",
    "令和３～５年度の整備",
    "(R2)の受講",
    "H3ロケット",
    "国道3号",
    "31か所の点検",
)


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("H31", {"p0", "p1"}),
        ("平成31", {"p0", "p1"}),
        ("Ｒ４", {"p2"}),
        ("令和4", {"p2"}),
        ("令和2", {"p3"}),
        ("r2", {"p3"}),
        ("H3", {"p4"}),
        ("2019", {"p0", "p1"}),
        ("2022年", {"p2"}),
        ("FY2020", {"p3"}),
        ("R3-R5", {"p2"}),
        ("令和3～5年度", {"p2"}),
        ("2018", set()),
    ],
)
def test_a_year_finds_its_programs(searcher: Searcher, text: str, programs: set[str]) -> None:
    hits = searcher.search(Query(text)).hits
    assert {hit.program.id for hit in hits if not hit.partial} == programs


@pytest.mark.parametrize("text", ["R", "R0", "R100", "QR3", "令和", "2126", "S3計画", "2026年4月"])
def test_other_text_is_no_year(text: str) -> None:
    assert written_years(text) == ()


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("R8", (("r8", "2026年", "2026年度"),)),
        ("令和元", (("令和元", "h31", "r1", "2019年", "2019年度"),)),
        ("2026", (("2026", "r8"),)),
        # A fiscal year may be called a year, but no day in a year is a fiscal year.
        ("令和8年", (("2026年", "2026年度"),)),
        ("令和8年度", (("2026年度",),)),
        ("FY26", (("2026年度",),)),
        ("R7～R8", (("2025年度",), ("2026年度",))),
    ],
)
def test_how_programs_may_write_a_year(text: str, ways: tuple[tuple[str, ...], ...]) -> None:
    assert written_years(text) == ways
