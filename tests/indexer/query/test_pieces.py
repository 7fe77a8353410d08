"""Characters inside of words: found where nothing better is, and never by chance."""

import pytest

from corpus import Program
from indexer import Query, Searcher

PROGRAMS = {
    "accounting": "公会計の導入",
    "water": "下水道の工事",
    "river": "河川の工事",
    "joined": "AI-OCRの導入",
    "artificial": "AIの研究",
    "irregular": "非正規の雇用",
    "loan": "ドローンの操縦",
    "country": "外国の統計",
    "state": "国家の統計",
    "target": "目標値の公表",
    "voucher": "商品券の配布",
}


@pytest.fixture(scope="module")
def small(searcher_of) -> Searcher:
    return searcher_of([Program(id_, "", 1, "項目", text) for id_, text in PROGRAMS.items()])


def found(searcher: Searcher, text: str) -> list[str]:
    """The ids of complete hits."""
    hits = searcher.search(Query(text, per_page=100)).hits
    return [hit.program.id for hit in hits if not hit.partial]


def test_a_single_kanji_among_others_is_no_piece(small: Searcher) -> None:
    assert found(small, "河") == ["river"]
    assert "river" not in found(small, "水河")


# A place, a day of the week, Chinese words of two kanji, and words of two that are no longer felt.
@pytest.mark.parametrize(
    ("text", "other", "itself"),
    [
        ("熊の被害", "熊本県の被害", "熊の被害"),
        ("鹿の食害", "鹿児島の食害", "鹿に食害を受けた畑"),
        ("火の訓練", "火曜日の訓練", "火を消す訓練"),
        ("目の検診", "目標を定めた検診", "目を診る検診"),
        ("水の講座", "水準を上げる講座", "水を守る講座"),
        ("車の整備", "歯車の整備", "車の点検と整備"),
        ("木の学校", "土木の学校", "木で学校を建てる"),
    ],
)
def test_a_single_kanji_inside_of_a_word_is_a_hint(
    searcher_of, text: str, other: str, itself: str
) -> None:
    programs = {"other": other, "itself": itself}
    searcher = searcher_of([Program(id_, "", 1, "項目", one) for id_, one in programs.items()])
    assert found(searcher, text) == ["itself"]
    hits = {hit.program.id: hit.partial for hit in searcher.search(Query(text)).hits}
    assert hits["other"]


def test_a_single_kanji_is_found_in_what_says_the_same(small: Searcher) -> None:
    assert found(small, "国の統計") == ["state"]


def test_a_single_kanji_that_is_all_that_is_asked_is_found_in_words_but_not_in_names(
    searcher_of,
) -> None:
    texts = {
        "snow": "除雪の体制",
        "bear": "熊本県の名産",
        "day": "火曜日の午前",
        "fire": "消火の器具",
    }
    searcher = searcher_of([Program(id_, "", 1, "項目", one) for id_, one in texts.items()])
    assert found(searcher, "雪") == ["snow"]
    assert found(searcher, "火") == ["fire"]
    assert found(searcher, "熊") == []
    assert found(searcher, "雪の体制") == []


def test_a_single_kanji_that_is_a_word_of_a_compound_is_found(small: Searcher) -> None:
    assert found(small, "券") == ["voucher"]
    assert found(small, "値") == ["target"]


def test_a_word_cut_differently_is_found_by_its_characters(small: Searcher) -> None:
    assert found(small, "会計") == ["accounting"]


def test_a_word_joined_by_a_hyphen_is_a_hint(small: Searcher) -> None:
    [hit] = [hit for hit in small.search(Query("OCR")).hits if not hit.similar]
    assert (hit.program.id, hit.partial) == ("joined", True)


@pytest.mark.parametrize("text", ["正規", "ローン"])
def test_what_only_stands_in_words_that_say_something_else_is_not_found(
    small: Searcher, text: str
) -> None:
    assert found(small, text) == []
