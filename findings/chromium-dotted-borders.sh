#!/bin/sh
# Chromium (seen with 156) printing a table whose cells have dotted borders: no line with a dash
# pattern, but a filled square of its own for each dot; a table of two cells has 525 of them, .75 points
# wide. Dashed borders are as many closed curves, solid ones seven long rectangles. pdfplumber 0.11.9
# leaves out edges shorter than 3 points, so that it finds the table with solid and dashed borders and
# none with dotted ones, which Japanese forms use between the rows of one item.
#
# Guessed before: a dotted border is one stroked line with a dash pattern, and found like a solid one.
# Seen: 7 rectangles, 525 rectangles, 213 curves; one table, none, one table.
# Fails when this changes. Needs Chromium.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pdfplumber==0.11.9' 'pdfminer.six==20251230'
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
for style in solid dotted dashed; do
    cat >"$folder/$style.html" <<HTML
<!doctype html><meta charset="utf-8">
<style>
@page { size: A4; margin: 20mm }
table { border-collapse: collapse }
td { width: 60mm; padding: 4px; border: 1px $style #000 }
</style>
<table><tr><td>防災訓練<td>総務部</table>
HTML
    "$chromium" --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --print-to-pdf="$folder/$style.pdf" "file://$folder/$style.html" >/dev/null 2>&1
done
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

import pdfplumber

TABLE = [["防災訓練", "総務部"]]
for style, found in (("solid", [TABLE]), ("dotted", []), ("dashed", [TABLE])):
    with pdfplumber.open(Path(sys.argv[1], f"{style}.pdf")) as file:
        page = file.pages[0]
        tables = page.extract_tables()
        print(style, "rectangles:", len(page.rects), "lines:", len(page.lines),
              "curves:", len(page.curves), "tables:", tables)
        assert tables == found, "this has changed"
        assert not page.lines, "this has changed"
        if style == "dotted":
            assert len(page.rects) > 300, "this has changed"
            assert max(max(one["width"], one["height"]) for one in page.rects) < 3, "this has changed"
PYTHON
