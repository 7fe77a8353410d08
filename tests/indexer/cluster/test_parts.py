"""What searching processes load is cut into documents, and named."""

from base64 import b64decode
from zlib import decompress

import pytest

from indexer.cluster import mapping, parts
from indexer.cluster.parts import cut
from indexer.cluster.parts import parts as parts_of
from indexer.index import files
from indexer.index.segment import Segment


def test_long_contents_are_several_documents_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "_SIZE", 10)
    contents = [("one", bytes(range(200))), ("none", b"")]
    made = list(cut(mapping.LEDGER, contents))
    assert [document[mapping.LEDGER] for _, document in made] == list(range(len(made)))
    assert len({name for name, _ in made}) == len(made) > 3
    for name, content in contents:
        own = [one[mapping.PART] for id_, one in made if id_.split(":")[1] == name]
        assert decompress(b"".join(map(b64decode, own))) == content


def test_all_tables_of_words_are_there(plan_segment: Segment) -> None:
    names = {name.split(":")[1] for name, _ in parts_of(plan_segment)}
    assert {files.TERMS, files.COLLECTION, files.PLACES, parts.COUNTS, parts.SUGGESTED} <= names
