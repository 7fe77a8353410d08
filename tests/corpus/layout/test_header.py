"""Headings are found by whole rows, wherever they are and whatever the rows below say."""

import pytest

from corpus import columns
from corpus.grid import Grid, Merge
from corpus.layout.expected_headings import Said
from corpus.layout.header import find_header


def _fields(*rows: list[str], merges: tuple[Merge, ...] = ()) -> dict[str, str | None]:
    header = find_header(Grid("a", rows, merges=merges))
    assert header is not None
    return {column.heading: column.field for column in header.columns}


def _rows_of_header(*rows: list[str], merges: tuple[Merge, ...] = ()) -> tuple[int, int]:
    header = find_header(Grid("a", rows, merges=merges))
    assert header is not None
    return header.first_row, header.last_row


@pytest.mark.parametrize(
    ("headings", "data"),
    [
        (["事業名", "事業概要", "担当課", "区分"], ["花だん", "手入れする。", "公園課", "新規"]),
        (["事業名", "担当課", "区分"], ["花だん", "課", "新規"]),
        (["事業名", "区分", "備考"], ["花だん", "再掲", "番号"]),
        (["事業名", "対象", "状態"], ["名称の整理", "部", "新"]),
        (["番号", "事業名", "種別"], ["1", "内容の見直し", "分野"]),
        (["事業名", "区分"], ["課", "新規"]),
        (["区分", "事業名"], ["再掲", "目標"]),
        # One cell that may be several of ours is one of them.
        (["事業名", "事業概要", "担当課", "種別"], ["施策名称", "見直す。", "企画課", "新規"]),
    ],
)
def test_a_row_of_data_is_no_heading_because_one_cell_says_so(
    headings: list[str], data: list[str]
) -> None:
    assert _rows_of_header(headings, data, data) == (1, 1)


def test_headings_again_below_data_begin_no_header_in_the_data() -> None:
    headings = ["事業名", "URL", "区分", "対象者"]
    assert _rows_of_header(headings, ["甲の取組", "", "新規", ""], headings) == (1, 1)


def test_a_group_over_several_columns_is_part_of_their_headings() -> None:
    rows = (
        ["番号", "事業名", "事業費（千円）", "", "担当", ""],
        ["", "", "令和7年度", "令和8年度", "部局", "課"],
        ["1", "甲", "100", "200", "総務部", "広報課"],
    )
    assert _rows_of_header(*rows) == (1, 2)
    assert _fields(*rows) == {
        "番号": columns.NUMBER,
        "事業名": columns.NAME,
        "事業費（千円） 令和7年度": None,
        "事業費（千円） 令和8年度": None,
        "担当部局": columns.DEPARTMENT,
        "担当課": columns.DIVISION,
    }


@pytest.mark.parametrize("years", [("令和5年度", "令和6年度"), ("R5", "R6"), ("2023", "2024")])
@pytest.mark.parametrize("heading", ["目標", "成果指標"])
def test_years_below_a_heading_of_ours_belong_to_it(heading: str, years: tuple[str, str]) -> None:
    rows = [
        ["番号", "事業名", heading, "", "担当課"],
        ["", "", *years, ""],
        ["1", "見守り", "50件", "60件", "福祉課"],
    ]
    assert _rows_of_header(*rows) == (1, 2)
    assert _fields(*rows) == {
        "番号": columns.NUMBER,
        "事業名": columns.NAME,
        f"{heading} {years[0]}": columns.TARGETS,
        f"{heading} {years[1]}": None,
        "担当課": columns.DIVISION,
    }


def test_a_row_of_units_belongs_to_the_headings() -> None:
    rows = (["事業名", "予算額", "概要"], ["", "（千円）", ""], ["甲", "100", "一"])
    assert _rows_of_header(*rows) == (1, 2)
    assert "予算額（千円）" in _fields(*rows)


@pytest.mark.parametrize(
    "section", ["【しごと】", "（くらし）", "※ 注記", "１　くらし", "＜まち＞"]
)
def test_a_section_right_below_the_headings_is_none_of_them(section: str) -> None:
    assert _rows_of_header(["事業名", "概要"], [section], ["甲", "一"]) == (1, 1)


