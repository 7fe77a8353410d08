"""Conditions on targets narrow what a search found."""

import numpy as np

from corpus.record import Program
from indexer.targets.conditions import conditions_in
from indexer.targets.narrowing import Narrowing

PROGRAMS = [
    Program("1", "", 1, "研修", targets="参加者数 100人"),
    Program("2", "", 2, "講座", targets="参加者数 20人"),
    Program("3", "", 3, "なし"),
]


def test_only_what_was_found_and_has_the_value() -> None:
    narrowing = Narrowing(lambda: PROGRAMS)
    _, conditions = conditions_in("指標>=10人")
    assert narrowing.allowed(np.array([1, 2], np.int32), conditions).tolist() == [1]


def test_without_conditions_programs_are_not_even_read() -> None:
    def nobody() -> list[Program]:
        raise AssertionError

    docs = np.array([0, 2], np.int32)
    assert Narrowing(nobody).allowed(docs, ()) is docs
