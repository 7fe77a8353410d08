"""Looking up matches in arrays, against looking through the programs one by one."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.field_boosts import FIELDS, texts
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Reach
from indexer.text.analyzer import analyze
from indexer.text.lexeme import row
from indexer.text.normalize import fold_text

SENTENCES = (
    "防災訓練の実施",
    "訓練と防災を行う。防災",
    "防災、訓練。実施",
    "県の防災は訓練である",
    "実施",
    "住民の福祉",
)
WORDS = ("防災", "訓練", "実施", "県", "住民", "福祉")


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    programs = [
        Program(f"p{n}", "", n, name, SENTENCES[(n * 5 + 1) % len(SENTENCES)], targets)
        for n, (name, targets) in enumerate(
            (name, targets) for name in SENTENCES for targets in ("", *SENTENCES[:3])
        )
    ]
    return segment_of(programs)


def rows(segment: Segment) -> list[list[str]]:
    """The terms of every program and field, position by position, by analysing anew."""
    return [
        row([part.lexeme for token in analyze(text) for part in token.parts])
        for doc in range(segment.programs)
        for text in texts(segment.program(doc))
    ]


def parts(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) for word in words)


def match(words: Sequence[str], steps: Sequence[int]) -> Match:
    return Match(Channel.WORD, 1.0, "".join(words), parts(words), tuple(steps))


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    gaps=st.lists(st.integers(1, 3), min_size=2, max_size=2),
)
def test_phrases_are_found_where_they_stand(
    segment: Segment, words: list[str], gaps: list[int]
) -> None:
    steps = [0, gaps[0], sum(gaps)][: len(words)]
    expected = [
        slot
        for slot, terms in enumerate(rows(segment))
        for at in range(len(terms))
        if all(terms[at + s : at + s + 1] == [w] for w, s in zip(words, steps, strict=True))
    ]
    lookup, phrase = Lookup.of(segment), match(words, steps)
    positions = lookup.positions(phrase)
    found = (np.searchsorted(segment.forward.bounds, positions, "right") - 1).tolist()
    assert found == expected
    assert lookup.occurs(phrase) == bool(expected)
    docs = sorted({slot // len(FIELDS) for slot in expected})
    assert lookup.postings(phrase).docs.tolist() == docs
    assert lookup.frequency(phrase) == len(docs)
    own = {slot // len(FIELDS) for slot in expected if slot % len(FIELDS) < 4}
    assert set(lookup.docs_with(phrase).tolist()) == own


@given(words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=3))
def test_apart_is_anywhere_in_the_program(segment: Segment, words: list[str]) -> None:
    apart = Match(Channel.WORD, 1.0, "", parts(words), (0,) * len(words))
    apart = apart._replace(reach=Reach.ANYWHERE)
    width = len(FIELDS)
    fields = rows(segment)
    having = [
        doc
        for doc in range(segment.programs)
        if all(any(w in terms for terms in fields[doc * width : (doc + 1) * width]) for w in words)
    ]
    found = Lookup.of(segment).postings(apart)
    assert found.docs.tolist() == having
    assert (found.weights > 0).all()


@pytest.mark.parametrize("text", ["訓練の", "災訓", "。", "施", "存在しない", "防災\u3000"])
def test_characters_are_found_in_the_folded_text(segment: Segment, text: str) -> None:
    surface = Match(Channel.SURFACE, 1.0, text, surface=fold_text(text))
    found = Lookup.of(segment).postings(surface).docs.tolist()
    assert found == [
        doc
        for doc in range(segment.programs)
        if any(fold_text(text) in fold_text(one) for one in texts(segment.program(doc)))
    ]


def test_a_single_word_scores_as_the_build_computed_it(segment: Segment) -> None:
    number = segment.term_numbers["福祉"]
    found = Lookup.of(segment).postings(match(["福祉"], [0]))
    assert np.array_equal(found.weights, segment.postings(number).weights)


def test_words_that_only_stand_together_score_like_one(segment: Segment) -> None:
    # 住民 and 福祉 are in the same sentence always: the phrase is as rare as either.
    phrase = Lookup.of(segment).postings(match(["住民", "福祉"], [0, 2]))
    alone = Lookup.of(segment).postings(match(["福祉"], [0]))
    assert phrase.docs.tolist() == alone.docs.tolist()
    assert phrase.weights == pytest.approx(alone.weights)
