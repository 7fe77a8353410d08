"""The shipped thesaurus, and what of it leads to a collection's words."""

from pathlib import Path

import pytest

from indexer.thesaurus import table
from indexer.thesaurus.table import alike, said_by_kanji, thesaurus, write


def test_the_shipped_table_has_every_pair_in_both_directions() -> None:
    shipped = thesaurus()
    assert len(shipped) > 10_000
    for word, near in list(shipped.items())[::500]:
        for other, nearness in near:
            assert 0 < nearness <= 1
            assert (word, nearness) in shipped[other]


def test_a_table_comes_back_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "PATH", tmp_path / "table")
    thesaurus.cache_clear()
    write({("大雪", "積雪"): 0.8, ("大雪", "豪雪"): 1.0})
    try:
        assert thesaurus() == {
            "大雪": [("豪雪", 1.0), ("積雪", 0.8)],
            "積雪": [("大雪", 0.8)],
            "豪雪": [("大雪", 1.0)],
        }
    finally:
        thesaurus.cache_clear()


def test_a_kanji_is_said_by_words_that_have_it_inside_and_are_near() -> None:
    said = said_by_kanji()
    assert {"河川", "木材", "国家"} <= said["河"] | said["木"] | said["国"]
    assert not {"諸国", "土木", "家族"} & (said["国"] | said["木"] | said["家"])
    assert all(len(kanji) == 1 and kanji in word for kanji, words in said.items() for word in words)


def test_words_lead_to_known_terms() -> None:
    near = {"大雪": [("豪雪", 1.0), ("雨量", 0.5)], "豪雪": [("大雪", 1.0)]}
    assert alike(near, {"豪雪", "雨量"}) == {"大雪": [("豪雪", 1.0)]}
    assert alike(near, {"豪雪"}, common={"豪雪"}) == {}


def test_known_terms_lead_to_others_by_meaning_and_not_by_kanji() -> None:
    near = {"大雪": [("積雪", 0.9)], "積雪": [("大雪", 0.9)]}
    known = {"大雪", "積雪", "雪害"}
    assert alike(near, known, {"積雪": [("雪害", 0.5)]}) == near


def test_a_common_term_leads_nowhere() -> None:
    near = {"大雪": [("積雪", 0.9)], "積雪": [("大雪", 0.9)]}
    assert alike(near, {"大雪", "積雪"}, common={"積雪"}) == {}


def test_what_has_the_same_kanji_stands_behind_what_is_nearer() -> None:
    near = {"大雪": [("雪量", 0.9)]}
    kanji = {"大雪": [("雪量", 0.5), ("雪害", 0.5)], "減らし": [("減量", 0.6)]}
    assert alike(near, {"雪量", "雪害", "減量"}, kanji) == {
        "大雪": [("雪量", 0.9), ("雪害", 0.5)],
        "減らし": [("減量", 0.6)],
    }
