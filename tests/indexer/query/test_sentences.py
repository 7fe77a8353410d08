"""Sentences: which of their words a program need not have."""

from collections.abc import Sequence

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import IMPORTANCE
from indexer.query.sentences import loosened
from indexer.text.lexeme import Kind

IDF = {"補助金": 3.0, "人": 1.0, "防災": 2.0, "知る": 2.0}


def slot(text: str, kind: Kind = Kind.NOUN, required: bool = True) -> Slot:
    match = Match(Channel.WORD, 1.0, text, ((text,),))
    return Slot(text, (0, 0), IMPORTANCE[kind], required, False, (match,))


def rarity(matches: Sequence[Match]) -> float:
    return IDF[matches[0].text]


def required(*slots: Slot) -> list[str]:
    runs = [(at, [one]) for at, one in enumerate(slots)]
    found = loosened(runs, rarity)
    assert [at for at, _ in found] == list(range(len(slots)))
    return [one.text for _, [one] in found if one.required]


def test_common_nouns_of_a_sentence_are_not_required() -> None:
    assert required(slot("補助金"), slot("人"), slot("防災")) == ["補助金", "防災"]


def test_verbs_never_are() -> None:
    assert required(slot("防災"), slot("知る", Kind.VERB, required=True)) == ["防災"]


def test_what_was_not_required_is_not_now() -> None:
    assert required(slot("補助金", required=False), slot("防災")) == ["防災"]


def test_no_words_are_none() -> None:
    assert loosened([], rarity) == []
