"""The report of an import: how it was read, put right, what is wrong, what changes, in order."""

from pathlib import Path

from corpus.importing.report_text import render_import
from tests.corpus.importing.import_files import HEADINGS, PROGRAMS, ROWS, csv_bytes, import_bytes


def _report(directory: Path, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> str:
    content = csv_bytes([headings, *rows])
    return render_import(import_bytes(directory, content, "list.csv", toml="fiscal_year = 2026"))


def test_the_first_line_says_how_the_file_was_read(tmp_path: Path) -> None:
    first = _report(tmp_path, *ROWS).splitlines()[0]
    assert first == "list.csv: CSV、文字コード UTF-8（BOM付き）、見出しは1行目、施策 2件"


def test_columns_repairs_problems_and_changes_follow_in_parts(tmp_path: Path) -> None:
    rows = [
        (*ROWS[0], "甲"),
        ("x", "", "広　報", "行う。", "", "", "", "", ""),
        ("合計", *[""] * 8),
    ]
    parts = _report(tmp_path, *rows, headings=(*HEADINGS, "備考")).split("\n\n")
    assert "「事業名」 → 施策（事業）名称" in parts[0] + parts[1]
    begins = [part.splitlines()[0] for part in parts[2:]]
    assert begins[0].startswith("施策としなかった行（1行）")
    assert begins[1] == "字間の空白を除きました（1か所）"
    assert any(begin.startswith("注意（") for begin in begins[2:-1])
    assert begins[-1] == "加わる 2件、変わる 0件、なくなる 0件、同じ 0件"
    assert "C3 施策（事業）名称: 広　報 → 広報" in parts[3]
    assert "「備考」: 文、" in "".join(parts)


def test_nothing_to_say_is_short(tmp_path: Path) -> None:
    content = csv_bytes([HEADINGS, *ROWS])
    imported = import_bytes(tmp_path, content, "l.csv", *PROGRAMS, toml="fiscal_year = 2026")
    assert render_import(imported).endswith("\n\n変わるところはありません（2件）。")


def test_of_many_repairs_the_first_are_shown(tmp_path: Path) -> None:
    rows = [(f"{n}", "", f"広　報　{n}　号", "行う。", "", "", "", "") for n in range(1, 9)]
    text = _report(tmp_path, *rows)
    assert "（8か所）" in text
    assert "  ほか3か所" in text


def test_headings_alone_list_no_program_as_gone(tmp_path: Path) -> None:
    report = _report(tmp_path)
    assert "施策が一件もありません" in report
    assert "なくなる" not in report


def test_of_each_own_column_it_says_whether_the_site_shows_it(tmp_path: Path) -> None:
    headings, rows = (*HEADINGS, "備考", "メモ（内部）"), [(*row, "甲", "乙") for row in ROWS]
    text = _report(tmp_path, *rows, headings=headings)
    assert "「備考」: 文、検索する、サイトに出す\n" in text
    assert "「メモ（内部）」: 文、検索しない、サイトに出さない" in text


def test_of_columns_that_the_collection_has_too(tmp_path: Path) -> None:
    toml = 'fiscal_year = 2026\n[[columns]]\nheading = "備考"\nshown = "neither"\n'
    content = csv_bytes([(*HEADINGS, "備考"), *((*row, "甲") for row in ROWS)])
    text = render_import(import_bytes(tmp_path, content, "l.csv", toml=toml))
    assert "独自の列「備考」（サイトに出さない）" in text


def test_of_a_column_that_may_be_for_the_staff_it_asks(tmp_path: Path) -> None:
    headings = ("事業名", "概要", "備考", "庁内メモ")
    report = _report(tmp_path, ("甲", "一。", "ろ。", "は。"), headings=headings)
    assert "「備考」もサイトに出て、検索されます。" in report
    assert "--map '備考=hidden'" in report
    assert "庁内メモ=hidden" not in report


def test_a_list_without_summary_and_targets_says_so(tmp_path: Path) -> None:
    told = "「取組概要」「指標・目標」にあたる列が見つかりません。"
    assert told in _report(tmp_path, ("甲", "公園課"), headings=("事業名", "担当課"))
    assert told not in _report(tmp_path, ("甲", "する。"), headings=("事業名", "概要"))


def test_first_ids_without_a_year_are_told(tmp_path: Path) -> None:
    content, told = csv_bytes([HEADINGS, *ROWS]), "fiscal_year に書いてください"
    for number, (toml, present, is_told) in enumerate(
        [
            ("", (), True),
            ("fiscal_year = 2026", (), False),
            ("", PROGRAMS, False),
            ("fiscal_year = 2026\n[[ broken", (), False),
        ]
    ):
        (place := tmp_path / str(number)).mkdir()
        imported = import_bytes(place, content, "l.csv", *present, toml=toml)
        assert (told in render_import(imported)) == is_told
