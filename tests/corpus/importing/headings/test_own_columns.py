"""Every column of a list has a place; what somebody says of it later is done or told."""

import csv
import tomllib
from pathlib import Path

import pytest

from corpus.importing import read_import, write_import
from tests.corpus.importing.import_files import csv_bytes

GRANTS = [
    ["補助金名", "概要", "補助上限額", "締切", "対象者", "担当課", "電話番号", "URL", "管理番号"],
    ["省エネ補助金", "設備を替える。", "100万円", "令和8年6月30日", "中小企業", "産業課",
     "024-521-1111", "https://example.jp/1", "001"],
    ["販路補助金", "展示会に出る。", "50万円", "令和8年7月31日", "中小企業、個人", "産業課",
     "024-521-1111", "https://example.jp/2", "002"],
    ["移住補助金", "家を直す。", "200万円", "随時", "個人", "地域課", "024-521-2222",
     "https://example.jp/3", "003"],
    ["創業補助金", "店を開く。", "80万円", "令和8年5月29日", "個人", "産業課", "024-521-1111",
     "https://example.jp/4", "004"],
]  # fmt: skip


def _written(directory: Path) -> list[dict[str, str]]:
    with (directory / "programs.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _import(directory: Path, rows: list[list[str]], **answers: str) -> list[dict[str, str]]:
    path = directory / "a.csv"
    path.write_bytes(csv_bytes(rows))
    imported = read_import(path, directory / "plan", answers=answers)
    assert imported.errors == ()
    write_import(imported)
    return _written(directory / "plan")


def _columns(directory: Path) -> dict[str, dict[str, object]]:
    document = tomllib.loads((directory / "plan/collection.toml").read_text("utf-8"))
    return {column.pop("heading"): column for column in document.get("columns", [])}


def test_a_list_of_grants_keeps_every_column(tmp_path: Path) -> None:
    rows = _import(tmp_path, GRANTS)
    assert [row["ID"] for row in rows] == ["001", "002", "003", "004"]
    assert [row["補助上限額"] for row in rows] == ["100万円", "50万円", "200万円", "80万円"]
    assert [row["対象者"] for row in rows][1] == "中小企業、個人"
    columns = _columns(tmp_path)
    assert {heading: column["kind"] for heading, column in columns.items()} == {
        "補助上限額": "number",
        "締切": "date",
        "対象者": "facet",
        "電話番号": "contact",
    }
    assert columns["補助上限額"]["unit"] == "万円"


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    _import(tmp_path, GRANTS)
    settings = (tmp_path / "plan/collection.toml").read_bytes()
    imported = read_import(tmp_path / "a.csv", tmp_path / "plan")
    assert imported.new_columns == ()
    assert not imported.difference
    assert write_import(imported) is None
    assert (tmp_path / "plan/collection.toml").read_bytes() == settings


def test_what_somebody_says_of_a_column_is_done_and_remembered(tmp_path: Path) -> None:
    rows = [["とりくみ", "中身", "備考", "金額"], ["甲", "一", "x", "5"], ["乙", "二", "y", "6"]]
    answers = {"とりくみ": "name", "中身": "summary", "備考": "drop", "金額": "column:text"}
    found = _import(tmp_path, rows, **answers)
    assert [(row["施策（事業）名称"], row["取組概要"], row["金額"]) for row in found] == [
        ("甲", "一", "5"),
        ("乙", "二", "6"),
    ]
    assert "備考" not in found[0]
    assert _columns(tmp_path)["金額"]["kind"] == "text"
    # The next time nobody has to say it.
    again = read_import(tmp_path / "a.csv", tmp_path / "plan")
    assert again.errors == ()
    assert again.dropped == ("備考",)
    assert not again.difference


def test_a_kind_that_somebody_names_later_is_taken_over(tmp_path: Path) -> None:
    rows = [["事業名", "金額"], ["甲", "5万円"], ["乙", "6万円"], ["丙", "未定です"]]
    _import(tmp_path, rows, 金額="column:text")
    path, plan = tmp_path / "a.csv", tmp_path / "plan"
    same = read_import(path, plan, answers={"金 額": "column:text"})
    assert (same.problems, same.changed_columns) == ((), ())
    settings = plan / "collection.toml"
    text = settings.read_text("utf-8").replace(
        'heading = "金額"', '# 税込み\nheading = "金額"  # 上限\nlabel = "上限額"'
    )
    settings.write_text(text + '\n[site]\nfooter = "x"\n', encoding="utf-8")
    found = _import(tmp_path, rows, 金額="column:number")
    assert [row["金額"] for row in found] == ["5万円", "6万円", "未定です"]
    column = _columns(tmp_path)["金額"]
    assert column == {
        "label": "上限額", "kind": "number", "unit": "万円",
        "searched": True, "shown": "page", "sortable": True,
    }  # fmt: skip
    after = settings.read_text("utf-8")
    assert "# 税込み\n" in after
    assert '"金額"  # 上限\n' in after
    assert after.endswith('[site]\nfooter = "x"\n')
    assert [one.read_text("utf-8") for one in plan.glob("previous/collection-*")][-1] != after
    (told,) = read_import(path, plan).problems
    assert (told.severity, told.cell, told.value) == ("warning", "B4", "未定です")
    _import(tmp_path, rows, 金額="column:text")
    assert _columns(tmp_path)["金額"]["kind"] == "text"
    assert read_import(path, plan).problems == ()


def test_a_column_is_hidden_later(tmp_path: Path) -> None:
    rows = [["事業名", "連絡事項"], ["甲", "あとで電話する。"], ["乙", "すぐに来る。"]]
    _import(tmp_path, rows)
    assert _columns(tmp_path)["連絡事項"]["searched"]
    _import(tmp_path, rows, 連絡事項="hidden")
    assert _columns(tmp_path)["連絡事項"] == {"kind": "text", "shown": "neither"}


def test_a_kind_that_cannot_be_changed_where_it_stands_is_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    before = 'columns = [{ heading = "金額", kind = "text" }]\n'
    (plan / "collection.toml").write_text(before, encoding="utf-8")
    rows = [["事業名", "金額"], ["甲", "5"], ["乙", "6"]]
    _import(tmp_path, rows)
    path = tmp_path / "a.csv"
    (told,) = read_import(path, plan, answers={"金 額": "column:number"}).problems
    assert (told.severity, told.column, told.value) == ("warning", "金額", "column:number")
    # Nor is it remembered: [[columns]] and [import.map] would contradict each other.
    assert write_import(read_import(path, plan, answers={"金 額": "column:number"})) is None
    assert (plan / "collection.toml").read_text("utf-8") == before


def test_a_kind_that_staff_wrote_later_is_not_told_at_every_import(tmp_path: Path) -> None:
    rows = [["事業名", "金額"], ["甲", "5"], ["乙", "6"]]
    _import(tmp_path, rows, 金額="column:number")
    settings = tmp_path / "plan/collection.toml"
    text = settings.read_text("utf-8").replace('kind = "number"', 'kind = "text"')
    settings.write_text(text.replace("sortable = true\n", ""), encoding="utf-8")
    assert read_import(tmp_path / "a.csv", tmp_path / "plan").problems == ()
    assert _columns(tmp_path)["金額"]["kind"] == "text"


def test_a_column_that_the_collection_has_is_its_own_whatever_it_is_called(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "collection.toml").write_text(
        '# 設定\n[[columns]]\nheading = "内容"\nkind = "text"\n', encoding="utf-8"
    )
    (row,) = _import(tmp_path, [["事業名", "内容"], ["甲", "詳しく"]])
    assert (row["取組概要"], row["内容"]) == ("", "詳しく")
    assert (plan / "collection.toml").read_text("utf-8").startswith("# 設定\n")


def test_columns_are_added_behind_what_staff_wrote(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    before = 'title = "計画"  # 題名\n\n[site]\nfooter = "x"\n'
    (plan / "collection.toml").write_text(before, encoding="utf-8")
    _import(tmp_path, [["事業名", "備考"], ["甲", "x"]], 備考="column")
    text = (plan / "collection.toml").read_text("utf-8")
    assert text.startswith(before.rstrip())
    assert tomllib.loads(text)["site"] == {"footer": "x"}
    assert tomllib.loads(text)["import"] == {"map": {"備考": "column"}}
    kept = [path.name for path in (plan / "previous").iterdir()]
    assert len([name for name in kept if name.startswith("collection")]) == 1


def test_the_unit_of_the_whole_table_is_that_of_its_amounts(tmp_path: Path) -> None:
    rows = [
        ["（単位：千円）"],
        ["事業名", "予算額", "順位"],
        ["甲", "100", "1"],
        ["乙", "200", "2"],
    ]
    _import(tmp_path, rows)
    columns = _columns(tmp_path)
    assert (columns["予算額"]["unit"], columns["順位"].get("unit", "")) == ("千円", "")


@pytest.mark.parametrize(
    ("heading", "texts", "ours", "kept"),
    [
        ("整理番号", ["1", "1-1"], ["1", ""], "整理番号（原文）"),
        ("整理番号", ["1", "0000000002"], ["1", "2"], "整理番号（原文）"),
        ("整理番号", ["1", "９９９９９９９９９９９"], ["1", ""], "整理番号（原文）"),
        ("新規・継続", ["新規", "廃止"], ["〇", ""], "新規・継続"),
        ("新規区分", ["〇", "継続事業"], ["〇", ""], "新規区分"),
        ("新規", ["〇", "前年度事業"], ["〇", ""], "新規（原文）"),
        ("新規継続", ["新規", "拡充"], ["〇", ""], "新規継続"),
        ("新規", ["○", "●"], ["〇", "〇"], "新規（原文）"),
        ("URL", ["https://a.jp/", "www.b.jp/c"], ["https://a.jp/", ""], "URL（原文）"),
        ("URL", ["https://a.jp/", "なし"], ["https://a.jp/", ""], "URL（原文）"),
        ("URL", ["https://a.jp/、https://b.jp/", ""], ["https://a.jp/", ""], "URL（原文）"),
        ("詳細URL", ["https://a.jp/\nhttps://b.jp/", ""], ["https://a.jp/", ""], "詳細URL"),
    ],
)
def test_a_text_that_a_column_of_ours_cannot_hold_is_kept(
    tmp_path: Path, heading: str, texts: list[str], ours: list[str], kept: str
) -> None:
    names = {"整": "整理番号", "新": "新規", "U": "URL", "詳": "URL"}
    rows = _import(tmp_path, [["事業名", heading], ["甲", texts[0]], ["乙", texts[1]]])
    assert [row[names[heading[0]]] for row in rows] == ours
    assert [row[kept] for row in rows] == texts


@pytest.mark.parametrize("row", [2, 3])
def test_a_value_that_cannot_be_used_is_named_by_its_cell(tmp_path: Path, row: int) -> None:
    cells = [["1", "〇", "https://a.jp/"], ["2", "", ""]]
    cells[row - 2] = ["1-1", "廃止", "なし"]
    table = [["事業名", "整理番号", "新規", "URL"], ["甲", *cells[0]], ["乙", *cells[1]]]
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(table))
    imported = read_import(path, tmp_path / "plan")
    assert imported.errors == ()
    assert {w.cell for w in imported.warnings} == {f"{column}{row}" for column in "BCD"}


def test_a_column_that_is_said_to_be_ours_later_keeps_no_texts_of_its_own(tmp_path: Path) -> None:
    first = [
        ["事業名", "中身", "役所", "備考"],
        ["甲", "一", "総務部", "あ"],
        ["乙", "二", "福祉部", "い"],
    ]
    _import(tmp_path, first)
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([first[0], ["甲", "新", "市民部", "あ"], first[2]]))
    answers = {"中身": "summary", "役所": "department"}
    imported = read_import(path, tmp_path / "plan", answers=answers)
    told = [(p.severity, p.column) for p in imported.problems]
    assert told == [("warning", "中身"), ("warning", "役所")]
    write_import(imported)
    rows = _written(tmp_path / "plan")
    assert [(row["取組概要"], row["部局"]) for row in rows] == [("新", "市民部"), ("二", "福祉部")]
    assert [row["備考"] for row in rows] == ["あ", "い"]
    assert "中身" not in rows[0]
    assert "役所" not in rows[0]
    again = read_import(path, tmp_path / "plan")
    assert again.problems == ()
    assert write_import(again) is None


