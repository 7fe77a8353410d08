"""The kind of a column is what its heading and cells say."""

import pytest

from corpus.columns import Column
from corpus.importing.headings.guess import guessed, of_kind


@pytest.mark.parametrize(
    ("heading", "cells", "kind", "unit"),
    [
        ("予算額（千円）", ["1,200", "300", "0"], "number", "千円"),
        ("上限", ["100万円", "50万円"], "number", "万円"),
        ("定員", ["30人", "15人", "なし"], "number", "人"),
        ("達成率", ["80%", "5%"], "number", "%"),
        ("実績", ["85.3%", "72.0%", "4", "50.0%", "2"], "number", ""),
        ("実績", ["85.3%\n2", "72.0%", "4", "3\n131", "50.0%", "287.5"], "text", ""),
        ("実績", ["85.3%", "4", "12人", "3世帯"], "text", ""),
        ("定員", ["30人", "0", "15人"], "number", "人"),
        ("定員", ["30人", "１５", "20人"], "number", ""),
        ("補助額（円）", ["120万円", "5,000", "3万円"], "number", "円"),
        ("締切日", ["令和8年5月1日", "R8.6.30", "随時"], "date", ""),
        ("募集期間", ["4月1日～5月31日", "未定"], "text", ""),
        ("公開日", ["2026-04-01", "2026-05-01"], "date", ""),
        ("電話", ["024-521-1111", "0120-000-000"], "contact", ""),
        ("連絡先", ["a@example.jp", "b@example.jp"], "contact", ""),
        ("参考", ["https://a.jp/", "https://b.jp/"], "url", ""),
        ("コード", ["0012", "0034"], "text", ""),
        ("対象", ["市民", "市民", "事業者", "市民、事業者", "市民", "事業者"], "facet", ""),
        (
            "業種",
            ["建設業 / 製造業", "製造業 / 宿泊業", "建設業 / 宿泊業", "製造業"] * 3,
            "facet",
            "",
        ),
        ("種別", ["レビューシート"] * 6, "text", ""),
        ("備考", ["はじめての方が対象です。", "予約してください。"], "text", ""),
        ("状態", ["TRUE", "FALSE", "TRUE", "TRUE", "FALSE", "FALSE"], "facet", ""),
    ],
)
def test_kinds(heading: str, cells: list[str], kind: str, unit: str) -> None:
    column: Column = guessed(heading, cells)
    assert (column.kind, column.unit) == (kind, unit)


@pytest.mark.parametrize(
    "heading",
    ["担当者メモ（内部）", "内部用備考", "庁内連絡先", "メモ", "非公開情報", "備考（非公表）",
     "取扱注意事項", "ﾒﾓ", "担当者用メモ", "職員用備考", "事務局用", "引継事項",
     "引き継ぎ", "想定問答"],
)  # fmt: skip
def test_what_is_for_the_staff_alone_is_neither_shown_nor_searched(heading: str) -> None:
    column = guessed(heading, ["甲に確認", "甲に確認", "乙", "乙", "甲に確認", "乙"])
    assert (column.kind, column.shown, column.searched) == ("text", "neither", 0.0)


@pytest.mark.parametrize(
    "heading",
    [
        "備考",
        "内部評価",
        "市内部分",
        "メモリアル",
        "公開・非公開",
        "公開非公開の別",
        "職員向け研修の対象",
        "作業用具",
        "担当者",
    ],
)
def test_other_headings_are_shown(heading: str) -> None:
    column = guessed(heading, ["甲に確認した。", "乙に頼む。", "丙へ行く。"])
    assert (column.shown, column.searched) == ("page", 1.0)


def test_what_somebody_says_is_a_facet_is_shown() -> None:
    assert of_kind("庁内区分", "facet", ["甲", "乙"]).shown == "page"
    assert of_kind("庁内番号", "number", ["1", "2"]).shown == "neither"


@pytest.mark.parametrize("heading", ["対象者", "対象者 区分", "種別"])
def test_what_something_is_for_is_a_facet_where_half_of_the_values_come_again(heading: str) -> None:
    cells = ["市民\n子育て世帯", "子育て世帯", "市民、高齢者", "自治会", "事業者", "市民"]
    assert guessed(heading, cells).kind == "facet"
    assert guessed("対象者 要件", cells).kind == "text"
    assert guessed(heading, [*cells, "学生", "農家、漁家", "若者、移住者"]).kind == "text"


@pytest.mark.parametrize("heading", ["上限額", "補助額 上限額"])
def test_amounts_behind_a_word_are_numbers(heading: str) -> None:
    cells = [
        "上限30万円",
        "上限1万5千円",
        "最大50万円（加算あり）",
        "年額12万円",
        "月額：2万円",
        "一律 5千円",
    ]
    column = guessed(heading, cells)
    assert (column.kind, column.unit) == ("number", "円")
    assert (
        guessed(heading, ["要綱による", "上限なし", "市長が定める額", "上限3万円"]).kind == "text"
    )


def test_yes_and_no_are_a_facet_however_few_there_are() -> None:
    assert guessed("オンライン申請", ["可", "不可", "可", "可"]).kind == "facet"
    assert guessed("オンライン申請", ["可", "条件による", "可", "可"]).kind == "text"


def test_a_unit_stands_in_brackets_of_any_form() -> None:
    for heading in ("限度額（千円）", "限度額【千円】", "限度額〔単位：千円〕"):
        assert guessed(heading, ["300", "1,000"]).unit == "千円"
