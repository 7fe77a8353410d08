#!/bin/sh
# pdfminer.six 20260107 (and pdfplumber 0.11.10 on it): a PDF whose Japanese font is not embedded and
# has no ToUnicode table names its characters by Adobe-Japan1's numbers. pdfminer's own table from
# these numbers to Unicode lacks 34 kanji that its own table the other way (UniJIS-UCS2-H) knows, those
# of names among them: 宮﨑 is read as 宮(cid:8443), 栁町 as (cid:8494)町. With UniJIS2004-UTF16-H, the
# encoding of the shapes of JIS X 0213:2004, ordinary words are lost as well (牙 僅 嘲 捗 淫, all jōyō
# kanji) and 𠮷 with some 300 others outside the BMP. pypdf and pdfium read the same file whole.
#
# Guessed before: the two tables are made of the same source, so that whatever can be written can be
# read back.
# Seen: 34 and 543 characters without a way back; "宮(cid:8443)" from pdfplumber, 宮﨑 from pypdf and
# pypdfium2.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pdfminer.six==20260107' 'pdfplumber==0.11.10' 'pypdf==7.1.1' \
    'pypdfium2==5.15.2' 'reportlab==5.1.0'
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pdfplumber
import pypdf
import pypdfium2
from pdfminer.cmapdb import CMapDB
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas


def pairs(table, code=b""):
    for byte, value in table.items():
        if isinstance(value, dict):
            yield from pairs(value, code + bytes([byte]))
        else:
            yield code + bytes([byte]), value


back = CMapDB.get_unicode_map("Adobe-Japan1", False).cid2unichr
lost = {}
for name, count in {"UniJIS-UCS2-H": 34, "UniJIS2004-UTF16-H": 543}.items():
    numbers = dict(pairs(CMapDB.get_cmap(name).code2cid))
    lacking = {number for number in numbers.values() if number not in back}
    lost[name] = {code.decode("utf-16-be") for code, cid in numbers.items() if cid in lacking}
    print(name, len(lacking), "".join(sorted(lost[name])[:40]))
    assert len(lacking) == count, "this has changed"
assert set("﨑栁槪寬") <= lost["UniJIS-UCS2-H"]
assert set("牙僅嘲捗淫𠮷") <= lost["UniJIS2004-UTF16-H"]

pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
canvas = Canvas("names.pdf")
canvas.setFont("HeiseiMin-W3", 12)
canvas.drawString(60, 700, "宮﨑と栁町")
canvas.save()
with pdfplumber.open("names.pdf") as document:
    seen = document.pages[0].extract_text()
others = [
    pypdf.PdfReader("names.pdf").pages[0].extract_text().strip(),
    pypdfium2.PdfDocument("names.pdf")[0].get_textpage().get_text_range().strip(),
]
print(seen, others)
assert seen == "宮(cid:8443)と(cid:8494)町", "this has changed"
assert others == ["宮﨑と栁町"] * 2, "this has changed"
PYTHON
