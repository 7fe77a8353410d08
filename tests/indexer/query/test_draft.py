"""The plan as it is put together."""

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import INSTEAD_SHARE, SPACED_BONUS, Draft, UnitWords, run_of


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


def bonuses_of(*slots: Slot) -> tuple[Match, ...]:
    draft = Draft()
    for one in slots:
        draft.add(UnitWords(runs=[run_of([one], None, False)]))
    return draft.plan().bonuses


SMOKING = Match(Channel.ENGLISH, 0.8, "smoking → 喫煙・喫烟", (("喫煙", "喫烟"),))


def test_what_stands_for_two_words_tells_where_it_stands_together() -> None:
    passive = Match(Channel.ENGLISH, 0.8, "passive → 受動", (("受動",),))
    (bonus,) = bonuses_of(slot("passive", passive), slot("smoking", SMOKING))
    assert bonus.parts == (("受動",), ("喫煙", "喫烟"))
    assert bonus.weight == SPACED_BONUS * INSTEAD_SHARE


def test_words_themselves_stand_together_without_what_stands_for_them() -> None:
    own = Match(Channel.WORD, 1.0, "喫煙", (("喫煙",),))
    room = Match(Channel.WORD, 1.0, "室", (("室",),))
    synonym = Match(Channel.SYNONYM, 0.6, "タバコ", (("タバコ",),))
    (bonus,) = bonuses_of(slot("喫煙", own, synonym), slot("室", room))
    assert (bonus.parts, bonus.weight) == ((("喫煙",), ("室",)), SPACED_BONUS)


def test_words_that_stand_for_one_stand_beside_nothing() -> None:
    assert not bonuses_of(slot("second", SMOKING), slot("hand", SMOKING))


def test_a_hint_stands_beside_nothing() -> None:
    hint = SMOKING._replace(hint=True)
    other = Match(Channel.WORD, 1.0, "室", (("室",),))
    assert not bonuses_of(slot("smoking", hint), slot("室", other))


def test_across_a_function_word_only_the_words_themselves_tell() -> None:
    room = Match(Channel.WORD, 1.0, "室", (("室",),))
    draft = Draft()
    draft.add(UnitWords(runs=[run_of([slot("smoking", SMOKING)], None, False)]))
    draft.add(UnitWords(runs=[run_of([slot("室", room)], 2, False)]))
    assert not draft.plan().bonuses
