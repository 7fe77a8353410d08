"""Lines of a cell back to running text."""

from dataclasses import replace

import pytest

from corpus.pdf.page import Line
from corpus.pdf.text.wording import Margins, margins, text_of, unit_text
from tests.corpus.pdf.typed import line

_ROOM = Margins(0.0, 200.0, 12.0)


def _down(*texts: str, x: float = 0.0) -> list[Line]:
    return [line(text, x, 12.0 * n) for n, text in enumerate(texts)]


def test_a_full_line_goes_on_and_a_short_one_was_ended() -> None:
    full = "県民の安全と安心を守るため防災の訓練を行"
    assert text_of(_down(full, "います。"), _ROOM) == f"{full}います。"
    assert text_of(_down("県民を守る。", "訓練を行う。"), _ROOM) == "県民を守る。\n訓練を行う。"


def test_a_bullet_begins_a_line_and_an_open_bracket_goes_on() -> None:
    full = "県民の安全と安心を守るため防災の訓練を行"
    assert text_of(_down(full, "○広報をする。"), _ROOM) == f"{full}\n○広報をする。"
    assert text_of(_down("訓練（図上と", "実動）をする。"), _ROOM) == "訓練（図上と実動）をする。"


def test_an_indent_becomes_a_character() -> None:
    lines = [line("県民を守る。", 0, 0), line("訓練を行う。", 10, 12)]
    assert text_of(lines, _ROOM) == "県民を守る。\n\u3000訓練を行う。"


def test_a_line_left_empty_stays_empty() -> None:
    lines = [line("県民を守る。", 0, 0), line("訓練を行う。", 0, 30)]
    assert text_of(lines, _ROOM) == "県民を守る。\n\n訓練を行う。"


def test_vertical_text_and_no_text() -> None:
    assert text_of([line("防災", is_vertical=True)], _ROOM) == "防災"
    assert text_of([], _ROOM) == ""


def test_margins_are_where_the_lines_crowd() -> None:
    cells = [_down("一二三四五六七八九十", "一二三四", x=3.0) for _ in range(4)]
    room = margins(cells, 150.0)
    assert (room.left, room.right, room.pitch) == (3.0, 103.0, 12.0)


def test_without_broken_lines_both_margins_are_alike() -> None:
    room = margins([_down("一二三", x=3.0)], 150.0)
    assert (room.left, room.right, room.pitch) == (3.0, 147.0, 0.0)


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (("総務部", "防災課"), "総務部\n防災課"),
        (("保健福祉総務", "課"), "保健福祉総務課"),
        (("教育委員会", "社会教育", "課"), "教育委員会\n社会教育課"),
    ],
)
def test_names_go_on_until_they_are_complete(lines: tuple[str, ...], units: str) -> None:
    assert unit_text(_down(*lines), _ROOM) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("地域安全課市民課", "地域安全課\n市民課"),
        ("情報政策課", "情報政策課"),
        ("市民税課税課", "市民税課税課"),
        ("課税課", "課税課"),
        ("福祉課（窓口）", "福祉課（窓口）"),
    ],
)
def test_divisions_written_downwards_are_parted_behind_each(text: str, units: str) -> None:
    downwards = [replace(one, is_vertical=True) for one in _down(text)]
    assert unit_text(downwards, _ROOM) == units
