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
