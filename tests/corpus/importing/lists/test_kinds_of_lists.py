"""Lists as staff of other bodies make them: every kind becomes programs, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus import columns
from corpus.columns import Column
from corpus.importing import Import
from tests.corpus.importing.import_files import csv_bytes, import_bytes, sheet_of, xlsx_bytes

Row = Sequence[str]


def _csv(tmp_path: Path, text: str) -> Import:
    rows = [line.split(",") for line in text.strip("\n").split("\n")]
    return import_bytes(tmp_path, csv_bytes(rows), "a.csv")


def _seen(imported: Import, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(p, field) for field in fields) for p in imported.programs]


def _column(imported: Import, heading: str) -> Column:
    return next(column for column in imported.new_columns if column.heading == heading)


@dataclass(frozen=True)
class Kind:
    """A list, and the areas, departments and names of its programs."""

    text: str
    programs: list[tuple[str, str, str]]


KINDS = {
    "another table below, whose headings are hardly known": Kind(
        """
１ 新規事業,,
事業名,概要,担当課
訓練,行う。,防災課
,,
２ 廃止事業,,
事業名,廃止理由,担当課
相談,終わった。,福祉課
""",
        [("新規事業", "", "訓練"), ("廃止事業", "", "相談")],
    ),
    "offices and sections of a big city": Kind(
        """
局・部,課・室,係,事務事業名,目的
市民生活局,くらし安全室,交通係,交通安全教室,事故を減らす。
建設局,道路管理課,管理係,道路パトロール,損傷を見つける。
""",
        [("", "市民生活局", "交通安全教室"), ("", "建設局", "道路パトロール")],
    ),
    "the programs are 主な事業 below two levels": Kind(
        """
基本目標,基本施策,主な事業,概要
安心,防災,訓練,行う。
元気,商業,商店街,呼ぶ。
""",
        [("安心 › 防災", "", "訓練"), ("元気 › 商業", "", "商店街")],
    ),
    "a total behind the numbers of its chapter": Kind(
        """
款,項,事業名,R7（千円）,所管部
2,1,一般管理,1,総務部
2,1,計,1,
3,1,福祉,7,福祉部
,,一般会計計,8,
""",
        [("", "総務部", "一般管理"), ("", "福祉部", "福祉")],
    ),
    "lines about the table among its rows": Kind(
        """
事業名,概要,担当部
甲,行う。,総務部
令和8年4月1日現在,,
乙,呼ぶ。,総務部
問い合わせ先：企画課（内線123）,,
最終更新日：令和8年5月1日,,
""",
        [("", "総務部", "甲"), ("", "総務部", "乙")],
    ),
    "questions and answers": Kind(
        """
カテゴリー,よくあるご質問,ご回答,担当部
ごみ,粗大ごみはどう出すのですか。,お電話ください。,環境部
""",
        [("ごみ", "環境部", "粗大ごみはどう出すのですか。")],
    ),
    "permits": Kind(
        """
許認可等の名称,根拠法令,標準処理期間,所管部
墓地経営の許可,墓地、埋葬等に関する法律,30日,環境部
""",
        [("", "環境部", "墓地経営の許可")],
    ),
    "a total of a department has its name beside the word": Kind(
        """
部,事業名,事業費（千円）,内容
総務部,広報,100,広報紙
総務部,部計,100,
福祉部,合計画策定,200,計画を作る
福祉部,小計（2件）,200,
,総計,300,
""",
        [("", "総務部", "広報"), ("", "福祉部", "合計画策定")],
    ),
    "a section of a department and its division": Kind(
        """
番号,事業名,内容,予算
■総務部,,,
1,文書管理,文書を管理する。,10
■福祉部　高齢福祉課,,,
2,配食,食事を配る。,30
""",
        [("", "総務部", "文書管理"), ("", "福祉部", "配食")],
    ),
    "parts, and chapters in them": Kind(
        """
