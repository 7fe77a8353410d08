#!/bin/sh
# Whoosh 2.7.4 (Python 3.11): a field NUMERIC(float, sortable=True) cannot be written: its column's
# default is not a number, which the column's own integers do not hold. The first document raises
# struct.error. With a default in the column's own numbers, prices are written and sorted.
#
# Guessed before: it sorts as NUMERIC(int, sortable=True) does.
# Seen: struct.error: required argument is not an integer; with the default 100, 200.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'Whoosh==2.7.4'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import struct

from whoosh import columns, fields, versionstring
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Every


def written(kind):
    index = RamStorage().create_index(fields.Schema(price=kind))
    writer = index.writer()
    for price in (200.0, 100.0):
        writer.add_document(price=price)
    writer.commit()
    with index.searcher() as searcher:
        return [hit["price"] for hit in searcher.search(Every(), sortedby="price")]


try:
    plain = written(fields.NUMERIC(float, stored=True, sortable=True))
except struct.error as error:
    plain = str(error)
kind = fields.NUMERIC(float, stored=True)
last = kind.to_column_value(float("inf"))
kind.set_sortable(columns.NumericColumn(kind.sortable_typecode, default=last))
mended = written(kind)
print("Whoosh", versionstring(), "sortable:", plain, "with a default:", mended)
assert (plain, mended) == ("required argument is not an integer", [100.0, 200.0]), "this has changed"
PYTHON
