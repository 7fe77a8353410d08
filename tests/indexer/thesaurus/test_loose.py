"""Which words of a synonym group are two things, as the shipped table has it."""

from pathlib import Path

import pytest

from indexer.text.analyzer import analyze
from indexer.thesaurus import loose
from indexer.thesaurus.loose import are_loose, write

JUDGED = Path(__file__).with_name("judged.tsv")
# What the table had when it was made: of the pairs judged before that, by half, so many of those
# that are two things are loose at least, and of those that are one at most.
OTHER = {"tune": 46, "hold": 23}
SAME = {"tune": 16, "hold": 18}


def _loose(verdict: str, half: str) -> int:
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return sum(are_loose(one, other) for one, other, *own in rows if own == [verdict, half])


@pytest.mark.parametrize("half", ["tune", "hold"])
def test_most_judged_pairs_are_told_apart(half: str) -> None:
    assert _loose("other", half) >= OTHER[half]
    assert _loose("same", half) <= SAME[half]


@pytest.mark.parametrize(
    "pair", ["介護 看護", "バス ベース", "議会 国会", "退職 辞退", "引っ越し 移住"]
)
def test_two_things_are_loose_both_ways(pair: str) -> None:
    one, other = pair.split()
    assert are_loose(one, other)
    assert are_loose(other, one)


@pytest.mark.parametrize(
    "pair", ["保育園 保育所", "老人 高齢者", "申込 応募", "議事録 会議録", "補助金 助成金"]
)
def test_one_thing_is_not(pair: str) -> None:
    one, other = (analyze(word)[0].lexeme.term for word in pair.split())
    assert not are_loose(one, other)


def test_a_table_comes_back_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loose, "PATH", tmp_path / "table")
    loose.load.cache_clear()
    try:
        write([("学習", "研究"), ("勉強", "学習")])
        assert are_loose("研究", "学習")
        assert are_loose("学習", "勉強")
        assert not are_loose("勉強", "研究")
    finally:
        loose.load.cache_clear()
