#!/bin/sh
# Whoosh 2.7.4 (Python 3.11): a search with collapse="department" keeps the best hit of each
# department; the same search with a filter keeps all of them, without a word. The condition as a
# part of the query collapses as it should.
#
# Guessed before: a filter and a collapse do not mind each other.
# Seen: collapsed a, b; with a filter that lets everything through a, a, b; in the query a, b.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'Whoosh==2.7.4'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from whoosh import fields, versionstring
from whoosh.filedb.filestore import RamStorage
from whoosh.query import And, Every, Term

index = RamStorage().create_index(fields.Schema(department=fields.ID(stored=True), kind=fields.ID))
writer = index.writer()
for department in ("a", "a", "b"):
    writer.add_document(department=department, kind="x")
writer.commit()
with index.searcher() as searcher:
    def found(query, **options):
        hits = searcher.search(query, collapse="department", **options)
        return [hit["department"] for hit in hits]

    alone = found(Every())
    filtered = found(Every(), filter=Term("kind", "x"))
    within = found(And([Every(), Term("kind", "x")]))
print("Whoosh", versionstring(), "alone:", alone, "filter:", filtered, "in the query:", within)
assert (alone, filtered, within) == (["a", "b"], ["a", "a", "b"], ["a", "b"]), "this has changed"
PYTHON
