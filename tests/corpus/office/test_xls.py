"""Old workbooks and OpenDocument: cells as the staff see them."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.importing import read_import
from corpus.office import OdsWorkbook, XlsWorkbook

CASES = Path(__file__).parents[4] / "shared/pdf/cases"
SHOWN = (
    "80.50% 80% 1,200件 △5 令和9年3月 9:30 007 2026/4/1 0.3 12.5億円 1e15 0012 4月3日 12.3千円"
    " 約30人 30:15 TRUE"
).split()


@pytest.mark.skipif(not CASES.is_dir(), reason="the workbooks are not here")
@pytest.mark.parametrize("kind", [OdsWorkbook, XlsWorkbook])
def test_cells_are_read_as_they_are_shown(kind: type[OdsWorkbook] | type[XlsWorkbook]) -> None:
    name = f"shown.{kind.form.lower()}"
    book = kind((CASES / name).read_bytes(), name)
    grid = book.grid(book.sheets[0])
    found = [grid.written(row, 5) for row in range(2, 19)]
    # A number of sixteen figures has two ways of being shown.
    plain = ["1e15" if text in ("1000000000000000", "1E+15") else text for text in found]
    assert plain == SHOWN
    assert [(m.top, m.left, m.bottom, m.right) for m in grid.merges] == [(2, 6, 5, 6)]
    told = " ".join(f"{problem.cell} {problem.reason}" for problem in grid.problems)
    assert "E19 計算できなかった値です" in told
    assert "隠れている行（4行）" in told
    assert "取り消し線のあるセル（C5）" in told


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "古い形式のExcel"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "パスワード"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "古い形式のWord"),
    ],
)
def test_old_files_that_cannot_be_read_are_named(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path / "plan")
    assert reason in str(caught.value)
