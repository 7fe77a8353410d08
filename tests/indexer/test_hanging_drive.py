"""A drive that does not answer keeps one thread, and nobody who asks."""

import threading

import pytest

from indexer.hanging_drive import Aside, Asked

# Longer than any machine takes for what is quick here.
LONG = 60.0


def hang(until: threading.Event) -> str:
    until.wait(LONG)
    return "late"


def test_what_an_action_returns_or_raises_is_its_result() -> None:
    done = Aside(lambda: 1)
    assert done.is_done(LONG)
    assert done.result() == 1
    failed = Aside(lambda: 1 / 0)
    assert failed.is_done(LONG)
    with pytest.raises(ZeroDivisionError):
        failed.result()


def test_an_action_that_hangs_is_waited_for_from_its_beginning() -> None:
    answers = threading.Event()
    hanging = Aside(lambda: hang(answers))
    assert not hanging.is_done(0.05)
    assert hanging.age >= 0.05
    assert not hanging.is_done(0.05), "the time is over: it is not waited for again"
    answers.set()
    assert hanging.is_done(LONG)
    assert hanging.result() == "late"


def test_the_last_answer_stands_while_one_hangs() -> None:
    asked, answers = Asked("first"), threading.Event()
    assert asked.ask(lambda: "second", LONG) == "second"
    assert asked.waiting == 0
    assert asked.ask(lambda: hang(answers), 0.01) == "second"
    assert asked.waiting > 0
    threads = threading.active_count()
    assert [asked.ask(lambda: "never begun", 0.01) for _ in range(20)] == ["second"] * 20
    assert threading.active_count() == threads
    answers.set()
    assert asked.ask(lambda: "not yet", LONG) == "late"
    assert asked.ask(lambda: "third", LONG) == "third"


def test_what_is_raised_is_raised_once_and_asked_again() -> None:
    asked = Asked(0)
    with pytest.raises(ZeroDivisionError):
        asked.ask(lambda: 1 // 0, LONG)
    assert asked.ask(lambda: 2, LONG) == 2
