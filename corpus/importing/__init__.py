"""Importing: a table in whatever form becomes programs.csv.

In: a file, and the programs that are there now. Out: an ``Import``: the programs, what was put
right on the way (``repair``), what would change, what is wrong. ``corpus.sources`` reads the file's
rows, ``conversion`` makes programs of them, ``identity`` gives ids that stay from year to year,
``assembly`` what rows alone do not say. Nothing is written before ``write_import`` is called, and
then the file before is kept.

Not for: reading programs.csv itself, which is ``corpus.reader``. Whatever it repairs, it says.
"""

from corpus.importing.headings.map_option import MEANINGS, meaning_of
from corpus.importing.imported import Import
from corpus.importing.links import write_links
from corpus.importing.reading import read_import
from corpus.importing.report_text import render_import
from corpus.importing.writing import Written, remove_leftovers, write_import
from corpus.sources.shown import shown
from corpus.sources.source import Choice

__all__ = [
    "MEANINGS",
    "Choice",
    "Import",
    "Written",
    "meaning_of",
    "read_import",
    "remove_leftovers",
    "render_import",
    "shown",
    "write_import",
    "write_links",
]
