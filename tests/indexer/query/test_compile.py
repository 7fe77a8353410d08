"""Queries to plans: slots, places, bonuses, exclusions."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.query.compile import Compiler
from indexer.query.draft import ADJACENT_BONUS, IMPORTANCE, LINKED_BONUS, SPACED_BONUS
from indexer.query.staff_synonyms import Expansions
from indexer.text.lexeme import Kind

SUMMARIES = (
    "防災情報システムを使って、災害時の連絡を行う。",
    "道路の見直しを進める。",
    "会議の記録を公開する。",
    "後悔しない公開をする。",
    "観光の案内",
)

UNITS = (
    "防災情報", "道路の見直し", "こうかい", "kankou", "令和3", "OR", "-会議", "「災害時の連絡」",
    "「連絡の災害」", "いつでもどこでも", "ほげいたいさk", "後悔しない公開を知りたい",
)  # fmt: skip


@pytest.fixture(scope="module")
def compiled(segment_of) -> Callable[[str], QueryPlan]:
    """A function that compiles a query against the words of a few programs."""
    segment: Segment = segment_of(
        [Program(f"p{n}", "", n, "", text) for n, text in enumerate(SUMMARIES)]
    )
    expansions = Expansions(segment.expansions, lambda: segment.related)
    return Compiler(segment.vocabulary, expansions, Lookup.of(segment)).compile


@pytest.fixture
def fresh(segment_of) -> Callable[[str], QueryPlan]:
    """A function that compiles a query where nothing was asked before."""
    segment: Segment = segment_of(
        [Program(f"p{n}", "", n, "", text) for n, text in enumerate(SUMMARIES)]
    )
    expansions = Expansions(segment.expansions, lambda: segment.related)
    return lambda text: Compiler(segment.vocabulary, expansions, Lookup.of(segment)).compile(text)


def asked(plan: QueryPlan) -> list[tuple[str, tuple[int, int], bool]]:
    return [(slot.text, slot.place, slot.required) for slot in plan.slots]


def channels(slot: Slot) -> set[Channel]:
    return {match.channel for match in slot.matches if not match.hint}


def test_each_word_is_asked_for(compiled) -> None:
    assert asked(compiled("防災 道路")) == [("防災", (0, 0), True), ("道路", (1, 0), True)]


def test_words_typed_as_one_share_a_place(compiled) -> None:
    plan = compiled("防災情報システム")
    assert {slot.place for slot in plan.slots} == {(0, 0)}
    assert [slot.text for slot in plan.slots] == ["防災", "情報", "システム"]
    assert [bonus.weight for bonus in plan.bonuses] == [ADJACENT_BONUS] * 2


def test_alternatives_share_a_group(compiled) -> None:
    assert asked(compiled("防災 OR 道路 OR 観光 会議")) == [
        ("防災", (0, 0), True),
        ("道路", (0, 1), True),
        ("観光", (0, 2), True),
        ("会議", (1, 0), True),
    ]


def test_words_near_each_other_have_a_bonus(compiled) -> None:
    (linked,) = compiled("災害時の連絡").bonuses
    assert (linked.weight, linked.steps) == (LINKED_BONUS, (0, 2))
    (spaced,) = compiled("防災 情報").bonuses
    assert (spaced.weight, spaced.steps) == (SPACED_BONUS, (0, 1))
    # Nothing for a word that no program has, and nothing over two function words.
    assert compiled("宇宙 情報").bonuses == ()
    assert compiled("防災とかの情報").bonuses == ()


def test_function_words_are_not_asked_for(compiled) -> None:
    assert [slot.text for slot in compiled("道路を見直しますか").slots] == ["道路", "見直し"]


def test_what_a_word_says_depends_on_its_kind(compiled) -> None:
    road, review = compiled("道路を見直す").slots
    assert (road.importance, review.importance) == (IMPORTANCE[Kind.NOUN], IMPORTANCE[Kind.VERB])
    # Of one thing, what is said of it is asked for.
    assert (road.required, review.required) == (True, True)


def test_where_only_light_words_are_typed_they_are_asked_for(compiled) -> None:
    assert all(slot.required for slot in compiled("行う").slots)
    assert compiled("行う").slots


def test_a_phrase_is_strict_and_has_one_match(compiled) -> None:
    (slot,) = compiled('"防災情報"').slots
    assert slot.strict
    assert slot.required
    (match,) = slot.matches
    assert (match.channel, match.steps) == (Channel.WORD, (0, 1))


def test_a_phrase_that_stands_nowhere_falls_back_to_its_words(compiled) -> None:
    phrase, *words = compiled('"道路情報"').slots
    assert phrase.matches == ()
    assert not phrase.strict
    assert [slot.text for slot in words] == ["道路", "情報"]


def test_a_phrase_of_unknown_words_is_its_characters(compiled) -> None:
    (slot,) = compiled('"報シス"').slots
    assert slot.matches[0].surface == "報シス"


def test_exclusions_are_no_slots(compiled) -> None:
    plan = compiled("防災 -道路 -宇宙船")
    assert [slot.text for slot in plan.slots] == ["防災"]
    known, unknown = plan.excluded
    assert known.parts
    assert unknown.surface == "宇宙船"
    assert plan.exact


@pytest.mark.parametrize("text", ["", "の", "😀", "OR", "-"])
def test_nothing_asked_is_an_empty_plan(compiled, text: str) -> None:
    assert compiled(text) == QueryPlan()


def test_kana_are_read(compiled) -> None:
    (slot,) = compiled("ぼうさい").slots
    assert channels(slot) == {Channel.READING}
    # こうかい is both words that programs have.
    (slot,) = compiled("こうかい").slots
    assert len(slot.matches) == 2
    # Words that stand side by side are one thing.
    (slot,) = compiled("ぼうさいじょうほう").slots
    assert [match.steps for match in slot.matches if not match.hint] == [(0, 1)]


@pytest.mark.parametrize("text", ["bousai", "bōsai", "bosai"])
def test_romaji_is_read(compiled, text: str) -> None:
    (slot,) = compiled(text).slots
    assert channels(slot) == {Channel.READING}


def test_latin_words_that_are_no_romaji_are_words(compiled) -> None:
    (slot,) = compiled("sdgs").slots
    assert slot.text == "sdgs"
    assert slot.matches == ()


def test_katakana_that_programs_have_is_not_read(compiled) -> None:
    (slot,) = compiled("システム").slots
    assert Channel.WORD in channels(slot)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries=st.lists(st.lists(st.sampled_from(UNITS), max_size=4), max_size=4))
def test_what_was_asked_before_changes_no_plan(
    compiled, fresh, queries: Sequence[Sequence[str]]
) -> None:
    for units in queries:
        text = " ".join(units)
        assert compiled(text) == fresh(text)
