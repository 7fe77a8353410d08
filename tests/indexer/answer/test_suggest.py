"""Completions while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Query, Searcher
from indexer.answer.suggest import MAX_SUGGESTIONS, Suggester
from indexer.index.words.phrases import Phrase
from indexer.query.query import MAX_TEXT

SUGGESTER = Suggester(
    names=[Phrase("防災事務連絡システム", "ボウサイジムレンラクシステム", 1)],
    phrases=[
        Phrase("防災", "ボウサイ", 9),
        Phrase("防災意識", "ボウサイイシキ", 2),
        Phrase("防犯", "ボウハン", 4),
        Phrase("ＡＲ", "エーアール", 1),
    ],
    departments=[Phrase("防災部", "ボウサイブ", 3)],
)


def texts(typed: str, limit: int = MAX_SUGGESTIONS) -> list[str]:
    return [suggestion.text for suggestion in SUGGESTER.suggest(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # The commonest first, names last.
        ("防", ["防災", "防犯", "防災部", "防災意識", "防災事務連絡システム"]),
        ("ぼうは", ["防犯"]),
        ("ボウハ", ["防犯"]),
        ("bouha", ["防犯"]),
        # A syllable is not whole yet, nor has an IME composed the last letter yet.
        ("bouh", ["防災", "防犯", "防災部", "防災意識", "防災事務連絡システム"]),
        ("ぼうh", ["防災", "防犯", "防災部", "防災意識", "防災事務連絡システム"]),
        ("ar", ["ＡＲ"]),
        ("ａｒ", ["ＡＲ"]),
        # Half converted.
        ("防災い", ["防災意識"]),
        ("防災ぬ", []),
        ("", []),
        ("　", []),
        ("😀", []),
        ("\ud800", []),
    ],
)
def test_completions(typed: str, expected: list[str]) -> None:
    assert texts(typed) == expected


PIECES = [
    ("住宅用太陽", 2),
    ("住宅用太陽光", 2),
    ("住宅改修補助", 1),
    ("住宅改修補助金", 1),
    ("住宅", 3),
    ("住宅地", 2),
]


def test_a_mere_beginning_of_another_word_is_not_suggested() -> None:
    phrases = [Phrase(text, "", count) for text, count in PIECES]
    found = Suggester([], phrases, [Phrase("住宅改", "", 1)]).suggest("住宅")
    # 住宅 is in more programs than any longer word; a department is no piece of a word.
    expected = ["住宅", "住宅地", "住宅用太陽光", "住宅改", "住宅改修補助金"]
    assert [one.text for one in found] == expected


def test_the_limit_leaves_room_for_names() -> None:
    assert texts("防", 3) == ["防災", "防犯", "防災事務連絡システム"]


def test_kinds() -> None:
    kinds = {one.text: one.kind for one in SUGGESTER.suggest("防")}
    assert kinds["防災"] == "word"
    assert kinds["防災部"] == "department"
    assert kinds["防災事務連絡システム"] == "name"


def test_a_text_that_no_query_may_have_is_not_completed() -> None:
    assert texts("防" * MAX_TEXT + "災") == []
    # Seconds of work, were it looked at.
    assert texts("b" * 100_000 + "1") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ぼうさい", "防災"),
        ("bousai", "防災"),
        ("高齢", "高齢者"),
        ("こうれいし", "高齢者"),
        ("企画", "企画調整部"),
    ],
)
def test_the_plan_completes(plan: Searcher, typed: str, expected: str) -> None:
    assert expected in [suggestion.text for suggestion in plan.suggest(typed)]


@given(typed=st.text(max_size=MAX_TEXT + 5))
def test_any_text_may_be_typed(plan: Searcher, typed: str) -> None:
    assert len(plan.suggest(typed)) <= MAX_SUGGESTIONS


@pytest.mark.parametrize("typed", ["ぼ", "し", "情", "か", "a", "ka", "電", "県"])
def test_every_suggestion_leads_to_results(plan: Searcher, typed: str) -> None:
    suggestions = plan.suggest(typed)
    assert suggestions
    for suggestion in suggestions:
        assert plan.search(Query(suggestion.text)).complete, suggestion
