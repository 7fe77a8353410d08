"""Opening a generation with Whoosh: its schema, its table of contents and its weights.

``whoosh.index.open_dir(directory)`` opens a published generation, and a searcher with ``Weighting``
gives a word the very score that ``rank`` gives it:

    searcher = open_dir(directory).searcher(weighting=Weighting())
    searcher.search(Term("text", "防災"), filter=Term("department", "危機管理部"))

Only a build imports this module; searching takes 0.1 s of imports less without Whoosh.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import fields, formats, scoring
from whoosh.analysis import Analyzer, Token
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from indexer.index.fields import K1
from indexer.index.inverted import idf
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind, places
from indexer.whoosh.codec import BEGINS, PROGRAM, ArraySegment
from indexer.whoosh.fields import AREA, DEPARTMENT, DIVISION, ID, NEW, TEXT

# Whoosh's own name for an index of which there is one in a directory, and its generation there:
# a directory of ours never has a second one. The file is _MAIN_1.toc.
INDEX_NAME = "MAIN"
_GENERATION = 1


class TextAnalyzer(Analyzer):
    """The index's analyzer for Whoosh's query parser; it holds no tokenizer, so that it pickles."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **options: Any,
    ) -> Iterator[Any]:
        """Yields one token again and again, changed, as Whoosh's analyzers do."""
        token = Token(positions, chars, **options)
        parts = [part for word in analyze(value) for part in word.parts]
        for at, part in zip(places([part.lexeme for part in parts]), parts, strict=True):
            if part.lexeme.kind > Kind.FUNCTION:
                token.text = token.original = part.lexeme.term
                token.boost = 1.0
                token.pos = start_pos + at
                token.startchar = start_char + part.start
                token.endchar = start_char + part.end
                yield token


def schema() -> Any:
    """The fields of a generation, as Whoosh's Schema.

    The weight of a word in ``text`` is BM25F's pseudo frequency, the sum of its positions' boosts.
    A word of several parts stands there too, at the position of the first.
    """
    text = fields.FieldType(
        formats.PositionBoosts(), TextAnalyzer(), scorable=True, multitoken_query="phrase"
    )
    filters = {DEPARTMENT: fields.ID(), DIVISION: fields.ID(), AREA: fields.ID()}
    stored = {PROGRAM: fields.STORED(), BEGINS: fields.STORED()}
    identity = fields.ID(stored=True, unique=True)
    return fields.Schema(
        **{ID: identity, TEXT: text, NEW: fields.BOOLEAN(), **filters, **stored},
    )


def write_toc(directory: Path) -> None:
    """Writes Whoosh's table of contents beside the arrays. Equal schemas make equal files."""
    toc = TOC(schema(), [ArraySegment(INDEX_NAME)], _GENERATION)
    toc.write(FileStorage(str(directory)), INDEX_NAME)


class Weighting(scoring.BM25F):
    """The product's weight of a word: lengths are in the pseudo frequency already, hence no B."""

    def __init__(self) -> None:
        super().__init__(B=0.0, K1=K1)

    def idf(self, searcher: Any, fieldname: str, text: str | bytes) -> float:
        parent = searcher.get_parent()
        return float(idf(parent.doc_count_all(), parent.doc_frequency(fieldname, text)))