def test_a_title_that_speaks_of_programs_is_no_heading() -> None:
    assert _rows_of_header(["事業名一覧"], ["令和8年度"], ["事業名", "概要"], ["甲", "一"]) == (
        3,
        3,
    )


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        # Of two with one meaning the surer is ours, the other one's own.
        (
            ["事業の目的", "事業の概要", "事業名"],
            {"事業の概要": columns.SUMMARY, "事業の目的": None},
        ),
        (["内容", "概要", "事業名"], {"概要": columns.SUMMARY, "内容": None}),
        (["名称", "事業名", "概要"], {"事業名": columns.NAME, "名称": None}),
        # 施策 is a name where there is no other, and else what programs belong to.
        (["施策名", "概要", "課"], {"施策名": columns.NAME}),
        (["施策名", "事務事業名", "課"], {"施策名": columns.AREA, "事務事業名": columns.NAME}),
        (["政策", "施策", "事務事業名"], {"政策": columns.AREA, "事務事業名": columns.NAME}),
    ],
)
def test_of_several_columns_the_surest_is_ours(
    headings: list[str], field: dict[str, str | None]
) -> None:
    found = _fields(headings, [f"{h}の一" for h in headings], [f"{h}の二" for h in headings])
    assert {heading: found[heading] for heading in field} == field


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("事業番号", ["1-1", "1-2"], None),
        ("番号", ["1", "2"], columns.NUMBER),
        ("管理番号", ["A-1", "A-1"], None),
        ("管理番号", ["A-1", "A-2"], columns.ID),
        ("リンク先", ["市のページ", "県のページ"], None),
        ("リンク先", ["https://a.jp/", ""], columns.URL),
        ("問い合わせ先", ["電話 024-521-1111", "024-521-1112"], None),
        ("問い合わせ先", ["公園課", "産業課"], columns.DIVISION),
        ("施策", ["市民が安心して暮らせるまちをつくり、" * 5] * 2, None),
    ],
)
def test_a_column_whose_cells_cannot_be_what_it_is_called_is_one_of_its_own(
    heading: str, cells: list[str], field: str | None
) -> None:
    rows = [["事業名", heading], *([f"事業{cell}", cell] for cell in cells)]
    assert _fields(*rows)[heading] == field


def test_a_name_that_is_a_code_gives_way_to_a_title() -> None:
    rows = (["name", "title"], ["S-00001", "省エネ補助金"], ["S-00002", "販路補助金"])
    assert _fields(*rows) == {"name": None, "title": columns.NAME}


def test_columns_without_a_heading_are_there_too() -> None:
    header = find_header(Grid("a", [["事業名"], ["甲", "付記"], ["乙", "", "備考"]]))
    assert header is not None
    assert [column.own for column in header.columns] == ["事業名", "見出しなし", "見出しなし（2）"]


def test_an_office_above_the_headings_is_no_group_of_columns_that_are_known_as_they_are() -> None:
    """Else a column that is hidden would come back under another heading, and be shown."""
    said = Said({"事業の目的・概要": None, "備考": None})
    rows = [
        ["事業評価一覧", "", "", "みどり川市 企画部"],
        ["事業名", "事業の目的・概要", "予算", "備考"],
        ["花だん", "手入れする。", "10", "要確認"],
    ]
    header = find_header(Grid("a", rows), said)
    assert header is not None
    assert [column.heading for column in header.columns] == rows[1]


def test_what_somebody_said_of_a_heading_counts() -> None:
    grid = Grid("a", [["とりくみ", "概要", "内容"], ["甲", "一", "二"]])
    assert find_header(grid) is None
    header = find_header(grid, Said({"とりくみ": columns.NAME, "概要": None}))
    assert header is not None
    assert header.positions == {columns.NAME: 1, columns.SUMMARY: 3}


# The headings that the standards print, and which of ours they are.
STANDARDS = {
    "GIF 451-4": (
        "制度管理ID 制度番号 元制度番号 制度変更区分 タイトル（制度名） サブタイトル（通称名）"
        " 制度所管組織 都道府県 市町村 概要 内容 対象者 用途・対象物 利用・申請方法 手続書類"
        " 受付開始日 受付終了日 詳細URL お問い合わせ先 公開日 キーワード テーマ",
        {
            "タイトル（制度名）": columns.NAME,
            "制度番号": columns.ID,
            "概要": columns.SUMMARY,
            "内容": None,
            "制度所管組織": columns.DEPARTMENT,
            "詳細URL": columns.URL,
            "キーワード": columns.KEYWORDS,
            "対象者": None,
            "受付終了日": None,
        },
    ),
    "支援制度（給付金）情報": (
        "全国地方公共団体コード ID 地方公共団体名 支援制度名 支援制度名_カナ 支援制度名_英語"
        " 支援制度種別 制度概要 内容 対象者 給付金額 補助率 受付開始日 受付終了日 利用・申請方法"
        " 連絡先名称 連絡先電話番号 連絡先内線番号 URL 備考",
        {
            "ID": columns.ID,
            "支援制度名": columns.NAME,
            "制度概要": columns.SUMMARY,
            "内容": None,
            "連絡先名称": columns.DIVISION,
            "URL": columns.URL,
            "給付金額": None,
        },
    ),
    "自治体標準オープンデータセット": (
        "都道府県コード又は市区町村コード NO 都道府県名 市区町村名 名称 名称_カナ 名称_英字 説明"
        " 連絡先名称 連絡先電話番号 連絡先内線番号 URL 備考",
        {
            "NO": columns.NUMBER,
            "名称": columns.NAME,
            "説明": columns.SUMMARY,
            "連絡先名称": columns.DIVISION,
            "連絡先電話番号": None,
            "URL": columns.URL,
        },
    ),
    "RSシステム 1-2": (
        "シート種別 事業年度 予算事業ID 事業名 府省庁の建制順 政策所管府省庁 府省庁 局・庁 部 課 室"
        " 班 係 事業の目的 現状・課題 事業の概要 事業概要URL 事業区分 事業開始年度 備考 旧事業番号",
        {
            "予算事業ID": columns.ID,
            "事業名": columns.NAME,
            "府省庁": columns.DEPARTMENT,
            "事業の概要": columns.SUMMARY,
            "事業の目的": None,
            "事業概要URL": columns.URL,
        },
    ),
    "jGrants": (
        "id name title target_area_search subsidy_max_limit acceptance_start_datetime"
        " acceptance_end_datetime target_number_of_employees detail use_purpose industry",
        {"id": columns.ID, "title": columns.NAME, "name": None, "detail": columns.SUMMARY},
    ),
}


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_headings_of_standards(standard: str) -> None:
    headings, expected = STANDARDS[standard]
    names = headings.split()
    rows = [[_sample(name, n) for name in names] for n in (1, 2)]
    found = _fields(names, *rows)
    assert {heading: found[heading] for heading in expected} == expected


