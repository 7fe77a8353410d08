#!/bin/sh
# python-calamine 0.9.1 (pandas 3.1.1 with engine="calamine" gives the same) reading an ODS file: a line
# break inside a paragraph of a cell (text:line-break, what Ctrl+Return makes in imported tables) and a
# tab leave nothing behind, so that 総務部 and 企画課 under it become the one unit 総務部企画課; two
# paragraphs of a cell do get a newline between them. A reading above a word (text:ruby) is put behind
# the word as if it were text: 一時保育 becomes 一時保育いちじほいく.
#
# Guessed before: a newline for either kind of break, a tab for a tab; the reading left out, as of
# phonetic readings in XLSX.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'python-calamine==0.9.1' 'pandas==3.1.1'
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from zipfile import ZipFile

import pandas
from python_calamine import CalamineWorkbook

URN = "urn:oasis:names:tc:opendocument:xmlns"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "table", "text"))
CELLS = {
    "<text:p>総務部</text:p><text:p>企画課</text:p>": "総務部\n企画課",
    "<text:p>総務部<text:line-break/>企画課</text:p>": "総務部企画課",
    "<text:p>総務部<text:tab/>企画課</text:p>": "総務部企画課",
    "<text:p><text:ruby><text:ruby-base>一時保育</text:ruby-base>"
    "<text:ruby-text>いちじほいく</text:ruby-text></text:ruby>事業</text:p>": "一時保育いちじほいく事業",
}
cells = "".join(
    f'<table:table-row><table:table-cell office:value-type="string">{text}</table:table-cell>'
    "</table:table-row>"
    for text in CELLS
)
content = f"""<?xml version="1.0"?><office:document-content {NAMES} office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="plan"><table:table-column/>{cells}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
manifest = f"""<?xml version="1.0"?><manifest:manifest xmlns:manifest="{URN}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
with ZipFile("plan.ods", "w") as package:
    package.writestr("mimetype", ODS)
    package.writestr("META-INF/manifest.xml", manifest)
    package.writestr("content.xml", content)

seen = [row[0] for row in CalamineWorkbook.from_path("plan.ods").get_sheet_by_index(0).to_python()]
for text in seen:
    print(repr(text))
assert seen == list(CELLS.values()), "this has changed"
table = pandas.read_excel("plan.ods", header=None, engine="calamine")
assert table[0].tolist() == seen, "this has changed"
PYTHON