No.,取組名,取組内容,所管
第１編　安心,,,
第１章　防災,,,
1,訓練,訓練する。,防災課
第２章　防犯,,,
2,防犯灯,灯をつける。,市民課
第２編　活力,,,
第１章　産業,,,
3,融資,貸す。,商工課
""",
        [("安心 › 防災", "", "訓練"), ("安心 › 防犯", "", "防犯灯"), ("活力 › 産業", "", "融資")],
    ),
    "sections that nothing marks": Kind(
        """
事業名,概要,担当課
くらし,,
ごみ収集,ごみを集める。,環境課
資源回収,資源を集める。,環境課
しごと,,
職業相談,相談に応じる。,商工課
""",
        [("くらし", "", "ごみ収集"), ("くらし", "", "資源回収"), ("しごと", "", "職業相談")],
    ),
    "one name alone is a program": Kind(
        """
事業名,概要,担当課
ごみ収集,ごみを集める。,環境課
資源回収,,
職業相談,相談に応じる。,商工課
""",
        [("", "", "ごみ収集"), ("", "", "資源回収"), ("", "", "職業相談")],
    ),
    "merged cells of areas and departments that a CSV file leaves empty": Kind(
        """
基本目標,基本施策,事業名,事業概要,担当部
安心,防災,備蓄,備える。,総務部
,,訓練,訓練する。,
,防犯,防犯灯,灯す。,市民部
活力,産業,融資,貸す。,産業部
,,見本市,開く。,
""",
        [
            ("安心 › 防災", "総務部", "備蓄"),
            ("安心 › 防災", "総務部", "訓練"),
            ("安心 › 防犯", "市民部", "防犯灯"),
            ("活力 › 産業", "産業部", "融資"),
            ("活力 › 産業", "産業部", "見本市"),
        ],
    ),
    "an area that the list has in every row but one": Kind(
        """
分野,事業名,概要
安心,備蓄,備える。
安心,訓練,訓練する。
,防犯灯,灯す。
活力,融資,貸す。
""",
        [
            ("安心", "", "備蓄"),
            ("安心", "", "訓練"),
            ("", "", "防犯灯"),
            ("活力", "", "融資"),
        ],
    ),
    "headings below a page of explanations": Kind(
        "\n".join(f"この表の見方その{n}。,,," for n in range(14))
        + """
番号,事業名,事業概要,担当課
1,選挙,選挙を行う。,総務課
""",
        [("", "", "選挙")],
    ),
    "tables below each other, each with its title": Kind(
        """
１　総務部,,,
番号,事業名,事業概要,担当課
1,選挙,選挙を行う。,総務課
,,,
２　福祉部,,,
番号,事業名,事業概要,担当課
2,配食,食事を配る。,福祉課
""",
        [("", "総務部", "選挙"), ("", "福祉部", "配食")],
    ),
    "a table below with its columns in another order": Kind(
        """
番号,事業名,事業概要,担当課,予算
1,選挙,選挙を行う。,総務課,10
,,,,
事業名,担当課,事業概要,番号,予算
配食,福祉課,食事を配る。,2,30
""",
        [("", "", "選挙"), ("", "", "配食")],
    ),
    "a table on its side": Kind(
        """
事業名,選挙,統計,配食
事業概要,選挙を行う。,統計を取る。,食事を配る。
担当部,総務部,総務部,福祉部
予算額（千円）,100,200,300
""",
        [("", "総務部", "選挙"), ("", "総務部", "統計"), ("", "福祉部", "配食")],
    ),
    "numbers of columns below headings that come again": Kind(
        """
番号,事業名,事業概要,担当課
1,選挙,選挙を行う。,総務課
番号,事業名,事業概要,担当課
(1),(2),(3),(4)
2,統計,統計を取る。,企画課
以上,,,
""",
        [("", "", "選挙"), ("", "", "統計")],
    ),
    "blank columns and rows": Kind(
        """
,事業名,,内容,,担当課,
,選挙,,選挙を行う。,,総務課,
,,,,,,
,統計,,統計を取る。,参考,企画課,
""",
        [("", "", "選挙"), ("", "", "統計")],
    ),
    "ditto marks": Kind(
        """