def _sample(heading: str, number: int) -> str:
    """A cell as such a column has it."""
    if heading in ("NO", "ID", "id", "予算事業ID", "制度番号"):
        return str(number)
    if "URL" in heading:
        return f"https://example.jp/{number}"
    if heading == "name":
        return f"S-0000{number}"
    return "024-521-1111" if "電話" in heading else f"{heading}の{number}"


def test_groups_above_headings_that_say_enough_alone_are_part_of_them() -> None:
    rows = (
        ["事業の評価の一覧", "", "", "", "4月1日現在", ""],
        ["政策体系", "", "事務事業", "担当", "評価", ""],
        ["政策", "施策", "名称", "課", "1次", "2次"],
        ["まち", "観光", "案内所", "観光課", "A", "B"],
    )
    assert _rows_of_header(*rows) == (2, 3)
    assert _fields(*rows) == {
        "政策体系 政策": columns.AREA,
        "政策体系 施策": columns.AREA + "（2段目）",
        "事務事業名称": columns.NAME,
        "担当課": columns.DIVISION,
        "評価 1次": None,
        "評価 2次": None,
    }


def test_a_group_that_was_merged_over_some_columns_is_part_of_them() -> None:
    rows = (
        ["", "", "事業費（千円）", ""],
        ["事業名", "担当課", "R7決算", "R8予算"],
        ["案内所", "観光課", "10", "20"],
    )
    assert "事業費（千円） R8予算" in _fields(*rows, merges=(Merge(1, 3, 1, 4),))
    # What spans all of them is their title.
    rows[0][:] = ["観光の事業", "", "", ""]
    assert _rows_of_header(*rows, merges=(Merge(1, 1, 1, 4),)) == (2, 2)


@pytest.mark.parametrize(
    "above",
    [
        ["事業一覧表", "", "", "作成：企画課"],
        ["様式1", "令和8年度 事業の一覧", "", "単位：千円"],
        ["事業の表", "", "", "4月"],
    ],
)
def test_a_title_and_a_date_group_nothing(above: list[str]) -> None:
    headings = ["番号", "事業名", "担当課", "予算"]
    assert _rows_of_header(above, headings, ["1", "甲", "企画課", "10"]) == (2, 2)


def test_a_name_below_a_group_that_no_merge_shows() -> None:
    rows = (
        ["基本情報", "", "", "担当"],
        ["名称", "目的", "対象", ""],
        ["市民農園", "親しむ。", "市民", "農政課"],
    )
    assert _rows_of_header(*rows) == (1, 2)
    assert _fields(*rows)["担当"] == columns.DIVISION


def test_words_of_a_heading_stay_apart_and_letters_of_one_together() -> None:
    rows = (
        ["Program name", "備　考", "Start\ndate", "対象と\nなる方", "事業費　決算"],
        ["a", "b", "c", "d", "1"],
    )
    assert list(_fields(*rows)) == [
        "Program name", "備考", "Start date", "対象となる方", "事業費 決算",
    ]  # fmt: skip


def test_a_heading_is_remembered_with_or_without_its_spaces() -> None:
    grid = Grid("a", [["事業名", "評価", ""], ["", "1次", "2次"], ["甲", "A", "B"]])
    header = find_header(grid, Said({"評価1次": columns.SUMMARY}, {"評価2次": "評価2次"}))
    assert header is not None
    assert [(c.field, c.own) for c in header.columns[1:]] == [
        (columns.SUMMARY, "評価 1次"), (None, "評価2次"),
    ]  # fmt: skip
