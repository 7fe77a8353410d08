"""Synonyms of the dictionary and of staff, looked up in a small index."""

from collections.abc import Callable

import pytest

from corpus import Program, SynonymRow
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.query.staff_synonyms import Expansions
from indexer.query.synonyms import SYNONYM_WEIGHT, Synonyms
from indexer.query.written import Written
from indexer.text.analyzer import analyze

NAMES = (
    *("助成金を交付する", "催しを開く", "スマート農業の実証", "Twitterで発信する", "移住の相談"),
    *("看護の人", "応募と申請"),
)
ROWS = (
    SynonymRow("イベント", ("催し",)),
    SynonymRow("農業ロボット", ("スマート農業",)),
    SynonymRow("SNS", ("Twitter",)),
    SynonymRow("祭り", ("催し",), one_way=True, related=True),
)


@pytest.fixture(scope="module")
def synonyms(segment_of: Callable[..., Segment]) -> Synonyms:
    programs = [Program(f"p{number}", "", number + 1, name) for number, name in enumerate(NAMES)]
    segment = segment_of(programs, ROWS)
    expansions = Expansions(segment.expansions, lambda: segment.related)
    lookup = Lookup.of(segment)
    written = Written(segment.vocabulary, lookup)
    return Synonyms(segment.vocabulary, expansions, written, lookup)


def told(matches: tuple[Match, ...]) -> set[tuple[str, bool]]:
    assert {match.channel for match in matches} <= {Channel.SYNONYM}
    return {(match.text, match.hint) for match in matches}


def test_words_of_one_group_of_the_dictionary(synonyms: Synonyms) -> None:
    assert told(tuple(synonyms.of(analyze("奨励金")[0]))) == {("助成金", False)}


@pytest.mark.parametrize("word", ["引っ越し", "引越", "引越し"])
def test_another_thing_of_the_group_is_a_hint(synonyms: Synonyms, word: str) -> None:
    assert told(tuple(synonyms.of(analyze(word)[0]))) == {("移住", True)}
    assert told(tuple(synonyms.of(analyze("介護")[0]))) == {("看護", True)}


@pytest.mark.parametrize("word", ["申込", "申し込み", "申込み"])
def test_all_spellings_of_a_word_have_the_same_synonyms(synonyms: Synonyms, word: str) -> None:
    assert told(tuple(synonyms.of(analyze(word)[0]))) == {("応募", False), ("申請", True)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("イベント", {("催し", False)}),
        ("祭り", {("催し", True)}),
        ("農業ロボット", {("スマート農業", False)}),
        ("農業", set()),
        ("遊具", set()),
    ],
)
def test_what_staff_wrote_for_words_as_a_whole(
    synonyms: Synonyms, text: str, found: set[tuple[str, bool]]
) -> None:
    matches = synonyms.of_words(analyze(text))
    assert told(matches) == found
    assert all(match.weight == SYNONYM_WEIGHT for match in matches)


def test_acronyms_are_carried_on_and_words_are_not(synonyms: Synonyms) -> None:
    assert told(tuple(synonyms.carried(["sns"]))) == {("Twitter", False)}
    assert told(tuple(synonyms.carried(["イベント"]))) == set()
