"""Files as public bodies publish them, each with what every program of it must be."""

import csv
import re
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.importing import Import, read_import
from corpus.record import Program

CASES = Path(__file__).parents[5] / "shared/pdf/cases"
_HEADINGS = (
    "整理番号", "新規", "施策（事業）名称", "取組概要", "指標・目標", "部局", "担当課",
    "施策の展開方向",
)  # fmt: skip
# What share of the programs must be equal to the character, of tables with rules.
_STRICT = 0.95

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the published files are not here")


def _rows() -> list[dict[str, str]]:
    if not CASES.is_dir():
        return []
    with (CASES / "cases.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


EXACT = [
    row
    for row in _rows()
    if row["expected"].startswith("exact") and "refused" not in row["expected"]
]
REFUSED = [row for row in _rows() if row["expected"].startswith("refused")]
REASONS = {
    "no Unicode": "文字として取り出せない字",
    "password": "パスワード",
    "image only": "文字のないPDFです",
}


def _import(name: str, tmp_path: Path) -> Import:
    return read_import(CASES / name, tmp_path / "plan")


def _cells(program: Program) -> tuple[str, ...]:
    return (
        str(program.number or ""),
        "〇" if program.is_new else "",
        program.name,
        program.summary,
        program.targets,
        program.department,
        "\n".join(program.divisions),
        program.area,
    )


def _truth(row: dict[str, str]) -> list[tuple[str, ...]]:
    left_out = row["columns_not_compared"].split("、")
    with (CASES / row["truth"]).open(encoding="utf-8-sig") as file:
        return [
            tuple("" if heading in left_out else line[heading] for heading in _HEADINGS)
            for line in csv.DictReader(file)
        ]


def _compared(row: dict[str, str], imported: Import) -> list[tuple[str, ...]]:
    left_out = row["columns_not_compared"].split("、")
    places = [_HEADINGS.index(heading) for heading in left_out if heading]
    return [
        tuple("" if n in places else cell for n, cell in enumerate(_cells(program)))
        for program in imported.programs
    ]


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.sub(r"\s+", "", cell) for cell in cells)


@pytest.mark.parametrize("row", EXACT, ids=lambda row: row["file"])
def test_every_program_is_as_it_was_published(row: dict[str, str], tmp_path: Path) -> None:
    imported = _import(row["file"], tmp_path)
    truth, found = _truth(row), _compared(row, imported)
    assert sorted(map(_bare, found)) == sorted(map(_bare, truth))
    strict = len(set(found) & set(truth))
    assert strict >= _STRICT * len(truth)
    assert imported.errors == ()
    if "with a warning" in row["expected"]:
        assert any("画面では隠れている" in problem.reason for problem in imported.warnings)


@pytest.mark.parametrize("row", EXACT, ids=lambda row: row["file"])
def test_programs_of_a_pdf_know_their_page(row: dict[str, str], tmp_path: Path) -> None:
    imported = _import(row["file"], tmp_path)
    pages = [program.source_page for program in imported.programs]
    if row["file"].endswith(".pdf"):
        assert set(pages) <= set(range(1, 25))
    else:
        assert set(pages) == {None}


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["file"])
def test_what_cannot_be_read_is_refused_with_its_reason(
    row: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(CorpusError) as caught:
        _import(row["file"], tmp_path)
    assert REASONS[row["expected"].removeprefix("refused: ")] in caught.value.problems[0].reason
    assert not (tmp_path / "plan").exists()
