#!/bin/sh
# Whoosh 2.7.4 (Python 3.11): search(query, limit=2, groupedby="department") gives every hit, not
# two; with sortedby instead it gives two. Whoever shows results[:] on a page shows them all.
#
# Guessed before: groups are counted over all hits, and the results still are the first two.
# Seen: 5 hits with groupedby, 2 with sortedby, 2 with neither.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'Whoosh==2.7.4'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from whoosh import fields, versionstring
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Term

index = RamStorage().create_index(fields.Schema(department=fields.ID(stored=True), kind=fields.ID))
writer = index.writer()
for number in range(5):
    writer.add_document(department="ab"[number % 2], kind="x")
writer.commit()
with index.searcher() as searcher:
    def found(**options):
        return len(list(searcher.search(Term("kind", "x"), limit=2, **options)))

    seen = found(groupedby="department"), found(sortedby="department"), found()
print("Whoosh", versionstring(), "groupedby, sortedby, neither:", seen)
assert seen == (5, 2, 2), "this has changed"
PYTHON