分野,施策名,取組の内容,担当部,備考
環境,緑化,木を植える。,環境部,街路樹
〃,花壇,花を植える。,〃,〃
同上,剪定,枝を切る。,同上,
""",
        [("環境", "環境部", "緑化"), ("環境", "環境部", "花壇"), ("環境", "環境部", "剪定")],
    ),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_programs_of_a_kind_of_list(tmp_path: Path, kind: Kind) -> None:
    imported = _csv(tmp_path, kind.text)
    assert not imported.errors
    assert _seen(imported, "area", "department", "name") == kind.programs


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_cell_is_in_a_program_a_heading_or_a_report(tmp_path: Path, kind: Kind) -> None:
    imported = _csv(tmp_path, kind.text)
    source = imported.source
    told = [text for row in source.left_out for text in row.cells.values()]
    told += [column.heading for column in source.columns]
    told += [problem.value for problem in imported.problems]
    for program in imported.programs:
        told += [program.area, program.department, program.name, program.summary]
        told += [*program.divisions, str(program.number), *(text for _, text in program.extra)]
    whole = "\n".join(told)
    for cell in kind.text.replace("\n", ",").split(","):
        assert cell in whole or cell in "〃同上" or "見方" in cell, cell


def test_a_row_that_follows_one_without_a_name_goes_with_it(tmp_path: Path) -> None:
    text = """
管理番号,事業の名称,実施内容,備考
A-01,夜間学級,夜間に開く。,
A-02,,夜間の診療を行う。,名称未定
,,,要確認
A-03,朝の体操,体操をする。,
"""
    imported = _csv(tmp_path, text)
    assert [row.number for row in imported.source.left_out] == [3, 4]
    assert not any(program.extra for program in imported.programs)


def test_a_ditto_mark_in_a_column_of_ones_own(tmp_path: Path) -> None:
    imported = _csv(tmp_path, KINDS["ditto marks"].text)
    assert [dict(program.extra).get("備考") for program in imported.programs] == [
        "街路樹",
        "街路樹",
        None,
    ]


def test_empty_cells_that_are_filled_are_told(tmp_path: Path) -> None:
    kind = KINDS["merged cells of areas and departments that a CSV file leaves empty"]
    told = [p for p in _csv(tmp_path, kind.text).warnings if "空のセル" in p.reason]
    assert [(p.cell, p.column) for p in told] == [
        ("A3", columns.AREA),
        ("B3", f"{columns.AREA}（2段目）"),
        ("E3", columns.DEPARTMENT),
    ]


def test_amounts_and_deadlines_among_words(tmp_path: Path) -> None:
    text = """
