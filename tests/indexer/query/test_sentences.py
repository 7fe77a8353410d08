"""Sentences: which of their words a program need not have."""

from collections.abc import Sequence

import pytest

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import IMPORTANCE
from indexer.query.sentences import has_predicate, loosened
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

IDF = {"補助金": 3.0, "人": 1.0, "防災": 2.0, "知る": 2.0, "落とす": 2.0, "移住": 3.0}
IDF |= {"木": 6.0, "学校": 2.5, "事業": 2.2}


def slot(text: str, kind: Kind = Kind.NOUN, required: bool = True) -> Slot:
    match = Match(Channel.WORD, 1.0, text, ((text,),))
    return Slot(text, (0, 0), IMPORTANCE[kind], required, False, (match,))


def rarity(matches: Sequence[Match]) -> float:
    return IDF[matches[0].text]


def required(*slots: Slot, with_predicate: bool = False) -> list[str]:
    runs = [(at, [one]) for at, one in enumerate(slots)]
    found = loosened(runs, rarity, with_predicate)
    assert [at for at, _ in found] == list(range(len(slots)))
    return [one.text for _, [one] in found if one.required]


def test_common_nouns_of_a_sentence_are_not_required() -> None:
    assert required(slot("補助金"), slot("人"), slot("防災")) == ["補助金", "防災"]


def test_a_noun_that_few_programs_have_is_required_beside_one_that_hardly_any_has() -> None:
    assert required(slot("学校"), slot("木"), slot("事業")) == ["学校", "木"]


def test_other_verbs_never_are() -> None:
    assert required(slot("防災"), slot("知る", Kind.VERB, required=True)) == ["防災"]


def test_a_verb_that_a_noun_names_is_one() -> None:
    """移り住む is 移住: what has only the common words beside it is not complete."""
    named = slot("移り住む", Kind.VERB)
    name = Match(Channel.RELATED, 0.5, "移住", (("移住",),), hint=True)
    near = name._replace(weight=0.4)
    runs = [(0, [slot("人"), named._replace(matches=(name,))])]
    [(_, [person, moving])] = loosened(runs, rarity)
    assert (person.required, moving.required) == (False, True)
    assert moving.importance == IMPORTANCE[Kind.NOUN]
    [(_, [_, other])] = loosened([(0, [slot("人"), named._replace(matches=(near,))])], rarity)
    assert (other.required, other.importance) == (False, IMPORTANCE[Kind.VERB])


def test_a_verb_that_the_programs_have_stays_one() -> None:
    name = Match(Channel.RELATED, 0.5, "利用", (("利用",),), hint=True)
    known = slot("知る", Kind.VERB)
    known = known._replace(matches=(*known.matches, name))
    [(_, [found])] = loosened([(0, [known])], rarity)
    assert (found.required, found.importance) == (False, IMPORTANCE[Kind.VERB])


def test_what_was_not_required_is_not_now() -> None:
    assert required(slot("補助金", required=False), slot("防災")) == ["防災"]


def test_no_words_are_none() -> None:
    assert loosened([], rarity) == []


def test_of_one_noun_is_asked_what_is_said_of_it() -> None:
    lost = slot("落とす", Kind.VERB)
    assert required(slot("防災"), lost, with_predicate=True) == ["防災", "落とす"]
    two = slot("防災"), slot("補助金")
    assert required(*two, lost, with_predicate=True) == ["防災", "補助金"]


@pytest.mark.parametrize(
    "text", ["カードを落とした", "家を建てたい", "園を辞めたいのですが", "家を建てる人"]
)
def test_what_is_said_is_a_verb_at_the_end(text: str) -> None:
    assert has_predicate(analyze(text))


@pytest.mark.parametrize(
    "text", ["", "防災を知りたい", "店を探している", "家を建てる費用", "ごみを減量", "読聞かせ"]
)
def test_whoever_asks_says_nothing_of_it(text: str) -> None:
    assert not has_predicate(analyze(text))
