"""A difference on a terminal: everything named, nothing of the middle that stays the same."""

from corpus.difference.records import Change, Difference, FieldChange
from corpus.difference.report import render_change, render_difference
from corpus.record import Program


def _program(number: int, name: str = "防災訓練") -> Program:
    return Program(f"a-{number}", "", number, name)


def test_nothing_changed_is_one_line() -> None:
    assert (
        render_difference(Difference((), (), (), 1_200, False))
        == "変わるところはありません（1,200件）。"
    )


def test_added_changed_and_removed_are_named() -> None:
    change = Change(_program(2, "防災訓練"), _program(2, "防災教室"))
    text = render_difference(Difference((_program(1),), (change,), (_program(3),), 4, False))
    assert text.splitlines() == [
        "加わる 1件、変わる 1件、なくなる 1件、同じ 4件",
        "加わるもの（1件）",
        "  a-1  防災訓練",
        "変わるもの（1件）",
        "  a-2  防災教室",
        "    施策（事業）名称: 【防災訓練→防災教室】",
        "なくなるもの（1件）",
        "  a-3  防災訓練",
    ]


def test_what_does_not_fit_is_counted() -> None:
    text = render_difference(Difference(tuple(map(_program, range(25))), (), (), 0, False))
    assert text.count("防災訓練") == 20
    assert text.endswith("ほか5件（--json ですべて出ます）")


def test_a_change_shows_its_surroundings_only() -> None:
    same = "県民の安全と安心を守るために行う取組の一つである"
    shown = render_change(FieldChange("取組概要", f"{same}。年2回", f"{same}。年3回"))
    assert "【2→3】" in shown
    assert shown.startswith("…")
    assert len(shown) < len(same) + 8


def test_colours_are_closed_and_control_characters_named() -> None:
    shown = render_change(FieldChange("取組概要", "年2回\x1b", "年3回\x1b"), colour=True)
    assert "\x1b[31;9m2\x1b[0m→\x1b[32;4m3\x1b[0m" in shown
    assert "<U+001B>" in shown
