"""Which words a corpus offers in place of those it lacks, with vectors small enough to read."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.record import Program
from indexer.related.expansion import RelatedWord
from indexer.related.related_words import (
    KIN,
    LEAST_SIMILARITY,
    MOST_RELATED,
    NEIGHBOUR,
    related_words,
    vocabulary,
)
from indexer.related.word_vectors import WordVectors
from indexer.text.analyzer import common_noun

PROGRAMS = 100
FARM, SHOP, OTHER = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def _at(similarity: float) -> tuple[float, float, float]:
    """A vector with this cosine to FARM and none to SHOP."""
    return (similarity, 0.0, float(np.sqrt(1 - similarity**2)))


def _vectors(**given: tuple[float, float, float]) -> WordVectors:
    """Vectors of a row each; words are given commonest first."""
    matrix = np.array(list(given.values()), dtype=np.float32)
    return WordVectors(tuple(given), np.arange(len(given)), matrix)


def _pairs(counts: Mapping[str, int], vectors: WordVectors) -> list[tuple[str, str]]:
    return [(row.word, row.related) for row in related_words(counts, PROGRAMS, vectors)]


def test_a_word_that_the_corpus_lacks_gets_the_words_it_has_nearest_first() -> None:
    vectors = _vectors(農家=FARM, 農業=_at(0.9), 農地=_at(0.7), 店舗=SHOP)
    assert related_words({"農地": 5, "農業": 5, "店舗": 5}, PROGRAMS, vectors) == (
        RelatedWord("農家", "農業", 0.9),
        RelatedWord("農家", "農地", 0.7),
    )


def test_words_not_similar_enough_are_not_related() -> None:
    vectors = _vectors(自転車=FARM, 下水道=_at(LEAST_SIMILARITY - 0.02))
    assert _pairs({"下水道": 5}, vectors) == []


def test_a_word_that_the_corpus_has_needs_no_other() -> None:
    vectors = _vectors(農家=FARM, 農業=FARM)
    assert _pairs({"農業": 5, "農家": 5}, vectors) == []
    assert _pairs({"農業": 5, "農家": 1}, vectors) == [("農家", "農業")]


def test_a_word_of_many_programs_leads_nowhere() -> None:
    vectors = _vectors(農家=FARM, 農業=FARM)
    assert _pairs({"農業": PROGRAMS // 2}, vectors) == []


def test_one_character_of_the_corpus_is_too_little_but_may_be_asked_for() -> None:
    vectors = _vectors(店=SHOP, 店舗=SHOP, 牛=SHOP)
    assert _pairs({"牛": 5, "店舗": 5}, vectors) == [("店", "店舗")]


@pytest.mark.parametrize("word", ["東京", "今日", "走る", "美しい", "3", "そして", "農家の店"])
def test_only_common_nouns_are_asked_for_and_offered(word: str) -> None:
    vectors = _vectors(**{word: FARM, "農業": FARM, "農家": FARM})
    assert _pairs({"農業": 5}, vectors) == [("農家", "農業")]
    assert _pairs({word: 5}, vectors) == []


def test_words_are_terms_of_the_analyzer() -> None:
    """ごみ and ゴミ are one term, and Latin letters are small."""
    vectors = _vectors(ごみ=FARM, 廃棄=FARM, ＰＤＦ=SHOP, 文書=SHOP)
    assert _pairs({"廃棄": 5, "文書": 5}, vectors) == [("pdf", "文書"), ("ゴミ", "廃棄")]


def _shared(owner: str, sharer: str, *, cosine: float = 1.0) -> WordVectors:
    """``sharer`` has no vector of its own but that of ``owner``; 農業 is near both."""
    matrix = np.array([FARM, _at(cosine)], dtype=np.float32)
    return WordVectors((owner, "農業", sharer), np.array([0, 1, 0]), matrix)


def test_a_shared_vector_is_trusted_less_and_least_without_a_kanji_in_common() -> None:
    akin = related_words({"農業": 5}, PROGRAMS, _shared("漁師", "漁夫"))
    assert akin == (
        RelatedWord("漁夫", "農業", KIN.most),
        RelatedWord("漁師", "農業", 1.0),
    )
    strange = related_words({"農業": 5}, PROGRAMS, _shared("漁師", "海女"))
    assert RelatedWord("海女", "農業", NEIGHBOUR.most) in strange


def test_a_shared_vector_needs_a_nearer_word() -> None:
    cosine = LEAST_SIMILARITY / KIN.share - 0.02
    assert _pairs({"農業": 5}, _shared("漁師", "漁夫", cosine=cosine)) == [("漁師", "農業")]
    (row, _) = related_words({"農業": 5}, PROGRAMS, _shared("漁師", "漁夫", cosine=cosine + 0.04))
    assert row == RelatedWord("漁夫", "農業", round((cosine + 0.04) * KIN.share, 2))


def test_no_more_than_the_nearest_few() -> None:
    theirs = {"農業": 0.99, "農地": 0.98, "作物": 0.97, "畑作": 0.96, "稲作": 0.95, "水田": 0.94}
    vectors = _vectors(農家=FARM, **{word: _at(cosine) for word, cosine in theirs.items()})
    rows = related_words(dict.fromkeys(theirs, 5), PROGRAMS, vectors)
    assert [row.related for row in rows] == list(theirs)[:MOST_RELATED]


def test_a_corpus_without_known_words_has_no_table() -> None:
    assert related_words({}, PROGRAMS, _vectors(農家=FARM)) == ()


_NOUNS = ["農家", "農業", "農地", "店舗", "商店", "学校", "生徒", "病院", "医師", "道路"]


@settings(max_examples=50, deadline=None)
@given(
    counts=st.dictionaries(st.sampled_from(_NOUNS), st.integers(1, PROGRAMS)),
    angles=st.lists(st.floats(0, 6.28), min_size=len(_NOUNS), max_size=len(_NOUNS)),
)
def test_rows_are_sorted_within_their_limits_and_of_the_corpus(
    counts: dict[str, int], angles: list[float]
) -> None:
    matrix = np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32)
    rows = related_words(counts, PROGRAMS, WordVectors(_NOUNS, np.arange(len(_NOUNS)), matrix))
    assert list(rows) == sorted(rows, key=lambda r: (r.word, -r.similarity, r.related))
    assert all(row.related in counts and row.related != row.word for row in rows)
    assert all(LEAST_SIMILARITY <= row.similarity <= 1 for row in rows)


def test_the_vocabulary_counts_programs_and_joins_no_fields() -> None:
    programs = [
        Program("1", "a", 1, "道路の管理", summary="道路と道路の管理。", keywords=("国道",)),
        Program("2", "a", 2, "下水", summary="道路"),
    ]
    counts = vocabulary(programs)
    assert counts["道路"] == 2
    assert counts["管理"] == 1
    assert counts["国道"] == 1
    assert counts["下水"] == 1


@pytest.mark.parametrize(
    ("text", "term"),
    [("農家", "農家"), ("ごみ", "ゴミ"), ("ＰＤＦ", "pdf"), ("個人番号カード", "個人番号カード")],
)
def test_common_nouns_have_a_lexeme(text: str, term: str) -> None:
    noun = common_noun(text)
    assert noun is not None
    assert noun.term == term


@pytest.mark.parametrize("text", ["", "東京", "今", "事", "農家の店", "本" * 20_000])
def test_anything_else_has_none(text: str) -> None:
    assert common_noun(text) is None
