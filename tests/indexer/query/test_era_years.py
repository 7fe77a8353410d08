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
    ],
)
def test_a_year_finds_its_programs(searcher: Searcher, text: str, programs: set[str]) -> None:
    hits = searcher.search(Query(text)).hits
    assert {hit.program.id for hit in hits if not hit.partial} == programs


@pytest.mark.parametrize("text", ["R", "R0", "R100", "QR3", "令和", "令和3年", "2021", "S3計画"])
def test_other_text_is_no_year(text: str) -> None:
    assert written_years(text) == ()


def test_the_first_year_has_a_name_of_its_own() -> None:
    assert written_years("令和元") == written_years("R1") == ("R1", "2019年", "2019年度")
