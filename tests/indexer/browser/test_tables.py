"""What a search looks up besides words: each table says what the segment says."""

from itertools import accumulate, pairwise

import orjson
import pytest

from indexer.browser import tables
from indexer.browser.numbering import Numbering
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Reach
from indexer.text.kana import sound, to_katakana
from tests.indexer.browser.unpacking import numbers


def test_a_match_says_its_reach_only_where_it_is_another() -> None:
    numbers = {"防災": 3, "訓練": 5}
    plain = Match(Channel.WORD, 1.0, "防災訓練", (("防災", "無い"), ("訓練",)), (0, 1))
    assert tables.match_value(plain, numbers) == [1.0, "防災訓練", [[3], [5]], (0, 1)]
    near = plain._replace(reach=Reach.NEAR)
    assert tables.match_value(near, numbers)[4:] == [1, ""]


def test_postings_come_back_by_adding_up(plan_segment: Segment) -> None:
    numbering = Numbering(plan_segment)
    rows = list(tables.postings(plan_segment, numbering))
    assert len(rows) == len(plan_segment.terms)
    for number in (0, len(rows) // 2, len(rows) - 1):
        found = list(accumulate(numbers(rows[number])))
        assert found == plan_segment.positions_of(numbering.own[number]).tolist()


def test_folded_texts_are_those_of_the_segment(plan_segment: Segment) -> None:
    rows = list(tables.folded(plan_segment))
    assert len(rows) == plan_segment.programs
    assert {len(row) for row in rows} == {plan_segment.schema.width}
    assert "\0".join([*rows[0], ""]) in plan_segment.forward.surface.decode()


def test_readings_lead_to_terms_that_sound_so(plan_segment: Segment) -> None:
    found = tables.readings(plan_segment, Numbering(plan_segment))
    term = Numbering(plan_segment).numbers["防災"]
    rows = found[sound("ボウサイ")]
    assert any(reading == "ボウサイ" and term in terms for reading, terms in rows)
    assert all(sound(reading) == key for key, rows in found.items() for reading, _ in rows)


def test_a_kanji_leads_to_the_terms_that_have_it(plan_segment: Segment) -> None:
    found = tables.inside(plan_segment, Numbering(plan_segment))
    for character in "防災":
        rows = found[character][1:]
        terms = [Numbering(plan_segment).terms[number] for row in rows for number in row]
        assert terms
        assert all(character in term for term in terms)


def test_terms_that_have_a_kanji_are_told_apart(plan_segment: Segment) -> None:
    _, *rows = tables.inside(plan_segment, Numbering(plan_segment))["島"]
    same, others, names = ([Numbering(plan_segment).terms[n] for n in row] for row in rows)
    assert "福島" in names
    assert "福島" not in (*same, *others)
    assert all("島" in term for term in (*same, *others, *names))


def test_the_core_is_json_and_counts_as_the_segment_does(plan_segment: Segment) -> None:
    numbering = Numbering(plan_segment)
    lookup = Lookup.of(plan_segment)
    core = tables.core(plan_segment, lookup, numbering, has_pairs=True)
    assert orjson.loads(orjson.dumps(core))["programs"] == plan_segment.programs
    lengths = [numbers(own) for own in core["lengths"]]
    assert len(lengths) == core["width"]
    assert sum(map(sum, lengths)) == int(plan_segment.forward.bounds[-1])
    assert core["pairs"]
    expected = [sum(own) / max(sum(map(bool, own)), 1) for own in lengths]
    assert core["averages"] == pytest.approx(expected)


def test_names_of_many_programs_are_not_loaded(
    plan_segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tables.names(plan_segment)
    assert sum(count for *_, count in found["departments"]) == plan_segment.programs
    assert found["names"]
    monkeypatch.setattr(tables, "_MOST_NAMES", 1)
    assert tables.names(plan_segment)["names"] == []


def test_pairs_are_the_letters_that_stand_side_by_side(plan_segment: Segment) -> None:
    found = tables.pairs(plan_segment)
    texts = [to_katakana(text) for row in tables.folded(plan_segment) for text in map(str, row)]
    expected = {pair for text in texts for pair in pairwise(text)}
    assert {(one, other) for one, seconds in found.items() for other in seconds} == expected
