#!/bin/sh
# Whoosh 2.7.4 (Python 3.11): the length of a field, by which BM25F divides, is kept in one byte and
# comes back as the next length that the byte can say: a text of 11 words has 12, one of 99 has 101,
# one of 200 has 203, while the sum over all documents (field_length) is exact. So the average is of
# the true lengths and what is compared with it is not, and an oracle that counts words finds other
# scores in the fourth digit.
#
# Guessed before: the length is the number of words that were indexed, as field_length is their sum.
# Seen: 5, 10, 12, 12, 16, 20, 30, 52, 101, 203 for 5, 10, 11, 12, 15, 20, 30, 50, 99, 200 words.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'Whoosh==2.7.4'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from whoosh import fields, versionstring
from whoosh.filedb.filestore import RamStorage

LENGTHS = (5, 10, 11, 12, 15, 20, 30, 50, 99, 200)
index = RamStorage().create_index(fields.Schema(text=fields.TEXT(phrase=False)))
writer = index.writer()
for length in LENGTHS:
    writer.add_document(text=" ".join(f"word{number}" for number in range(length)))
writer.commit()
with index.reader() as reader:
    kept = [reader.doc_field_length(number, "text") for number in range(len(LENGTHS))]
    total = reader.field_length("text")
print("Whoosh", versionstring(), "kept:", kept, "sum:", total, "true sum:", sum(LENGTHS))
assert kept == [5, 10, 12, 12, 16, 20, 30, 52, 101, 203], "this has changed"
assert total == sum(LENGTHS), "this has changed"
PYTHON
