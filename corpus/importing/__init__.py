"""A table in whatever form into programs.csv: read, repaired, compared, then written."""

from corpus.importing.imported import Import
from corpus.importing.reading import read_import
from corpus.importing.report_text import render_import
from corpus.importing.writing import Written, remove_leftovers, write_import

__all__ = ["Import", "Written", "read_import", "remove_leftovers", "render_import", "write_import"]
