"""Documents with tables in them (PDF, Word) to one sheet of cells.

In: a ``Document``, tables and the texts between them in the order of reading (``blocks``), and a
function that says which of our columns a heading means. Out: a ``corpus.grid.Grid`` like that of a
spreadsheet (``listing``, ``sheet``), each row with its place: the tables of programs one below the
other, captions (``captions``) as rows or a column of it, forms (``forms``) as a row each. What was
not taken over, and characters that are missing, are named in its problems.

Not for: finding tables on a page, which is ``pdf``; what headings mean, which is ``importing``.
"""

from corpus.document.blocks import Document, Paragraph, Remark, TextCell, TextTable
from corpus.document.listing import NoPrograms, grid_of

__all__ = [
    "Document",
    "NoPrograms",
    "Paragraph",
    "Remark",
    "TextCell",
    "TextTable",
    "grid_of",
]
