"""What a program is, how a collection of them is read and checked.

The names below are the package's contract; other packages import nothing else, except the values
in ``corpus.record`` and the names of ``corpus.importing``, which only an import needs.
"""

from corpus.collection import Collection
from corpus.columns import HEADINGS
from corpus.errors import CorpusError, Problem
from corpus.initial import new_collection
from corpus.loading import Loaded, Report, SettingsCheck, check, load
from corpus.record import Program
from corpus.synonyms import SynonymRow
from corpus.writer import csv_cells, to_csv, write_atomically

__all__ = [
    "HEADINGS",
    "Collection",
    "CorpusError",
    "Loaded",
    "Problem",
    "Program",
    "Report",
    "SettingsCheck",
    "SynonymRow",
    "check",
    "csv_cells",
    "load",
    "new_collection",
    "to_csv",
    "write_atomically",
]
