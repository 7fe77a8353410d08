#!/bin/sh
# pandas 3.1.1 with odfpy 1.4.1, read_excel(engine="odf"): the value of a time's cell is not read from
# the file's own value (office:time-value="PT18H30M00S") but parsed from the text that is shown, so one
# cell with a Japanese format of times (18時30分, 午後6時30分) ends the reading of the whole file with
# DateParseError; numbers and dates are read from their values, whatever is shown (24人 is 24).
#
# Guessed before: 18:30 by the value that ODF wants in every such cell, as for dates and numbers.
# Seen: what is said above; with 18:30:00 shown the same cell is read. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pandas==3.1.1' 'odfpy==1.4.1'
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def read(shown: str) -> object:
    """Return what pandas reads of a row with a number, a date and a time shown so, or its error."""
    document, table, row = OpenDocumentSpreadsheet(), Table(name="plan"), TableRow()
    for text, values in {
        "24人": {"valuetype": "float", "value": "24"},
        "令和6年4月1日": {"valuetype": "date", "datevalue": "2024-04-01"},
        shown: {"valuetype": "time", "timevalue": "PT18H30M00S"},
    }.items():
        cell = TableCell(**values)
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("plan.ods")
    try:
        return [str(value) for value in pandas.read_excel("plan.ods", header=None).loc[0]]
    except ValueError as error:
        return f"{type(error).__name__}: {error}"


for shown, expected in {
    "18:30:00": ["24", "2024-04-01 00:00:00", "18:30:00"],
    "18時30分": "DateParseError: Unknown datetime string format, unable to parse: 18時30分",
    "午後6時30分": "DateParseError: Unknown datetime string format, unable to parse: 午後6時30分",
}.items():
    seen = read(shown)
    print(shown, seen)
    assert seen == expected, "this has changed"
PYTHON
