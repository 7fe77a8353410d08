"""Counts of clients: exact for a few, never too low, shared through a file."""

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from webui.serving.counts import Counts

CLIENTS = st.sampled_from([f"203.0.113.{number}" for number in range(40)])
EVENTS = st.lists(st.tuples(CLIENTS, st.integers(100, 103), st.integers(1, 20)), max_size=60)


@given(EVENTS)
def test_a_count_is_never_too_low(events: list[tuple[str, int, int]]) -> None:
    counts, counted = Counts(), Counter[tuple[str, int]]()
    latest = 0
    for client, window, number in sorted(events, key=lambda event: event[1]):
        counts.add(client, window, number)
        counted[client, window] += number
        latest = window
    for (client, window), total in counted.items():
        if window >= latest - 1:
            assert counts.count(client, window) >= total


def test_hardly_anyone_is_counted_too_high() -> None:
    counts = Counts()
    for number in range(1000):
        counts.add(f"client {number}", 7, 1 + number % 5)
    wrong = [n for n in range(1000) if counts.count(f"client {n}", 7) != 1 + n % 5]
    assert len(wrong) <= 1
    assert counts.count("somebody else", 7) == 0


def test_windows_count_apart_and_end() -> None:
    counts = Counts()
    counts.add("x", 7, 3)
    assert [counts.count("x", window) for window in (6, 7, 8, 9)] == [0, 3, 0, 0]
    counts.add("x", 9, 1)
    assert [counts.count("x", window) for window in (7, 9)] == [0, 1]


def test_those_who_share_a_file_count_together(tmp_path: Path) -> None:
    one, other = Counts(tmp_path / "counts"), Counts(tmp_path / "counts")
    one.add("x", 7, 2)
    other.add("x", 7, 1)
    assert (one.count("x", 7), other.count("x", 7)) == (3, 3)
    assert Counts().count("x", 7) == 0
