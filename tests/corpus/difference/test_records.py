"""Differences: by id, then by name; field by field, word by word."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import columns
from corpus.difference.records import Change, FieldChange, difference
from corpus.difference.report import render_change, render_difference
from corpus.difference.words import word_difference
from corpus.record import Program

A = Program("a", "分野", 1, "甲事業", "県民へ情報を提供する。", divisions=("広報課",))
B = Program("b", "分野", 2, "乙事業")
C = Program("c", "分野", 3, "丙事業")


def test_added_changed_removed() -> None:
    changed = replace(A, summary="県民へ情報を発信する。", divisions=("広報課", "文書課"))
    found = difference((A, B), (changed, C))
    assert found.added == (C,)
    assert found.removed == (B,)
    assert found.changed == (Change(A, changed),)
    assert [field.column for field in found.changed[0].fields] == [
        columns.SUMMARY,
        columns.DIVISION,
    ]
    assert (found.unchanged, found.reordered) == (0, False)


def test_nothing_changed() -> None:
    found = difference((A, B), (replace(A), replace(B)))
    assert not found
    assert found.unchanged == 2


def test_order() -> None:
    assert difference((A, B, C), (A, C)).reordered is False
    assert difference((A, B, C), (B, A, C)).reordered is True


def test_a_new_id_is_a_change_where_the_name_is_the_only_one() -> None:
    renamed = replace(A, id="z")
    assert difference((A,), (renamed,)).changed == (Change(A, renamed),)
    twice = (A, replace(A, id="a2"))
    assert difference(twice, (renamed,)).added == (renamed,)


@given(
    st.lists(st.sampled_from("abcde"), unique=True), st.lists(st.sampled_from("abcde"), unique=True)
)
def test_every_program_is_in_exactly_one_place(before: list[str], after: list[str]) -> None:
    old = [Program(id_, "", None, f"名{id_}") for id_ in before]
    new = [Program(id_, "", None, f"名{id_}", "変") for id_ in after]
    found = difference(old, new)
    assert len(found.added) + len(found.changed) + found.unchanged == len(new)
    assert len(found.removed) + len(found.changed) + found.unchanged == len(old)


@given(st.text("県民へ情報を提供するABC12 。\n"), st.text("県民へ情報を発信するABC34 。\n"))
def test_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_long_text_is_compared_in_no_time() -> None:
    pieces = word_difference("あA" * 100_000, "いB" * 100_000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("県民へ情報を提供する。", "県民へ情報を発信する。", "県民へ情報を【提供→発信】する。"),
        ("", "新しい", "【→新しい】"),
        ("古い", "", "【古い→】"),
        ("一行目", "一行目\n二行目", "一行目【→⏎二行目】"),
        ("A\x1b[31m", "B", "【A<U+001B>[31m→B】"),
        (
            "はじめに長い文が続いています。そして県民へ情報を提供する。",
            "はじめに長い文が続いています。そして県民へ情報を発信する。",
            "…続いています。そして県民へ情報を【提供→発信】する。",
        ),
    ],
)
def test_a_change_on_one_line(before: str, after: str, shown: str) -> None:
    assert render_change(FieldChange("取組概要", before, after)) == shown


def test_what_stays_is_cut_around_a_change() -> None:
    text = "あ漢" * 100
    rendered = render_change(FieldChange("取組概要", f"{text}A{text}", f"{text}B{text}"))
    assert len(rendered) < 50
    assert "…" in rendered
    assert "【A→B】" in rendered


def test_colours_only_where_asked_for() -> None:
    field = FieldChange("取組概要", "提供する", "発信する")
    assert "\x1b" not in render_change(field)
    assert render_change(field, colour=True) == (
        "【\x1b[31;9m提供\x1b[0m→\x1b[32;4m発信\x1b[0m】する"
    )


def test_rendering_in_japanese() -> None:
    changed = replace(B, summary="新しい概要")
    assert render_difference(difference((A, B), (C, changed))) == "\n".join(
        (
            "加わる 1件、変わる 1件、なくなる 1件、同じ 0件",
            "加わるもの（1件）",
            "  c  丙事業",
            "変わるもの（1件）",
            "  b  乙事業",
            "    取組概要: 【→新しい概要】",
            "なくなるもの（1件）",
            "  a  甲事業",
        )
    )
    assert render_difference(difference((A,), (A,))) == "変わるところはありません（1件）。"


def test_long_lists_end_with_a_count() -> None:
    new = tuple(Program(f"n{number}", "", None, f"事業{number}") for number in range(500))
    assert "ほか480件" in render_difference(difference((), new))
    changed = tuple(replace(program, summary="新") for program in new)
    assert "ほか470件" in render_difference(difference(new, changed))


def test_json_has_everything() -> None:
    document = json.loads(
        json.dumps(difference((A, B), (replace(A, summary="県民へ情報を発信する。"), C)).as_json())
    )
    assert document["added"] == [{"id": "c", "name": "丙事業"}]
    assert document["removed"] == [{"id": "b", "name": "乙事業"}]
    (change,) = document["changed"]
    assert change["id"] == "a"
    (field,) = change["fields"]
    assert (field["column"], field["before"]) == ("取組概要", "県民へ情報を提供する。")
    assert ["removed", "提供"] in field["pieces"]
    assert ["added", "発信"] in field["pieces"]
