"""How much programs are alike: by letters of names, telling words and department."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.linking.likeness import WEIGHTS, Comparer, Likeness, bigrams

_PROGRAMS = (
    Program("a", "", 1, "防災訓練事業", "地震に備えて避難の訓練をする。", department="総務部"),
    Program("b", "", 2, "防災教室事業", "地震に備えて避難を教える。", department="総務部"),
    Program("c", "", 3, "観光案内", "外国人の旅行者を案内する。", department="商工部"),
)


@pytest.fixture(scope="module")
def comparer(segment_of) -> Comparer:
    segment: Segment = segment_of(_PROGRAMS)
    return Comparer(segment, {program.id: n for n, program in enumerate(_PROGRAMS)})


def test_a_program_is_most_like_itself(comparer: Comparer) -> None:
    likeness = comparer.likeness(_PROGRAMS[0], _PROGRAMS[0])
    assert (likeness.name, likeness.department) == (1, 1)
    assert likeness.text == pytest.approx(1)
    assert likeness.confidence > 0.99


def test_likeness_is_mutual_and_less_for_others(comparer: Comparer) -> None:
    one, other, far = _PROGRAMS
    near = comparer.likeness(one, other)
    assert near.name == comparer.likeness(other, one).name
    assert near.text == pytest.approx(comparer.likeness(other, one).text)
    assert 0 < comparer.likeness(one, far).confidence < near.confidence < 1


def test_candidates_are_the_likest_first_and_only_what_shares_something(comparer: Comparer) -> None:
    one, other, far = _PROGRAMS
    found = comparer.candidates([one], [far, other, one], 2)["a"]
    assert [program.id for program, _ in found] == ["a", "b"]
    assert comparer.candidates([far], [one], 5)["c"] == []


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.sampled_from(sorted(WEIGHTS)))
def test_more_likeness_is_never_less_sure(name: float, text: float, unit: float, more: str) -> None:
    less = Likeness(name, text, unit)
    assert less.confidence <= replace(less, **{more: 1.0}).confidence


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("防災訓練", {"防災", "災訓", "訓練"}),
        ("ＩＣＴ 化", {"ic", "ct", "t化"}),
        ("港", {"港"}),
        ("", {""}),
    ],
)
def test_letters_in_a_row_whatever_their_width(name: str, pairs: set[str]) -> None:
    assert bigrams(name) == pairs
