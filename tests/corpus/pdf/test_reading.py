"""PDFs to programs, and PDFs that are refused: each with what keeps it from being read."""

import io
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus import load
from corpus.errors import CorpusError
from corpus.importing import Choice, read_import
from corpus.pdf import Limits, reading
from corpus.pdf.guard import Refused, read_contents
from corpus.writer import csv_cells
from indexer.locations import shipped_collection
from tests.corpus.pdf.drawn_pages import FONT, table_pdf

# The font of these PDFs is not embedded: its character collection has one code for two characters.
_ONE_SHAPE = str.maketrans("－～", "−〜")
HEADINGS = ("整理番号", "事業名", "取組概要", "担当課")
WIDTHS = (50, 120, 200, 80)


def _table(count: int) -> bytes:
    text = "市民の暮らしを支える。" * 3
    rows = [(str(n), f"事業その{n}", text, "企画課") for n in range(1, count + 1)]
    return table_pdf([HEADINGS, *rows], WIDTHS)


def _refusal(content: bytes, tmp_path: Path, choice: Choice | None = None) -> str:
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path / "plan", choice=choice)
    assert not (tmp_path / "plan").exists()
    return str(caught.value)


def test_the_shipped_plan_comes_back_from_a_pdf(tmp_path: Path) -> None:
    programs = load(shipped_collection()).programs
    rows = [("整理番号", "新規", "施策（事業）名称", "取組概要", "指標・目標", "部局等名・担当課")]
    areas = list(dict.fromkeys(program.area for program in programs))
    printed: list[tuple[str, ...]] = [*rows]
    for area in areas:
        printed.append((f"{areas.index(area) + 1}\u3000{area}",))
        for program in (program for program in programs if program.area == area):
            units = "\n".join((program.department, *program.divisions))
            new = "〇" if program.is_new else ""
            name, text = program.name, program.summary
            printed.append((str(program.number), new, name, text, program.targets, units))
    path = tmp_path / "plan.pdf"
    path.write_bytes(table_pdf(printed, (40, 30, 160, 330, 240, 130)))
    imported = read_import(path, tmp_path / "plan")
    assert len(imported.programs) == len(programs) == 110
    for found, program in zip(imported.programs, programs, strict=True):
        assert found.source_page is not None
        known = replace(found, id=program.id, repost_of=program.repost_of)
        known = replace(known, source_page=None, source_row=None)
        bare = [
            ["".join(cell.translate(_ONE_SHAPE).split()) for cell in csv_cells(one)]
            for one in (known, program)
        ]
        staffs_own = -2  # keywords and address
        assert bare[0][:staffs_own] == bare[1][:staffs_own]


def test_every_program_has_its_page_and_every_character_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_table(40))
    imported = read_import(path, tmp_path / "plan")
    pages = [program.source_page or 0 for program in imported.programs]
    assert len(pages) == 40
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, max(pages) + 1))
    rows = [program.source_row or 0 for program in imported.programs]
    # The headings are the first row of each page.
    assert rows == [row for page in sorted(set(pages)) for row in range(2, pages.count(page) + 2)]
    assert not imported.problems
    assert imported.source.notes[-1].endswith("表の外0字。")


def test_only_the_pages_that_were_asked_for_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_table(40))
    seen: list[tuple[int, int]] = []
    choice = Choice(pages=(2,), progress=lambda done, total: seen.append((done, total)))
    imported = read_import(path, tmp_path / "plan", choice=choice)
    assert {program.source_page for program in imported.programs} == {2}
    assert seen[-1] == (1, 1)


def test_a_number_that_is_missing_is_told(tmp_path: Path) -> None:
    rows = [(str(n), f"事業その{n}", "支える。", "企画課") for n in range(1, 21) if n != 8]
    path = tmp_path / "plan.pdf"
    path.write_bytes(table_pdf([HEADINGS, *rows], WIDTHS))
    imported = read_import(path, tmp_path / "plan")
    assert any("7 の次に 9" in problem.reason for problem in imported.warnings)


def test_a_table_of_other_things_becomes_no_programs(tmp_path: Path) -> None:
    rows = [(str(n), f"避難所{n}", "港町1-1", "300人") for n in range(1, 9)]
    text = _refusal(table_pdf([("番号", "名称", "住所", "定員"), *rows], WIDTHS), tmp_path)
    assert "施策の表が見つかりません" in text
    assert "番号、名称、住所、定員" in text


def _written(words: str, render: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    text = canvas.beginText(50, 700)
    text.setFont(FONT, 10)
    text.setTextRenderMode(render)
    text.textLine(words)
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_table(3)[:400], "壊れています"),
        (table_pdf([HEADINGS], WIDTHS, encrypt="secret"), "パスワード"),
        (_written("読み取った文字", render=3), "紙を読み取ったPDF"),
        (_written(" "), "文字のないPDF"),
        (_written("ここには表がない"), "表がありません"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _refusal(content, tmp_path)


def test_headings_without_rules_are_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(2):  # What every page has is no running head where it is the headings.
        canvas.setFont(FONT, 10)
        for x, text in zip((50, 120, 250, 400), HEADINGS, strict=True):
            canvas.drawString(x, 700, text)
        canvas.showPage()
    canvas.save()
    assert "罫線のない表" in _refusal(out.getvalue(), tmp_path)


def test_without_pdfminer_one_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(reading, "version", absent)
    assert "pip install '.[pdf]'" in _refusal(_table(2), tmp_path)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(pages=1), "1ページを超えて"),
        (Limits(glyphs=50), "50字を超える"),
        (Limits(rules=10), "10本を超える"),
        (Limits(page_seconds=0.01), "時間がかかりすぎる"),
        (Limits(seconds=0.01), "時間がかかりすぎる"),
        (Limits(memory=40_000_000), "メモリーが多すぎる"),
    ],
)
def test_a_pdf_beyond_the_limits_is_refused(limits: Limits, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_contents(_table(40), limits=limits)
    assert reason in str(caught.value)
