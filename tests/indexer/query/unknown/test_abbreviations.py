"""Clipped compounds, on the shipped plan and small collections."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher


def best(searcher: Searcher, text: str) -> tuple[str, tuple[str, ...]]:
    hit = searcher.search(Query(text)).hits[0]
    assert hit.partial, "a clipped word may be another one"
    return hit.program.id, hit.because


@pytest.mark.parametrize(
    ("text", "program", "because"),
    [
        ("ジョブマチ", "2020-4-01", "略語: ジョブマッチング"),
        ("ギガスク", "2020-4-09", "略語: ＧＩＧＡスクール"),
        ("教セン", "2020-4-05", "略語: 教育センター"),
        ("コルセン", "2020-3-08", "略語: コールセンター"),
    ],
)
def test_compounds_are_clipped(plan: Searcher, text: str, program: str, because: str) -> None:
    found, reasons = best(plan, text)
    assert (found, because in reasons) == (program, True)


def test_a_piece_of_a_clipped_word_is_not_read(searcher_of: Callable[..., Searcher]) -> None:
    names = ("線路の点検", "教育センターの研修")
    programs = [Program(f"p{at}", "あ", at + 1, name) for at, name in enumerate(names)]
    assert best(searcher_of(programs), "教セン")[0] == "p1"


def test_signs_of_which_each_is_a_word_are_clipped_from_three(
    searcher_of: Callable[..., Searcher],
) -> None:
    """化 and 兵 are words of others; neither of them is asked for."""
    names = ("化学兵器禁止機関への拠出金", "兵の慰霊の電子化", "兵の墓地の緑化")
    programs = [Program(f"p{at}", "あ", at + 1, name) for at, name in enumerate(names)]
    results = searcher_of(programs).search(Query("化兵禁"))
    assert [hit.program.id for hit in results.hits if not hit.similar] == ["p0"]
    assert results.complete == 0


def test_what_is_not_clipped_from_anything(plan: Searcher) -> None:
    assert plan.search(Query("ョブマチ")).total == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CMS", "コンテンツマネジメントシステムの更新"),
        ("GPS", "グローバルポジショニングシステムの貸与"),
        ("CMS", "コンテンツ・マネジメント・システムの更新"),
    ],
)
def test_initials_lead_to_the_long_form(
    searcher_of: Callable[..., Searcher], text: str, name: str
) -> None:
    others = ("コールセンターの運営", "システムの更新", "グループホームの整備")
    programs = [Program(f"p{at}", "あ", at + 1, one) for at, one in enumerate((name, *others))]
    searcher = searcher_of(programs)
    assert best(searcher, text)[0] == "p0"
    assert searcher.search(Query(text)).total == 1
