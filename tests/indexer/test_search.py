"""What holds of every result, whatever is asked, whatever the collection."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Program
from indexer import Query, QueryProblem, Searcher, SearchResults
from indexer.answer.results import FACET_NAMES
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.query.query import MAX_TEXT, SORTS

EVERYTHING = 1000
NOUNS = (
    *("防災", "システム", "福島", "医療", "観光", "電子入札", "県民", "ロボット"),
    *("農業", "宇宙", "助成金"),
)
NOUN = st.sampled_from(NOUNS)
PIECE = st.one_of(
    NOUN,
    st.sampled_from(("の", " ", "　", "OR ", " OR ", "-", '"', "「", "」", "、", "ー", "ﾞ", "😀")),
    st.sampled_from(("を見直したい", "ぼうさい", "bousai", "災", "3,000", "R2", "シズテム")),
    st.sampled_from(("放射腺監視", "について")),
)
TEXT = st.lists(PIECE, max_size=8).map("".join)
QUERIES = st.builds(
    Query,
    text=TEXT,
    departments=st.sets(st.sampled_from(("総務部", "企画調整部", "土木部"))).map(tuple),
    areas=st.sets(st.sampled_from(("復興の推進", "電子自治体"))).map(tuple),
    new_only=st.booleans(),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 4),
    per_page=st.integers(1, 40),
)


def ids(results: SearchResults) -> list[str]:
    return [hit.program.id for hit in results.hits]


def everything(searcher: Searcher, query: Query) -> SearchResults:
    """All hits of a query on one page."""
    return searcher.search(replace(query, page=1, per_page=EVERYTHING))


@given(text=st.text(max_size=MAX_TEXT))
@example("\ufdfa" * 200)
@example("龘" * 200)
@example('"ﾞ"')
@example("-ﾞ")
@example("😀")
@example("ん" * 200)
@example("𠮷" * 200)
@example("令和99999999年")
@example("電子入礼 " * 40)
@example("".join(chr(0x4E00 + 37 * number) for number in range(200)))
def test_any_text_has_an_answer_or_a_problem(plan: Searcher, text: str) -> None:
    try:
        results = plan.search(Query(text))
    except QueryProblem:
        assert any(ord(char) < 32 or char == "\x7f" or "\ud800" <= char < "\ue000" for char in text)
        return
    assert 0 <= results.complete <= results.total
    assert len(results.hits) == min(results.listed, 10)


@given(query=QUERIES)
def test_what_holds_of_every_page(plan: Searcher, query: Query) -> None:
    whole, results = everything(plan, query), plan.search(query)
    first = (query.page - 1) * query.per_page
    # Pages tile the result.
    assert ids(results) == ids(whole)[first : first + query.per_page]
    assert (results.total, results.complete) == (whole.total, whole.complete)
    assert whole.listed == len(whole.hits) == len(set(ids(whole)))
    assert whole.similar == sum(hit.similar for hit in whole.hits)
    assert all(hit.partial for hit in whole.hits if hit.similar)
    # What only resembles the rest is behind it, on whichever page, and in no facet.
    assert [hit.similar for hit in whole.hits] == sorted(hit.similar for hit in whole.hits)
    assert whole.complete == sum(not hit.partial for hit in whole.hits)
    assert tuple(whole.facets) == FACET_NAMES
    for hit in whole.hits:
        assert hit.program == plan.program(hit.program.id)
        assert hit.because or hit.score == 0
        assert hit.score >= 0


@given(query=QUERIES)
def test_the_orders(plan: Searcher, query: Query) -> None:
    ranked = everything(plan, replace(query, sort="relevance")).hits
    # What is only similar stands behind all that fits, whatever it scores.
    order = [(hit.similar, hit.partial, -hit.score) for hit in ranked]
    assert order == sorted(order)
    in_plan = ids(everything(plan, replace(query, sort="plan")))
    fitting = sorted(hit.program.id for hit in ranked if not hit.similar)
    assert in_plan == fitting + sorted(hit.program.id for hit in ranked if hit.similar)


@given(query=QUERIES)
def test_filters_take_away_and_change_nothing_else(plan: Searcher, query: Query) -> None:
    filtered = everything(plan, query).hits
    free = everything(plan, Query(query.text, sort=query.sort)).hits
    assert list(filtered) == [
        hit
        for hit in free
        if (not query.departments or hit.program.department in query.departments)
        and (not query.areas or hit.program.area in query.areas)
        and (not query.new_only or hit.program.is_new)
    ]


@given(
    words=st.lists(NOUN, min_size=1, max_size=3),
    excluded=st.sampled_from(("防災", "医療", "観光", "電子入札", "ロボット")),
)
def test_an_exclusion_only_takes_away(plan: Searcher, words: list[str], excluded: str) -> None:
    text = " ".join(words)
    without = everything(plan, Query(f"{text} -{excluded}"))
    assert set(ids(without)) <= set(ids(everything(plan, Query(text))))
    for hit in without.hits:
        assert excluded not in hit.program.name + hit.program.summary + hit.program.targets


@given(words=st.lists(NOUN, min_size=2, max_size=4))
def test_an_alternative_takes_nothing_away(plan: Searcher, words: list[str]) -> None:
    either = everything(plan, Query(" OR ".join(words)))
    complete = {hit.program.id for hit in either.hits if not hit.partial}
    for word in words:
        alone = everything(plan, Query(word))
        assert {hit.program.id for hit in alone.hits if not hit.partial} <= complete


@given(words=st.lists(NOUN, min_size=2, max_size=4, unique=True))
def test_a_further_word_completes_no_program(plan: Searcher, words: list[str]) -> None:
    both, fewer = (everything(plan, Query(" ".join(some))) for some in (words, words[1:]))
    complete = {hit.program.id for hit in both.hits if not hit.partial}
    assert complete <= {hit.program.id for hit in fewer.hits if not hit.partial}


@pytest.mark.parametrize("text", ["防災 システム", "放射線 -監視", "医療 福祉 介護"])
def test_programs_with_every_word_stand_above_the_others(plan: Searcher, text: str) -> None:
    hits = everything(plan, Query(text)).hits
    partial = [hit.partial for hit in hits]
    assert partial == sorted(partial)
    assert not partial[0]


def test_without_words_every_program_is_there_in_the_order_of_the_plan(plan: Searcher) -> None:
    for text in ("", " ", "　\t"):
        results = everything(plan, Query(text))
        assert ids(results) == [program.id for program in plan.programs]
        assert results.complete == 110
        assert {hit.score for hit in results.hits} == {0.0}


@pytest.mark.parametrize("text", ["の", "😀", "（", '"', "OR", "、。", "です ます"])
def test_what_says_nothing_finds_nothing(plan: Searcher, text: str) -> None:
    results = plan.search(Query(text))
    assert (results.total, results.missing, results.suggestion) == (0, (), None)


def test_an_exclusion_alone_asks_for_all_others(plan: Searcher) -> None:
    results = everything(plan, Query("-防災"))
    assert results.total == results.complete == 106
    assert not {"2020-2-04", "2020-2-05", "2020-2-06", "2020-2-07"} & set(ids(results))
    assert everything(plan, Query("NOT 防災")).hits == results.hits
    assert everything(plan, Query("-防災 -システム")).total < 106


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"情報通信ネットワーク"', {"2020-2-06", "2020-5-21"}),
        # Only the first has 連絡 behind it; the words of the second stand apart.
        ('"防災事務連絡"', {"2020-2-07"}),
        ('"防災事務連絡" OR "手話"', {"2020-2-07", "2020-5-35"}),
        # A comma behind a particle, as the program has it.
        ('"することで、災害を自分事"', {"2020-2-04"}),
    ],
)
def test_phrases_are_filters(plan: Searcher, text: str, found: set[str]) -> None:
    results = everything(plan, Query(text))
    assert {hit.program.id for hit in results.hits if not hit.partial} == found
    assert results.total == len(found)


def test_a_phrase_does_not_run_over_the_end_of_a_field(searcher_of) -> None:
    searcher = searcher_of(
        [
            Program("apart", "区分", 1, "県の住民", "福祉を進める。"),
            Program("together", "区分", 2, "項目", "住民の福祉を進める。"),
        ]
    )
    assert ids(searcher.search(Query('"住民の福祉"'))) == ["together"]


def test_what_is_typed_in_kana_and_stands_so_is_the_word(
    searcher_of: Callable[..., Searcher],
) -> None:
    programs = [
        Program("own", "区分", 1, "粗大ごみの収集"),
        Program("area", "ごみ・環境", 2, "家電の回収"),
        Program("other", "区分", 3, "ゴミの分別"),
    ]
    hits = searcher_of(programs).search(Query("ごみ")).hits
    assert {hit.program.id: hit.because for hit in hits} == {
        "own": ("ごみ",),
        "area": ("ごみ",),
        "other": ("読み: ごみ",),
    }


def test_a_word_that_no_program_has_is_missing(plan: Searcher) -> None:
    results = plan.search(Query("防災 宇宙旅行"))
    assert "宇宙" in "".join(results.missing)
    assert results.complete == 0
    assert results.total


@pytest.mark.parametrize("where", ["area", "department", "divisions"])
def test_a_word_that_stands_in_the_name_of_a_place_alone_is_not_missing(
    searcher_of: Callable[..., Searcher], where: str
) -> None:
    name = ("健康・医療",) if where == "divisions" else "健康・医療"
    program = replace(Program("1", "区分", 1, "がん検診", "検診を行う。"), **{where: name})
    results = searcher_of([program]).search(Query("健康 宇宙"))
    assert [hit.because for hit in results.hits] == [("健康",)]
    assert results.missing == ("宇宙",)


@pytest.mark.parametrize(
    "programs",
    [
        pytest.param([], id="no program"),
        pytest.param([Program("a", "", None, "")], id="an empty program"),
        pytest.param([Program("a", "", None, "の。😀")], id="no word"),
        pytest.param([Program("a", "区分", 1, "防災")], id="one program"),
        pytest.param([Program(str(n), "", None, "防災") for n in range(3)], id="all the same"),
        pytest.param([Program("a", "", None, ""), Program("b", "", 1, "防災")], id="one empty"),
    ],
)
def test_small_collections(searcher_of, programs: Sequence[Program]) -> None:
    searcher = searcher_of(programs)
    having = {program.id for program in programs if "防災" in program.name}
    texts = ("", "防災", "ぼうさい", '"防災"', "-防災", "防災 OR 消防", "防債", "の", "😀", "災")
    for text in texts:
        results = searcher.search(Query(text))
        assert results.complete <= results.total <= len(programs)
        assert searcher.search(Query(text, departments=("部",), new_only=True)).total == 0
    assert set(ids(searcher.search(Query("防災")))) == having
    assert set(ids(searcher.search(Query("-防災")))) == {one.id for one in programs} - having
    assert searcher.suggest("ぼ") == () or having
    for program in programs:
        assert searcher.similar(program.id) == ()


def test_what_is_alike_may_be_worked_out_at_once(searcher_of) -> None:
    programs = [Program(str(n), "", None, "防災 訓練 講座 避難") for n in range(3)]
    searcher = searcher_of(programs)
    alone = [searcher.similar(program.id) for program in programs]
    found = searcher.all_nearest()
    assert [[doc for doc, _ in own] for own in found.values()] == [[1, 2], [0, 2], [0, 1]]
    assert [searcher.similar(program.id) for program in programs] == alone


def test_threads_share_a_searcher(plan: Searcher) -> None:
    texts = ("防災 システム", "bousai", "放射腺監視", "県民のアプリ", '"情報発信"', "災", "-福祉")
    expected = {text: plan.search(Query(text)).hits for text in texts}
    wrong: list[str] = []

    def ask(start: int) -> None:
        for text in (texts[start:] + texts[:start]) * 5:
            if plan.search(Query(text)).hits != expected[text]:
                wrong.append(text)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_who_pages_and_filters_asks_the_same_words(
    plan_segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text is compiled, and corrected, once for a generation."""
    searcher = Searcher(EmbeddedEngine(plan_segment), 1)
    found = searcher.search(Query("電子入礼"))
    assert found.suggestion is not None
    compiled: list[str] = []
    monkeypatch.setattr(searcher, "_compiled", compiled.append)
    monkeypatch.setattr(searcher._engine, "compiled", compiled.append)
    again = searcher.search(Query("電子入礼", departments=("総務部",)))
    assert (compiled, again.suggestion) == ([], found.suggestion)
    assert searcher.search(Query("電子入礼")).hits == found.hits
