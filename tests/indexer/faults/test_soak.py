"""A site under all that happens to it, for seconds; SECURITY.md has the figures of minutes."""

import json
from pathlib import Path

import pytest

from tests.indexer.faults.fault_site import Editions
from tests.indexer.faults.fault_soak import Reader, is_way_through, lines_of, soak
from webui.serving.processes import can_fork


@pytest.mark.skipif(not can_fork(), reason="this system forks no processes")
@pytest.mark.parametrize("seconds", [4.0, pytest.param(60.0, marks=pytest.mark.long)])
def test_nothing_is_wrong_while_all_happens(tmp_path: Path, seconds: float) -> None:
    result = soak(tmp_path, seconds, 0.3)
    assert result.wrong == []
    assert result.answers > 10
    assert result.acts["update"]


@pytest.mark.parametrize(
    ("seen", "is_one"),
    [
        ([], True),
        ([1, 3], True),
        ([1, 2, 1], True),
        ([1, 2, 1, 3], True),
        ([3, 2], False),
        ([1, 2, 1, 2], False),
        ([4], False),
    ],
)
def test_generations_are_seen_in_the_order_in_which_they_were_published(
    seen: list[int], is_one: bool
) -> None:
    assert is_way_through(seen, [1, 2, 1, 3]) == is_one


def test_a_half_line_of_a_log_is_noted(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_text(json.dumps({"status": 200}) + "\n")
    (tmp_path / "access.1").write_text('{"status"\n')
    wrong: list[str] = []
    assert lines_of(tmp_path, wrong) == 2
    assert len(wrong) == 1


def test_a_reader_tells_wrong_answers_from_cut_ones() -> None:
    reader = Reader("http://127.0.0.1:1/", Editions(), 0)

    def wrong() -> None:
        raise AssertionError("two editions in one answer")

    def cut() -> None:
        raise ConnectionResetError

    for look in (wrong, cut):
        reader.ask(look)
    assert (reader.answers, reader.cut, len(reader.errors)) == (0, 1, 1)
