"""Why a hit was found, in the order of the query."""

from collections.abc import Iterable

import numpy as np

from indexer.answer.explain import ALIKE, Evidence, evidence, reasons
from indexer.index.postings import Postings
from indexer.matches.lookup import Found
from indexer.matches.match import Channel, Match


def match(channel: Channel, text: str, weight: float, hint: bool = False) -> Match:
    return Match(channel, weight, text, ((1,),), hint=hint)


def told(slots: Evidence, texts: Iterable[str] = ()) -> tuple[str, ...]:
    return reasons(slots, texts, {})


WORD = match(Channel.WORD, "防災", 1.0)
SYNONYM = match(Channel.SYNONYM, "消防", 0.6)
HINT = match(Channel.RELATED, "訓練", 0.4, hint=True)
READING = match(Channel.READING, "かいぎ", 0.9)


def found_in(found: Match, *docs: int) -> Found:
    return Found(found, Postings(np.array(docs, np.int32), np.ones(len(docs), np.float32)))


def test_every_match_that_a_program_has_hints_where_nothing_is_better() -> None:
    found = (
        (found_in(WORD, 1, 4), found_in(SYNONYM, 4, 7), found_in(HINT, 1, 9)),
        (found_in(READING, 9),),
    )
    slots = evidence(np.array([1, 4, 7, 9, 12]), found)
    assert [[list(matches) for matches in hit] for hit in slots] == [
        [[WORD], []],
        [[WORD, SYNONYM], []],
        [[SYNONYM], []],
        [[HINT], [READING]],
        [[], []],
    ]


def test_the_best_match_of_each_slot_is_the_reason() -> None:
    assert told([[SYNONYM, WORD], [READING]]) == ("防災", "読み: かいぎ")
    assert told([[SYNONYM], []]) == ("同義語: 消防",)
    assert told([[HINT]]) == ("関連語: 訓練",)


def test_a_reason_is_said_once() -> None:
    assert told([[WORD], [WORD]]) == ("防災",)


def test_a_reading_that_stands_there_as_it_is_typed_is_the_word() -> None:
    assert told([[READING]], ["会議"]) == ("読み: かいぎ",)
    assert told([[SYNONYM], [READING]], ["かいぎの記録"]) == ("同義語: 消防", "かいぎ")


def test_who_has_no_word_is_alike_and_no_word_needs_no_reason() -> None:
    assert told([[], []]) == (ALIKE,)
    assert told([]) == ()


def test_nothing_found_is_no_evidence() -> None:
    assert evidence(np.zeros(0, np.int64), ((), ())) == []
    assert evidence(np.array([3]), ()) == [[]]


def test_hits_that_share_their_evidence_have_their_own_texts() -> None:
    shared: Evidence = [[READING]]
    own = [reasons(shared, [text], known) for known in [{}] for text in ("会議", "かいぎ", "会")]
    assert own == [("読み: かいぎ",), ("かいぎ",), ("読み: かいぎ",)]