def test_what_our_column_cannot_hold_stays_when_its_heading_is_said_to_be_ours(
    tmp_path: Path,
) -> None:
    link = "https://a.example https://b.example"
    rows = [["事業名", "概要", "つなぎ"], ["甲", "一", link], ["乙", "二", "https://c.example"]]
    _import(tmp_path, rows)
    written = _import(tmp_path, rows, つなぎ="url")
    assert [row["URL"] for row in written] == ["https://a.example", "https://c.example"]
    assert [row["つなぎ"] for row in written] == [link, "https://c.example"]


def test_programs_with_a_column_as_the_source_has_it_are_read_as_they_were(tmp_path: Path) -> None:
    link = "https://a.example https://b.example"
    _import(tmp_path, [["事業名", "概要", "URL"], ["甲", "一", link]])
    again = read_import(tmp_path / "plan/programs.csv", tmp_path / "plan")
    assert (again.own_columns, again.new_columns) == (("URL（原文）",), ())
    assert write_import(again) is None


def test_what_is_said_to_be_hidden_is_kept_but_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([["事業名", "備考"], ["甲", "部長に確認"], ["乙", "未定"]]))
    imported = read_import(path, tmp_path / "plan", answers={"備考": "hidden"})
    [column] = imported.new_columns
    assert (column.shown, column.searched, column.kind) == ("neither", 0.0, "text")
    write_import(imported)
    assert [row["備考"] for row in _written(tmp_path / "plan")] == ["部長に確認", "未定"]
    assert not read_import(path, tmp_path / "plan").problems


def test_an_answer_alone_changes_the_settings_alone(tmp_path: Path) -> None:
    _import(tmp_path, [["事業名", "概要"], ["甲", "一"]])
    written = write_import(
        read_import(tmp_path / "a.csv", tmp_path / "plan", answers={"事業名": "name"})
    )
    assert written is not None
    assert (written.settings, written.has_programs) == (True, False)