補助金名,事業概要,上限額,申請期限,問合せ先
太陽光補助,つける。,10万円,R8.12.28,環境課（024-555-0101）
蓄電池補助,つける。,150万円,令和9年1月31日,(024)555-0102
断熱補助,断熱する。,上限なし,予算がなくなり次第終了,kankyo@example.jp
"""
    imported = _csv(tmp_path, text)
    assert (_column(imported, "上限額").kind, _column(imported, "上限額").unit) == (
        "number",
        "万円",
    )
    assert (_column(imported, "申請期限").kind, _column(imported, "申請期限").deadline) == (
        "date",
        True,
    )
    assert _column(imported, "問合せ先").kind == "contact"
    assert {p.value for p in imported.warnings} == {"上限なし"}
    assert dict(imported.programs[2].extra)["上限額"] == "上限なし"


def test_years_below_the_heading_of_amounts_keep_it(tmp_path: Path) -> None:
    workbook, sheet = sheet_of(
        [
            ["番号", "事業名", "事業内容", "予算額", "", "担当", ""],
            ["", "", "", "R7", "R8", "部", "課"],
            ["1", "河川", "川を直す。", "100", "120", "建設部", "河川課"],
        ]
    )
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"):
        sheet.merge_cells(cells)
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    (program,) = imported.programs
    assert (program.department, program.divisions) == ("建設部", ("河川課",))
    assert dict(program.extra) == {"予算額 R7": "100", "予算額 R8": "120"}


def test_sheets_of_departments_and_sheets_without_programs(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名", "概要", "担当課"], ["選挙", "選挙を行う。", "総務課"]])
    sheet.title = "総務部"
    other = workbook.create_sheet("福祉部")
    for row in (["事業名", "概要", "担当課"], ["配食", "食事を配る。", "福祉課"]):
        other.append(row)
    workbook.create_sheet("集計").append(["部", "件数"])
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert _seen(imported, "department", "name") == [("総務部", "選挙"), ("福祉部", "配食")]
    assert any("集計" in note for note in imported.source.notes)
    assert imported.source.sheet == "総務部、福祉部"


def test_a_sheet_for_each_program(tmp_path: Path) -> None:
    form = [["評価シート"], ["事業名", "河川改修"], ["担当課", "河川課"], ["事業の目的", "直す。"]]
    workbook, sheet = sheet_of(form)
    sheet.title = "1"
    other = workbook.create_sheet("2")
    for row in (
        ["評価シート"],
        ["事業名", "橋の補修"],
        ["担当課", "橋梁課"],
        ["事業の目的", "守る。"],
    ):
        other.append(row)
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert _seen(imported, "name", "divisions", "summary") == [
        ("河川改修", ("河川課",), "直す。"),
        ("橋の補修", ("橋梁課",), "守る。"),
    ]


def test_a_heading_says_itself_that_a_unit_is_a_department(tmp_path: Path) -> None:
    imported = _csv(
        tmp_path,
        "番号,事業名,内容\n担当部局：市長公室,,\n1,秘書,調える。\n担当課：会計室,,\n2,支払,払う。",
    )
    assert _seen(imported, "department", "divisions") == [
        ("市長公室", ()),
        ("市長公室", ("会計室",)),
    ]


def test_remarks_are_prose_and_periods_of_asking_are_deadlines(tmp_path: Path) -> None:
    imported = _csv(
        tmp_path, "事業名,備考,受付期間\n甲,令和9年度まで,4月1日から令和8年5月31日\n乙,,通年\n"
    )
    assert _column(imported, "備考").kind == "text"
    assert _column(imported, "受付期間").deadline
    assert not imported.warnings


def test_a_page_that_is_no_number_stays_as_text(tmp_path: Path) -> None:
    imported = _csv(tmp_path, "事業名,掲載ページ\n甲,p.12-14\n乙,7\n")
    assert [dict(p.extra).get("掲載ページ") for p in imported.programs] == ["p.12-14", "7"]
    assert [(p.cell, p.value) for p in imported.warnings] == [("B2", "p.12-14")]


HEADINGS_OF_LISTS = {
    "本文": "summary", "交付目的": "summary", "補助金の目的": "summary", "受付窓口": "divisions",
    "具体的な内容": "summary", "給付内容": "summary",
    "公開URL": "url", "関連リンク": "url", "大施策": "area",
}  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS_OF_LISTS)
def test_headings_of_lists(tmp_path: Path, heading: str) -> None:
    field = HEADINGS_OF_LISTS[heading]
    text = "https://a.example" if field == "url" else "農政課"
    (program,) = _csv(tmp_path, f"事業,{heading}\n市民農園,{text}\n").programs
    assert program.name == "市民農園"
    assert getattr(program, field) == (text if field != "divisions" else (text,))


@pytest.mark.parametrize(
    ("rows", "areas"),
    [
        # The number of a section stands beside its name.
        ("番号,事業名,内容\n第1章,健康,\n1,見守り,行く\nⅡ,産業,\n2,創業,聞く\n", "健康 産業"),
        # A program of that number has more than a name.
        ("番号,事業名,内容\nⅡ,見守り,訪ねる。\n2,創業,応じる。\n", " "),
        # The column of areas has the section alone; the rows below leave it empty.
        ("章,事業名,内容\n第1章,,\n,見守り,訪ねる。\n第2章,,\n,創業,応じる。\n", "第1章 第2章"),
    ],
)  # fmt: skip
def test_sections_in_two_cells_or_in_the_column_of_areas(
    tmp_path: Path, rows: str, areas: str
) -> None:
    imported = _csv(tmp_path, rows)
    assert [program.name for program in imported.programs] == ["見守り", "創業"]
    assert [program.area for program in imported.programs] == areas.split(" ")
