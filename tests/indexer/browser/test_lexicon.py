"""Words as a browser looks them up: each as the analyzer gives it."""

from typing import Any

import pytest

from indexer.browser.lexicon import COMMON, FLAGS, Lexicon
from indexer.browser.numbering import Numbering
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.cuts import Cuts
from indexer.text.analyzer import analyze
from indexer.text.letters import letters
from indexer.text.lexeme import Kind


@pytest.fixture(scope="module")
def lexicon(plan_segment: Segment) -> Lexicon:
    return Lexicon(plan_segment, Numbering(plan_segment), lambda token: (), lambda token: False)


@pytest.fixture(scope="module")
def words(lexicon: Lexicon) -> dict[str, list[Any]]:
    return lexicon.words()


def test_every_word_of_the_programs_is_there(
    plan_segment: Segment, words: dict[str, list[Any]]
) -> None:
    numbers = Numbering(plan_segment).numbers
    for lexeme in plan_segment.forward.lexemes:
        entries = words[letters(lexeme.surface) or lexeme.surface]
        number = numbers.get(lexeme.term, lexeme.term)
        assert any(entry[1:3] == [number, int(lexeme.kind)] for entry in entries)


def test_an_entry_is_what_the_analyzer_says(
    plan_segment: Segment, words: dict[str, list[Any]]
) -> None:
    for surface in ("防災", "行政"):
        (token,) = analyze(surface)
        entry = next(one for one in words[surface] if one[0] == "" and one[2] == token.lexeme.kind)
        assert entry[1] == Numbering(plan_segment).numbers[token.lexeme.term]
        assert entry[3] & FLAGS["noun"]
        assert bool(entry[3] & FLAGS["read"]) is bool(token.lexeme.reading)


def test_a_word_is_a_counter_where_it_is_one_behind_a_number(words: dict[str, list[Any]]) -> None:
    def counts(surface: str) -> bool:
        return any(len(entry) > 3 and entry[3] & FLAGS["counter"] for entry in words[surface])

    assert counts("円")
    assert not counts("一体")
    assert not counts("防災")


def test_an_entry_says_what_is_short_for_the_word(
    plan_segment: Segment, words: dict[str, list[Any]]
) -> None:
    numbers = Numbering(plan_segment).numbers
    (said,) = {tuple(entry[7]) for entry in words["利用"] if len(entry) > 7}
    assert said == (numbers["利活用"],)


def test_no_entry_ends_with_nothing(words: dict[str, list[Any]]) -> None:
    assert all(entry[-1] or len(entry) == 3 for entries in words.values() for entry in entries)


def test_what_questions_are_wrapped_in_is_there(words: dict[str, list[Any]]) -> None:
    common = {
        token.surface
        for text in COMMON.split()
        for token in analyze(text)
        if Kind.BREAK < token.lexeme.kind <= Kind.LIGHT
    }
    assert common
    assert all((letters(surface) or surface) in words for surface in common)


def test_flags_can_be_told_apart() -> None:
    assert len({*FLAGS.values()}) == len(FLAGS)
    assert sum(FLAGS.values()) == (1 << len(FLAGS)) - 1


def test_what_is_cut_otherwise_is_said_of_words_of_the_programs(plan_segment: Segment) -> None:
    cuts = Cuts(plan_segment.vocabulary, Lookup.of(plan_segment))
    lexicon = Lexicon(
        plan_segment,
        Numbering(plan_segment),
        lambda token: (),
        lambda token: not cuts.of([token]),
    )
    own = {lexeme.surface for lexeme in plan_segment.forward.lexemes}
    numbers = Numbering(plan_segment).numbers
    for entries in (lexicon.words(), lexicon.others()):
        uncut = {
            (entry[0] or key, entry[1])
            for key, found in entries.items()
            for entry in found
            if len(entry) > 3 and entry[3] & FLAGS["uncut"]
        }
        assert uncut
        assert {surface for surface, _ in uncut} <= own
        for surface, term in uncut:
            tokens = analyze(surface)
            # Of several words that are written so, each entry speaks of its own: 立, 立て.
            if len(tokens) == 1 and numbers.get(tokens[0].lexeme.term) == term:
                assert not cuts.of(tokens), surface
