"""PDFs to documents of tables and texts.

In go the bytes of a PDF and a function that says which of our columns a heading means; out comes a
``Document``, every glyph of its tables in a cell, or left out and named. Steps: ``drawing``
(pdfminer: glyphs and rules) → ``orientation``, ``sight`` → ``rules``, ``lattice`` (tables) →
``filling``, ``lines`` (cells) in a process of its own (``child``, ``guard``), then ``parts``,
``breaks`` (tables over pages), ``wording`` (lines to text) and ``whole``.
"""

from corpus.pdf.guard import Progress
from corpus.pdf.limits import Limits
from corpus.pdf.reading import read_pdf

__all__ = ["Limits", "Progress", "read_pdf"]
