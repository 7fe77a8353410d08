#!/bin/sh
# LibreOffice Calc 7.4.7 (Debian 12), a sheet of two pages with a cell merged over rows of both, its
# text in the middle: the PDF has the text on each page, at the place that the whole cell would give
# it; on the page where that is beyond the paper (here 135 points below the first) nobody sees it, and
# readers have it all the same: pdfminer.six 20260107 with negative heights, pypdfium2 5.0.0 without a
# word. So the department of a table stands twice in the text, once behind a page's last row.
#
# Guessed before: a text is written on the page that shows it, or again readable on each.
# Seen: page 1 at y = -135, page 2 at y = 555; both readers have it on both pages.
# Fails when this changes. Needs LibreOffice Calc.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'openpyxl==3.1.5' 'pdfminer.six==20260107' 'pypdfium2==5.0.0'
soffice --version
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.styles import Alignment
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextLine

folder = Path(sys.argv[1])
book = openpyxl.Workbook()
sheet = book.active
for row in range(1, 81):
    sheet.cell(row, 2, f"事業{row}")
sheet["A41"] = "福祉部局"
sheet["A41"].alignment = Alignment(vertical="center")
sheet.merge_cells("A41:A80")
book.save(folder / "merged.xlsx")
subprocess.run(
    ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
     "--outdir", folder, folder / "merged.xlsx"],
    check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)
pdf = folder / "merged.pdf"


def heights(page):
    lines = [line for box in page for line in (box if hasattr(box, "__iter__") else ())]
    return [
        round(line.y0) for line in lines if isinstance(line, LTTextLine) and "福祉" in line.get_text()
    ]


by_pdfminer = [heights(page) for page in extract_pages(pdf)]
by_pdfium = [
    "福祉部局" in page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)
]
print("heights by pdfminer.six:", by_pdfminer, "seen by pdfium:", by_pdfium)
assert [len(page) for page in by_pdfminer] == [1, 1], "this has changed"
assert by_pdfminer[0][0] < 0 < by_pdfminer[1][0], "this has changed"
assert by_pdfium == [True, True], "this has changed"
PYTHON
