"""もしかして: the query with its unknown words replaced."""

import pytest

from indexer import Query, Searcher
from indexer.index.words.phrases import Phrase
from indexer.query.parser import parse
from indexer.query.query import MAX_TEXT
from indexer.query.unknown.corrections import Corrector
from indexer.query.unknown.slips import Speller

SPELLER = Speller(
    [Phrase("電子入札", "デンシニュウサツ", 3), Phrase("放射線監視", "ホウシャセンカンシ", 2)]
)


def reads_nothing(_: str) -> bool:
    """No program has words that are read as some kana."""
    return False


def test_only_the_unknown_word_changes() -> None:
    text = "県の電子入礼 一覧"
    assert Corrector(SPELLER, reads_nothing).corrected(text, {"入礼", "礼"}) == (
        "県の電子入札 一覧",
        True,
    )


def test_words_that_programs_have_stay() -> None:
    assert Corrector(SPELLER, reads_nothing).corrected("電子入礼", {"監視"}) is None


def test_nothing_near_is_no_correction() -> None:
    assert Corrector(SPELLER, reads_nothing).corrected("宇宙旅行", {"宇宙", "宇宙旅行"}) is None


def test_each_unit_is_corrected_where_it_stands() -> None:
    text = "-電子入礼 電子入礼 放射腺監視"
    missing = {"入礼", "入", "礼", "放射", "腺", "放射腺"}
    assert Corrector(SPELLER, reads_nothing).corrected(text, missing) == (
        "-電子入礼 電子入札 放射線監視",
        True,
    )


def test_a_correction_is_never_too_long_to_search_for() -> None:
    speller = Speller([Phrase("オープンデータ", "", 1)])
    text = ("あ" * (MAX_TEXT - 7)) + " オプンデータ"
    assert len(text) == MAX_TEXT
    missing = {"オプンデータ"}
    corrector = Corrector(speller, reads_nothing)
    assert corrector.corrected(text[1:], missing) is not None
    assert corrector.corrected(text, missing) is None


def test_the_plan_offers_its_own_words(plan: Searcher) -> None:
    results = plan.search(Query("放射腺監視"))
    assert (results.suggestion, results.corrected) == ("放射線監視", True)
    meant = plan.search(Query("放射線監視"))
    assert results.complete == meant.complete > 0


def test_what_may_have_been_one_thing_or_another_is_not_complete() -> None:
    speller = Speller([Phrase("電子入札", "", 3), Phrase("電子入所", "", 1)])
    assert Corrector(speller, reads_nothing).corrected("電子入礼", {"入礼"}) == ("電子入札", False)


def test_one_unsure_word_makes_all_unsure() -> None:
    phrases = [Phrase("電子入札", "", 3), Phrase("電子入所", "", 1), Phrase("放射線監視", "", 1)]
    text = "放射腺監視 電子入礼"
    found = Corrector(Speller(phrases), reads_nothing).corrected(text, {"放射腺", "腺", "入礼"})
    assert found == ("放射線監視 電子入札", False)


@pytest.mark.parametrize("text", ["放射腺監視", "防際", "電子申精"])
def test_a_sure_correction_has_its_own_missing_words(plan: Searcher, text: str) -> None:
    results = plan.search(Query(text))
    assert results.corrected
    assert results.suggestion is not None
    assert results.missing == plan.search(Query(results.suggestion)).missing == ()


def test_what_finds_nothing_is_no_correction(plan: Searcher) -> None:
    """光ファイバー is a word of synonyms alone; a filter that leaves nothing is another thing."""
    results = plan.search(Query("光ファイバ"))
    assert (results.suggestion, results.corrected, results.total) == (None, False, 0)
    assert results.missing
    filtered = plan.search(Query("防際", departments=("教育庁",)))
    assert (filtered.suggestion, filtered.corrected) == ("防災", True)


def test_a_correction_that_no_program_has_all_of_is_not_sure(plan: Searcher) -> None:
    results = plan.search(Query("防災情報シズテム"))
    assert (results.suggestion, results.corrected) == ("防災情報システム", False)
    assert results.missing == ("シズテム",)
    assert results.complete == 0 < results.total


def test_what_is_offered_leads_to_results(plan: Searcher) -> None:
    for text in ("電子入礼", "放射腺監視", "防災情報シズテム", "観光復興推新事業"):
        suggestion = plan.search(Query(text)).suggestion
        assert suggestion is not None
        assert parse(suggestion)
        again = plan.search(Query(suggestion))
        assert again.total
        assert again.suggestion is None


def test_a_letter_left_in_kana_leads_to_what_is_read_so() -> None:
    text = "でんしにゅうさt"
    assert Corrector(SPELLER, reads_nothing).corrected(text, {text}) == ("電子入札", True)
    reads = {"ホゲイタイサク"}.__contains__
    assert Corrector(SPELLER, reads).corrected("ほげいたいさk", set()) == ("ほげいたいさく", True)
    assert Corrector(SPELLER, lambda _: True).corrected("ほげいたいさk", set()) == (
        "ほげいたいさか",
        False,
    )


def test_a_letter_behind_kana_is_no_word(plan: Searcher) -> None:
    for text, meant in (("どうr", "道路"), ("としょkn", "図書館"), ("かんごしょk", "看護職")):
        results = plan.search(Query(text))
        assert (results.suggestion, results.corrected) == (meant, True)
        assert results.complete == plan.search(Query(meant)).complete


def test_a_slip_of_a_word_in_letters_read_aloud(plan: Searcher) -> None:
    for text in ("ハザップ", "ハセップ"):
        results = plan.search(Query(text))
        assert results.suggestion == "ハサップ"
        assert results.hits[0].program.id == "2020-2-24"


def test_a_unit_is_corrected_by_its_own_missing_words_whatever_was_asked_before() -> None:
    corrector = Corrector(SPELLER, reads_nothing)
    for _ in range(2):
        assert corrector.corrected("電子入礼", {"監視"}) is None
        assert corrector.corrected("電子入礼", {"入礼", "監視"}) == ("電子入札", True)


def test_nothing_is_kept_of_what_is_not_settled() -> None:
    known: list[bool] = []
    corrector = Corrector(SPELLER, lambda _: bool(known), lambda: bool(known))
    assert corrector.corrected("ほげいたいさk", set()) is None
    known.append(True)
    assert corrector.corrected("ほげいたいさk", set()) is not None


def test_kana_that_are_a_word_are_no_slip(plan: Searcher) -> None:
    assert plan.search(Query(text="ちーず")).suggestion is None


def test_a_verb_and_its_endings_are_no_slip() -> None:
    corrector = Corrector(Speller([Phrase("落とし物", "オトシモノ", 3)]), reads_nothing)
    assert corrector.corrected("鍵を落とした", {"落とし"}) is None
