"""All of Whoosh works on a generation: each search beside one over an index that Whoosh wrote."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from whoosh import highlight, scoring, sorting
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser, OrGroup, QueryParser
from whoosh.query import Every, Query, Term

TEXTS = ["name", "summary", "targets", "keywords"]
QUERIES = (
    *("防災", "ｼｽﾃﾑ", "情報発信", "住民基本台帳ネットワーク", "観光 アプリ", "業務の効率化"),
    *(
        '"情報システム"',
        '"業務の効率化"',
        "name:システム",
        "summary:(防災 OR 観光)",
        "keywords:ドローン",
    ),
    *("防災 -システム", "システ*", "name:情報*", "department:総務部 システム", "is_new:true"),
    *("number:[3 TO 12]", 'area:"電子自治体"', "災害 AND 情報 NOT 観光", "システム^3 防災", "*:*"),
    *('"防災 システム"~5', "name:防*", "水族館", "division:情報政策課"),
)
WEIGHTINGS = {
    "BM25F": scoring.BM25F(),
    "fields": scoring.BM25F(name_B=0.3, summary_B=0.6, K1=0.8),
    "TF_IDF": scoring.TF_IDF(),
    "Frequency": scoring.Frequency(),
    "PL2": scoring.PL2(),
}


def parsed(searcher: Any, text: str) -> Query:
    return MultifieldParser(TEXTS, searcher.schema).parse(text)


def hits(results: Any) -> list[tuple[str, float]]:
    return [(hit["id"], pytest.approx(hit.score)) for hit in results]


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("limit", [None, 3])
def test_the_parsers_queries_find_and_rank_the_same(
    ours: Any, theirs: Any, text: str, limit: int | None
) -> None:
    query = parsed(ours, text)
    assert query == parsed(theirs, text)
    found = ours.search(query, limit=limit)
    assert hits(found) == hits(theirs.search(query, limit=limit))
    assert len(found) == len(theirs.search(query, limit=limit)), text
    assert bool(len(found)) == (text != "水族館")


@pytest.mark.parametrize("name", WEIGHTINGS)
def test_every_weighting_scores_the_same(generation: Path, native: Any, name: str) -> None:
    weighting = WEIGHTINGS[name]
    with (
        open_dir(str(generation)).searcher(weighting=weighting) as ours,
        native.searcher(weighting=weighting) as theirs,
    ):
        for text in ("防災 システム", "観光", '"情報システム"'):
            query = MultifieldParser(TEXTS, ours.schema, group=OrGroup).parse(text)
            assert hits(ours.search(query)) == hits(theirs.search(query))


@pytest.mark.parametrize("facet", ["department", "area", "is_new"])
def test_results_are_grouped(ours: Any, theirs: Any, facet: str) -> None:
    found = ours.search(Every(), groupedby=facet, limit=None)
    other = theirs.search(Every(), groupedby=facet, limit=None)
    assert found.groups() == other.groups()
    assert len(found.groups()) > 1
    assert sum(map(len, found.groups().values())) == 110


def test_results_are_grouped_by_several_values(ours: Any, theirs: Any) -> None:
    facets = sorting.Facets().add_field("department").add_field("division", allow_overlap=True)
    found = ours.search(Every(), groupedby=facets, limit=None)
    other = theirs.search(Every(), groupedby=facets, limit=None)
    assert found.facet_names() == other.facet_names()
    for name in found.facet_names():
        assert found.groups(name) == other.groups(name)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("field", ["number", "department", "area", "id"])
def test_results_are_sorted(ours: Any, theirs: Any, field: str, reverse: bool) -> None:
    query = Term("summary", "システム")
    found = ours.search(query, sortedby=field, reverse=reverse, limit=None)
    other = theirs.search(query, sortedby=field, reverse=reverse, limit=None)
    assert [hit["id"] for hit in found] == [hit["id"] for hit in other]
    facet = sorting.FieldFacet(field, reverse=reverse)
    found = ours.search(query, sortedby=[facet, sorting.ScoreFacet()], limit=5)
    other = theirs.search(query, sortedby=[facet, sorting.ScoreFacet()], limit=5)
    assert [hit["id"] for hit in found] == [hit["id"] for hit in other]


def test_results_are_filtered_masked_and_collapsed(ours: Any, theirs: Any) -> None:
    for options in (
        {"filter": Term("department", "総務部")},
        {"mask": Term("is_new", True)},
        {"collapse": "department"},
    ):
        query = Term("summary", "システム")
        found = ours.search(query, limit=None, **options)
        assert hits(found) == hits(theirs.search(query, limit=None, **options))
        assert len(found)


def test_pages_follow_one_another(ours: Any) -> None:
    query = parsed(ours, "システム")
    everything = [hit["id"] for hit in ours.search(query, limit=None)]
    pages = [ours.search_page(query, number, pagelen=7) for number in range(1, 5)]
    assert [hit["id"] for page in pages for hit in page] == everything[:28]
    assert pages[0].total == len(everything)
    assert (pages[1].pagenum, pages[1].offset) == (2, 7)


@pytest.mark.parametrize("field", TEXTS)
def test_highlights_stand_on_the_words(ours: Any, field: str) -> None:
    word = {"keywords": "ドローン"}.get(field, "システム")
    found = ours.search(Term(field, word), limit=None, terms=True)
    assert len(found)
    for hit in found:
        marked = hit.highlights(field, top=5)
        plain = marked.replace('<b class="match term0">', "[").replace("</b>", "]")
        assert f"[{word}]" in plain
        assert (field, word.encode()) in hit.matched_terms()


def test_highlights_of_a_whole_text_are_the_text(ours: Any) -> None:
    found = ours.search(parsed(ours, '"情報システム"'), limit=None)
    found.fragmenter = highlight.WholeFragmenter()
    found.formatter = highlight.UppercaseFormatter()
    assert [hit.highlights("summary") for hit in found if "情報システム" in hit["summary"]] == [
        hit["summary"] for hit in found if "情報システム" in hit["summary"]
    ]


def test_a_particle_between_two_words_is_no_gap(ours: Any) -> None:
    """The words of a sentence stand side by side, quoted or typed without quotes."""
    for text in ('"業務の効率化"', "業務の効率化"):
        found = ours.search(QueryParser("summary", ours.schema).parse(text), limit=None)
        assert any("業務の効率化" in hit["summary"] for hit in found)


def test_like_words_and_like_programs_are_found(ours: Any, theirs: Any) -> None:
    assert ours.suggest("summary", "クラウト") == theirs.suggest("summary", "クラウト")
    assert list(ours.reader().terms_within("summary", "クラウト", 1)) == ["クラウド"]
    (hit,) = ours.search(Term("id", "2020-2-27"))
    (other,) = theirs.search(Term("id", "2020-2-27"))
    assert [like["id"] for like in hit.more_like_this("summary")] == [
        like["id"] for like in other.more_like_this("summary")
    ]
    assert ours.search(Every(), limit=9).key_terms("summary") == theirs.search(
        Every(), limit=9
    ).key_terms("summary")
    query = QueryParser("summary", ours.schema).parse("クラウト")
    assert ours.correct_query(query, "クラウト").string == "クラウド"


def test_threads_with_a_searcher_each_find_what_one_finds(generation: Path) -> None:
    index = open_dir(str(generation))

    def ask(text: str) -> list[str]:
        with index.searcher() as searcher:
            return [hit["id"] for hit in searcher.search(parsed(searcher, text), limit=None)]

    texts = [text for text in QUERIES if text != "*:*"] * 4
    alone = {text: ask(text) for text in texts}
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, texts)) == [alone[text] for text in texts]
