"""Whoosh's table of contents: the one file that a generation has for Whoosh alone.

It names the fields and says that ``codec`` reads them. Only a build imports this module.
"""

from collections.abc import Sequence
from pathlib import Path

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from corpus.columns import Column
from indexer.index.files import WHOOSH_TOC
from indexer.whoosh.codec import ArraySegment
from indexer.whoosh.schema import FieldTable

# Whoosh's own name for an index of which there is one in a directory, and its generation there:
# a directory of ours never has a second one. The file is _MAIN_1.toc.
_INDEX_NAME = "MAIN"
_GENERATION = 1


def write_toc(directory: Path, columns: Sequence[Column] = ()) -> None:
    """Writes Whoosh's table of contents beside the arrays of a collection with these own columns.

    Equal columns make equal files.
    """
    (directory / WHOOSH_TOC).write_bytes(toc_of(columns))


def toc_of(columns: Sequence[Column]) -> bytes:
    """The content of the file: whoever compares it need not unpickle what somebody else made."""
    memory = RamStorage()
    toc = TOC(FieldTable(columns).schema, [ArraySegment(_INDEX_NAME)], _GENERATION)
    toc.write(memory, _INDEX_NAME)
    content: bytes = memory.files[WHOOSH_TOC]
    return content
