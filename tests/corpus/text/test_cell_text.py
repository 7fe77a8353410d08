"""The lines of a cell are rejoined as their author wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.cell_text import (
    is_complete_unit,
    is_indented,
    join_divisions,
    join_name,
    join_text,
    without_indents,
)

_LINES = st.lists(st.text("あ漢ーA1 \u3000・。、（）「」(1)", min_size=1, max_size=24), max_size=8)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["インターネット広", "報広聴事業"], "インターネット広報広聴事業"),
        (["Microsoft", "Office導入"], "Microsoft Office導入"),
        (["ふくしま", "Society5.0推進", "事業"], "ふくしまSociety5.0推進事業"),
        (["県市町村Ｗ", "eb会議"], "県市町村Ｗeb会議"),  # a full-width letter breaks as kanji do
        ([], ""),
    ],
)
def test_name_is_one_line(lines: list[str], name: str) -> None:
    assert join_name(lines) == name


def test_full_lines_run_on_and_bullets_begin_lines() -> None:
    lines = [
        "○除染後農地の地力の「見える化」技術の開",
        "発",
        "○衛星画像を活用した水稲管理技術の開発",
        "(1)統合宛名システムの保守運用",
    ]
    assert join_text(lines) == (
        "○除染後農地の地力の「見える化」技術の開発\n"
        "○衛星画像を活用した水稲管理技術の開発\n"
        "(1)統合宛名システムの保守運用"
    )


def test_paragraphs_lose_their_indent_and_hanging_lines_keep_it() -> None:
    assert join_text(["　一つめの段落。", "　二つめの段落。"]) == "一つめの段落。\n二つめの段落。"
    assert join_text(["・移転　１社", "　東京からの移転"]) == "・移転　１社\n　東京からの移転"


def test_line_with_an_open_bracket_goes_on() -> None:
    lines = ["1,200,000件（平成35年度（令和5年", "度））", "（第7次計画より）"]
    assert join_text(lines) == "1,200,000件（平成35年度（令和5年度））\n（第7次計画より）"


@given(_LINES)
def test_every_character_that_is_not_blank_survives(lines: list[str]) -> None:
    source = "".join("".join(lines).split())
    assert "".join(join_text(lines).split()) == source
    assert "".join(join_name(lines).split()) == source


@given(_LINES)
def test_divisions_keep_every_character(lines: list[str]) -> None:
    assert "".join(join_divisions(lines)) == "".join(lines)


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("環境保全農", False),
        ("環境共生課（環境創造", False),
        ("環境共生課（環境創造センター）", True),
        ("財務課施設", False),
        ("図書館", True),
        ("", False),
    ],
)
def test_complete_unit(text: str, complete: bool) -> None:
    assert is_complete_unit(text) is complete


@pytest.mark.parametrize(
    ("text", "is_so", "without"),
    [
        ("\u3000設置　40基\n\u3000時間　半分", True, "設置　40基\n時間　半分"),
        ("\n\u3000一つ\n二つ", True, "\n一つ\n二つ"),
        ("・設置\n\u300040基", False, "・設置\n40基"),
        ("", False, ""),
    ],
)
def test_a_text_that_begins_with_an_indent(text: str, is_so: bool, without: str) -> None:
    assert is_indented(text) == is_so
    assert without_indents(text) == without
