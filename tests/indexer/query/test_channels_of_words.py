"""English words, clipped compounds and names of places, on the shipped plan."""

import pytest

from indexer import Query, Searcher


def found(plan: Searcher, text: str) -> dict[str, tuple[str, ...]]:
    return {hit.program.id: hit.because for hit in plan.search(Query(text=text)).hits}


@pytest.mark.parametrize(
    ("text", "program", "because"),
    [
        ("evacuees", "2020-2-14", "英語: evacuees → 避難者"),
        ("braille", "2020-2-17", "英語: braille → 点字"),
        ("オプデ", "2020-5-14", "略語: オープンデータ"),
        ("電入", "2020-5-30", "略語: 電子入札"),
        ("エルジーワン", "2020-5-13", "読み: エルジーワン"),
    ],
)
def test_a_way_in_is_told(plan: Searcher, text: str, program: str, because: str) -> None:
    assert because in found(plan, text)[program]


def test_an_area_says_nothing_of_a_program(plan: Searcher) -> None:
    complete = plan.search(Query(text="健康")).complete
    assert 0 < complete < 5
    # The whole name does, and none that has a part of it (総務課).
    of_department = plan.search(Query(text="", departments=("総務部",))).total
    assert plan.search(Query(text="総務部")).complete == of_department


def test_related_synonyms_are_hints(plan: Searcher) -> None:
    results = plan.search(Query(text="廃炉"))
    assert (results.complete, results.missing) == (0, ("廃炉",))
    assert any("原子力災害" in reason for hit in results.hits for reason in hit.because)


def test_similar_programs_are_counted_apart(plan: Searcher) -> None:
    results = plan.search(Query(text="図書館"))
    similar = [hit for hit in results.hits if hit.similar]
    assert results.similar == len(similar) > 0
    assert all(hit.partial and hit.because == ("似た施策",) for hit in similar)
    counted = sum(value.count for value in results.facets["department"])
    assert counted == results.total


def test_a_slip_is_corrected_and_an_ordinary_word_is_not(plan: Searcher) -> None:
    assert plan.search(Query(text="としょかn")).suggestion == "図書館"
    assert plan.search(Query(text="市長")).suggestion is None


def test_the_second_word_and_half_a_conversion_are_completed(plan: Searcher) -> None:
    assert "防災 情報" in [one.text for one in plan.suggest("防災 じ")]
    assert "防災" in [one.text for one in plan.suggest("防さ")]


def test_a_long_form_is_carried_on_by_its_acronym(plan: Searcher) -> None:
    for text in ("ソーシャルネットワーキングサービス", "エスエヌエス"):
        assert "同義語: ツイッター" in found(plan, text)["2020-2-05"]


def test_partners_are_named_in_any_order(plan: Searcher) -> None:
    for text in ("産官学", "産学官"):
        hits = plan.search(Query(text=text)).hits
        assert [hit.program.id for hit in hits if not hit.partial] == ["2020-4-02", "2020-5-15"]


def test_hiragana_inside_of_other_words_is_not_the_word(plan: Searcher) -> None:
    results = plan.search(Query(text="がん"))
    assert results.complete == 0
    assert all(hit.partial for hit in results.hits)
