"""The words and compounds of a collection."""

import pytest

from corpus import Program
from indexer.build.analysis import analyze_programs
from indexer.index.field_boosts import texts
from indexer.index.segment import Segment
from indexer.index.words.phrases import Phrase, phrases


def of(*summaries: str, department: str = "") -> dict[str, Phrase]:
    programs = [
        Program(id=str(n), area="", number=n, name="", summary=text, department=department)
        for n, text in enumerate(summaries)
    ]
    found = phrases(analyze_programs([texts(one) for one in programs]), programs)
    return {phrase.text: phrase for phrase in found}


def test_nouns_and_what_stands_behind_them() -> None:
    found = of("防災情報システムを見直す。")
    assert set(found) == {
        *("防災", "情報", "システム", "防災情報", "情報システム", "防災情報システム"),
    }


def test_suffixes_belong_to_the_word_before() -> None:
    found = of("高齢者の新規参入")
    assert {"高齢者", "新規参入"} <= set(found)
    assert "者" not in found


def test_the_commonest_first_with_their_readings() -> None:
    found = of("防災の日", "防災と訓練", "訓練と防災")
    assert next(iter(found)) == "防災"
    assert found["防災"] == Phrase("防災", "ボウサイ", 3)
    assert found["訓練"].count == 2


def test_words_are_as_the_first_program_writes_them() -> None:
    assert "ＡＲ" in of("ＡＲを使う", "ARを使う")


def test_at_most_four_parts() -> None:
    found = of("住民基本台帳ネットワークシステム")
    assert max(found, key=len) == "基本台帳ネットワークシステム"


def test_nothing_runs_over_a_break_or_a_function_word() -> None:
    assert not {"防災訓練", "訓練消防"} & set(of("防災。訓練の消防"))


def test_who_runs_a_program_is_no_phrase() -> None:
    assert "総務" not in of("防災", department="総務部")


def test_without_programs_there_are_none() -> None:
    assert of() == {}
    assert of("") == {}
    assert of("の。😀") == {}


@pytest.mark.parametrize("text", ["防災", "高齢者", "市町村", "電子入札"])
def test_words_of_the_plan(plan_segment: Segment, text: str) -> None:
    found = {phrase.text: phrase for phrase in plan_segment.phrases}
    assert found[text].reading
    assert all(phrase.count > 0 for phrase in plan_segment.phrases)
    counts = [phrase.count for phrase in plan_segment.phrases]
    assert counts == sorted(counts, reverse=True)
