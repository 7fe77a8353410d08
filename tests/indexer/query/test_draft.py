"""The plan as it is put together."""

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import Draft, UnitWords, run_of


def slot(text: str, *matches: Match) -> Slot:
    return Slot(text, (0, 0), 1.0, True, False, matches)


def test_a_word_of_the_query_is_no_hint_for_another() -> None:
    hospital = Match(Channel.WORD, 1.0, "病院", ((1,),))
    patient = Match(Channel.WORD, 1.0, "患者", ((2,),))
    alike = Match(Channel.RELATED, 0.3, "病院", ((1,),), hint=True)
    other = Match(Channel.RELATED, 0.3, "医師", ((3,),), hint=True)
    draft = Draft()
    slots = [slot("病院", hospital), slot("患者", patient, alike, other)]
    draft.add(UnitWords(runs=[run_of(slots, None, False)]))
    first, second = draft.plan().slots
    assert first.matches == (hospital,)
    assert second.matches == (patient, other)


def test_the_words_of_a_unit_are_the_same_at_another_place() -> None:
    hospital = Match(Channel.WORD, 1.0, "病院", ((1,),))
    patient = Match(Channel.WORD, 1.0, "患者", ((2,),))
    words = [slot("病院", hospital), slot("患者", patient)]
    first = UnitWords((slot("病"),), (hospital,), [run_of(words, 1, True)])
    moved = first.at((3, 1))
    places = [one.place for one in (*moved.alone, *moved.runs[0].slots)]
    assert places == [(3, 1)] * 3
    assert moved.at((0, 0)) == first._replace(alone=[*first.alone])
