#!/bin/sh
# pypdfium2 5.15.2 (pdfium) on a page in vertical writing (an encoding of Identity-V's kind, UniJIS-UCS2-V):
# the columns come out from left to right, so that the last line of a Japanese text is read first, also
# where the file has them in their right order. pypdf 7.1.1 keeps the file's order in its usual mode and
# joins the three columns from the left into one line in its layout mode, without a blank between them.
# pdfminer.six 20260107 reads from the right with detect_vertical.
#
# Guessed before: pdfium, which shows and searches such pages in the most used browser, reads columns
# of a vertical font from the right, or at least in the file's order.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pypdfium2==5.15.2' 'pypdf==7.1.1' 'pdfminer.six==20260107' \
    'reportlab==5.1.0'
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

COLUMNS = ["防災訓練の実施", "担当は総務部", "目標は年二回"]
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))


def page(order: list[int]) -> str:
    """Draw the columns, the first at the right, in an order; return the file's name."""
    canvas = Canvas("plan.pdf")
    canvas.setFont("HeiseiMin-W3", 12)
    for number in order:
        canvas.drawString(500 - 20 * number, 700, COLUMNS[number])
    canvas.save()
    return "plan.pdf"


for order in ([0, 1, 2], [2, 1, 0]):
    name = page(order)
    reader = PdfReader(name).pages[0]
    seen = {
        "pdfium": PdfDocument(name)[0].get_textpage().get_text_range().split(),
        "pypdf": reader.extract_text().split(),
        "pypdf, layout": reader.extract_text(extraction_mode="layout").split(),
        "pdfminer": extract_text(name, laparams=LAParams(detect_vertical=True)).split(),
    }
    expected = {
        "pdfium": COLUMNS[::-1],
        "pypdf": [COLUMNS[number] for number in order],
        "pypdf, layout": ["".join(COLUMNS[::-1])],
        "pdfminer": COLUMNS,
    }
    for what, columns in seen.items():
        print(order, what, columns)
        assert columns == expected[what], "this has changed"
PYTHON
