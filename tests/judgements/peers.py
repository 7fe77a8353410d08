"""Other engines behind one face, all on the same tokens: what a ranking has to be ahead of.

Tokens are Sudachi's normalized forms, words of mode C and their mode A parts, without punctuation:
what anybody would start with. Each engine ranks by its own BM25 with its own defaults, a document
matching when it has one of the query's tokens. Needs `pip install tantivy bm25s`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import bm25s
import tantivy
from sudachipy import Dictionary, SplitMode

from indexer.quality.evaluate import Ranked

_tokenizer = Dictionary().tokenizer(SplitMode.C)
_NO_TOKENS = ("補助記号", "空白")


class Peer(Protocol):
    """An engine that has indexed the documents it was made from."""

    def rank(self, query: str, limit: int) -> Sequence[Ranked]:
        """Return the best documents, best first."""


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, coded so that no engine cuts or changes them again."""
    return [token.encode().hex() for token in _words(text)]


def _words(text: str) -> Iterator[str]:
    for word in _tokenizer.tokenize(text):
        if word.part_of_speech()[0] in _NO_TOKENS:
            continue
        yield word.normalized_form()
        parts = word.split(SplitMode.A)
        if len(parts) > 1:
            yield from (part.normalized_form() for part in parts)


class Tantivy:
    """tantivy, in memory."""

    def __init__(self, documents: Mapping[str, Sequence[str]]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="whitespace")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(num_threads=1)
        for id_, words in documents.items():
            writer.add_document(tantivy.Document(id=id_, text=" ".join(words)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def rank(self, query: str, limit: int) -> Sequence[Ranked]:
        """Return the best documents, best first."""
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", word))
            for word in tokens(query)
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), limit).hits
        return [Ranked(self._searcher.doc(address)["id"][0]) for _, address in hits]


class Fts5:
    """SQLite's FTS5, in memory."""

    def __init__(self, documents: Mapping[str, Sequence[str]]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, words)")
        rows = ((id_, " ".join(words)) for id_, words in documents.items())
        self._connection.executemany("INSERT INTO text VALUES (?, ?)", rows)

    def rank(self, query: str, limit: int) -> Sequence[Ranked]:
        """Return the best documents, best first."""
        any_of = " OR ".join(f'"{word}"' for word in tokens(query))
        select = "SELECT id FROM text WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [Ranked(id_) for (id_,) in self._connection.execute(select, (any_of, limit))]


class Bm25s:
    """bm25s, arrays in memory."""

    def __init__(self, documents: Mapping[str, Sequence[str]]) -> None:
        self._ids = list(documents)
        self._engine = bm25s.BM25()
        self._engine.index(list(documents.values()), show_progress=False)

    def rank(self, query: str, limit: int) -> Sequence[Ranked]:
        """Return the best documents, best first."""
        found = self._engine.retrieve([tokens(query)], k=limit, show_progress=False)
        scored = zip(found.documents[0], found.scores[0], strict=True)
        return [Ranked(self._ids[at]) for at, score in scored if score > 0.0]


# Each makes a peer from documents: ids and their tokens.
PEERS: Mapping[str, Callable[[Mapping[str, Sequence[str]]], Peer]] = {
    "tantivy": Tantivy,
    "FTS5": Fts5,
    "bm25s": Bm25s,
}
