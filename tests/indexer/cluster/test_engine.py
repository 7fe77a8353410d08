"""One battery over both engines: the same pages of the same queries, whoever evaluates them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import Query, Searcher, SearchResults
from indexer.cluster import engine as cluster_engine
from indexer.embedded import engine as embedded_engine
from indexer.matches.match import Channel, Match, Reach, Where

JUDGED = Path(__file__).parents[2] / "judgements" / "fukushima.tsv"
# Queries of every kind; all of them are asked in the long test.
SOME = 60
# Scores are added up in another order, from frequencies of five digits.
CLOSE = 2e-4
SHAPES = (
    "",
    " ",
    "防災 -訓練",
    "-防災",
    "「情報システム」 防災",
    "「防災」 「観光」",
    "防災 OR 観光",
    "存在しない言葉",
    "ぼうさい",
    "bosai",
    "disaster prevention",
    "危機管理部",
    "県",
    "の",
    "子育て支援をしてほしい",
    "指標>=1000人",
    "指標>=1000人 防災",
    "スマトーフォン",
    "radiation",
)


def judged() -> list[str]:
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line.split("\t")[0] for line in lines if line and line[0] != "#"))


def seen(results: SearchResults) -> dict[str, object]:
    """All that a page and the API show of a result but the scores."""
    facets = {
        name: [(value.value, value.count, value.selected) for value in facet]
        for name, facet in results.facets.items()
    }
    hits = [
        (h.program, h.because, h.partial, h.similar, h.years, dict(h.fragments))
        for h in results.hits
    ]
    counts = results.total, results.complete, results.similar
    return {
        "counts": counts,
        "words": (results.missing, results.suggestion),
        "facets": facets,
        "hits": hits,
    }


def check(plan: Searcher, clustered: Searcher, queries: Sequence[Query]) -> None:
    for query in queries:
        ours, theirs = plan.search(query), clustered.search(query)
        assert seen(theirs) == seen(ours), query
        for one, other in zip(ours.hits, theirs.hits, strict=True):
            assert other.score == pytest.approx(one.score, rel=CLOSE, abs=CLOSE), query


def test_judged_queries_have_the_same_pages(plan: Searcher, clustered: Searcher) -> None:
    texts = random.Random(22).sample(judged(), SOME)
    check(plan, clustered, [Query(text) for text in texts])


@pytest.mark.parametrize("text", SHAPES)
def test_queries_of_every_shape_have_the_same_pages(
    plan: Searcher, clustered: Searcher, text: str
) -> None:
    check(plan, clustered, [Query(text), Query(text, page=2)])


@pytest.mark.parametrize("text", ["", "情報", "防災", "観光 アプリ"])
def test_filters_facets_and_later_pages(plan: Searcher, clustered: Searcher, text: str) -> None:
    departments = plan.collection.departments
    areas = plan.collection.areas
    check(
        plan,
        clustered,
        [
            Query(text, departments=departments[:1]),
            Query(text, departments=departments[:3], areas=areas[:2]),
            Query(text, areas=areas[:1], new_only=True),
            Query(text, divisions=("存在しない課",)),
            Query(text, page=3, per_page=7),
            Query(text, page=99),
        ],
    )


@pytest.mark.long
def test_all_judged_queries_have_the_same_pages(plan: Searcher, clustered: Searcher) -> None:
    check(plan, clustered, [Query(text) for text in judged()])


EVERY = [
    Query(""),
    Query("防災"),
    Query("観光 アプリ"),
    Query("スマトーフォン"),
    Query("存在しない言葉"),
    Query("防災 -訓練"),
    Query("-防災"),
    Query("指標>=1000人 防災"),
    Query("ドローン"),
    Query("情報", sort="name"),
]


@pytest.mark.parametrize("query", EVERY)
def test_all_hits_come_in_the_order_of_the_pages(
    plan: Searcher, clustered: Searcher, monkeypatch: pytest.MonkeyPatch, query: Query
) -> None:
    """Of files to take home, some at a time."""
    for module in (cluster_engine, embedded_engine):
        monkeypatch.setattr(module, "AT_ONCE", 7)
    for one in (query, replace(query, departments=plan.collection.departments[:2])):
        pages = [plan.search(replace(one, page=n, per_page=20)).hits for n in range(1, 9)]
        ours, theirs = list(plan.hits(one)), list(clustered.hits(one))
        assert ours == [hit for page in pages for hit in page]
        for hit, other in zip(ours, theirs, strict=True):
            assert replace(other, score=hit.score) == hit
            assert other.score == pytest.approx(hit.score, rel=CLOSE, abs=CLOSE)


SORTS = ("id", "number", "name", "summary", "targets", "department", "division", "area", "new")


@pytest.mark.parametrize("sort", SORTS)
def test_hits_are_in_order_by_any_field(plan: Searcher, clustered: Searcher, sort: str) -> None:
    for text in ("", "情報", "ドローン"):
        check(plan, clustered, [Query(text, sort=one, per_page=120) for one in (sort, f"-{sort}")])


NUMBERS = ("10人", "0人", "5", "20", "2020年度", "0年度", "1回", "000", "812")


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_not_in_another_one(plan: Searcher, clustered: Searcher, text: str) -> None:
    surface = [Match(Channel.SURFACE, 1.0, "", surface=text)]
    assert clustered._engine.frequencies([], surface) == plan._engine.frequencies([], surface)
    check(plan, clustered, [Query(f"「{text}」"), Query(text)])


def test_what_is_beside_a_search_is_the_same(plan: Searcher, clustered: Searcher) -> None:
    assert list(clustered.programs) == list(plan.programs)
    assert len(clustered.programs) == len(plan.programs)
    assert clustered.key_terms() == plan.key_terms()
    assert clustered.collection == plan.collection
    for typed in ("ぼう", "防", "kank", "観光 ア", "危機", ""):
        assert clustered.suggest(typed) == plan.suggest(typed)
    for program in plan.programs[::9]:
        assert clustered.program(program.id) == program
        assert clustered.similar(program.id) == plan.similar(program.id)
        assert clustered.neighbours(program.id) == plan.neighbours(program.id)
        assert clustered.reposts(program.id) == plan.reposts(program.id)
    assert clustered.program("none") is None


def matches(plan: Searcher) -> list[Match]:
    pairs = (("情報", "システム"), ("観光", "情報"), ("子", "育て"), ("県", "民"))
    return [
        Match(Channel.WORD, 1.0, "", tuple((term,) for term in pair), (0, 1), reach=reach)
        for pair in pairs
        for reach in Reach
    ] + [
        Match(Channel.WORD, 1.0, "", (("情報", "観光"),)),
        Match(Channel.WORD, 1.0, "", (("危機",), ("管理",)), (0, 1), where=Where.PLACE),
        Match(Channel.SURFACE, 1.0, "", surface="の情報"),
    ]


def test_frequencies_are_the_same(plan: Searcher, clustered: Searcher) -> None:
    asked = ["防災", "存在しない", "情報"], matches(plan)
    assert clustered._engine.frequencies(*asked) == plan._engine.frequencies(*asked)
