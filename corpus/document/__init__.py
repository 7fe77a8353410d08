"""Documents with tables in them (PDF, Word) to one sheet of cells.

In goes a ``Document``: tables and the texts between them, in the order of reading, and a function
that says which of our columns a heading means. Out comes a ``Grid`` like that of a spreadsheet,
each row with the page it stands on: the tables of programs one below the other, captions above
tables (areas, departments) as rows or a column of it, forms (one program a page) as a row each.
What was not taken over is named in its problems.
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
