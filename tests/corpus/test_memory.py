"""The collector sleeps while rows are made, and equal short texts are one object."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.memory import Each, Mapped, SharedTexts, collector_eased, collector_paused


def test_the_collector_sleeps_and_wakes_also_after_an_error() -> None:
    slept: list[bool] = []

    def fails() -> None:
        with collector_paused():
            slept.append(not gc.isenabled())
            raise ValueError("row")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="row"):
        fails()
    assert slept == [True]
    assert gc.isenabled()


def test_a_collector_that_slept_before_sleeps_on() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_at_ease_looks_seldom_and_only_at_what_is_new() -> None:
    before = gc.get_threshold()

    def fails() -> None:
        with collector_eased():
            assert gc.isenabled()
            assert gc.get_threshold()[0] > before[0]
            assert gc.get_freeze_count() > 0
            raise ValueError("page")

    with pytest.raises(ValueError, match="page"):
        fails()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_what_somebody_else_froze_stays_so() -> None:
    gc.freeze()
    try:
        with collector_eased():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


@given(st.lists(st.text(max_size=30)))
def test_texts_stay_equal(texts: list[str]) -> None:
    assert list(map(SharedTexts(), texts)) == texts


def test_equal_short_texts_are_one_object_and_long_ones_are_let_be() -> None:
    shared = SharedTexts()
    first, second = "".join(["総務", "部"]), "".join(["総", "務部"])
    assert shared(first) is first
    assert shared(second) is first
    long = "長" * 30
    assert shared(long) is long
    assert shared("".join(["長"] * 30)) is not long


def test_of_very_many_texts_the_later_ones_are_not_kept() -> None:
    shared = SharedTexts()
    for number in range(10_000):
        shared(str(number))
    late, again = "".join(["後", "から"]), "".join(["後か", "ら"])
    assert shared(late) is late
    assert shared(again) is again


@given(st.lists(st.integers()), st.slices(20))
def test_each_has_what_a_list_would_have(values: list[int], part: slice) -> None:
    each = Each(values.__getitem__, len(values))
    assert list(each) == values
    assert list(each[part]) == values[part]
    assert [each[place] for place in range(-len(values), len(values))] == values * 2
    for place in (len(values), -len(values) - 1):
        with pytest.raises(IndexError):
            each[place]


@given(st.lists(st.integers()), st.slices(20))
def test_mapped_has_what_a_list_would_have(values: list[int], part: slice) -> None:
    mapped = Mapped(str, values)
    assert list(mapped) == list(map(str, values))
    assert list(mapped[part]) == list(map(str, values[part]))
    assert [mapped[place] for place in range(len(values))] == list(mapped)
    assert len(mapped) == len(values)
