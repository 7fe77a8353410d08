"""PDFs to documents of tables and texts.

In: the bytes of a PDF, and a function that says which of our columns a heading means. Out: a
``corpus.document.Document``, every character of its tables in a cell, or left out and named. Steps:
``drawing`` (pdfminer: glyphs and rules), ``orientation`` (what can be seen, upright), ``tables``
and ``text`` (cells and their lines), all in a process of its own (``child``, ended by ``guard``
at its ``limits``); then ``reading_order`` and ``joined_pages`` (tables over pages, lines to text).
``reading`` refuses what has no text that can be trusted.

Not for: pictures of text, tables without rules, writing PDFs.
"""

from corpus.pdf.guard import Progress
from corpus.pdf.limits import Limits
from corpus.pdf.reading import read_pdf

__all__ = ["Limits", "Progress", "read_pdf"]
