"""Texts above tables: an area, a department, a note, or just a sentence."""

import pytest

from corpus.document.captions import (
    area_of,
    department_of,
    is_caption,
    is_continuation,
    is_note,
    is_same_caption,
)


@pytest.mark.parametrize(
    "text",
    [
        "第１章　安心の推進",
        "基本目標1 くらし",
        "１　くらしの安心",
        "Ⅱ．産業の振興",
        "【第2編】 産業",
    ],
)
def test_a_numbered_heading_is_an_area(text: str) -> None:
    assert area_of(f" {text}\n") == text
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 くらしの安心を守る。",
        "令和8年度",
        "3 くらし・・・・12",
        "第１章　くらし……12",
        "くらしの安心",
        "１　" + "長" * 40,
        "10件　あります",
        "※１　くらし",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert area_of(text) is None
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("（総務部）", "総務部"),
        ("■ 教育委員会", "教育委員会"),
        ("福祉局", "福祉局"),
        ("総務部は次の事業を行う", None),
        ("総務課", None),
    ],
)
def test_a_department_is_named_without_its_brackets(text: str, department: str | None) -> None:
    assert department_of(text) == department
    assert is_caption(text) is (department is not None)


@pytest.mark.parametrize(
    ("text", "note"),
    [("※再掲", True), ("（注）金額は千円", True), ("出典：総務省", True), ("事業の注", False)],
)
def test_a_note_says_so_at_its_beginning(text: str, note: bool) -> None:
    assert is_note(text) is note


def test_a_caption_that_comes_again_is_the_one_before() -> None:
    assert area_of("第1章　くらし（続き）") == "第1章　くらし"
    assert department_of("【総務部】（つづき）") == "総務部"
    assert is_same_caption("第1章　くらし（続き）", "第1章　くらし")
    assert not is_same_caption("第2章　くらし（続き）", "第1章　くらし")
    assert is_continuation("第1章　くらし 続き")
    assert not is_continuation("第1章　くらし")
    assert not is_continuation("前のページの続き")
