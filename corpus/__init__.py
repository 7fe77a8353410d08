"""What a program is, how a collection of them is read and checked.

The names below are the package's contract; other packages import nothing else, except the values
in ``corpus.record`` and ``corpus.columns``, and the names of ``corpus.importing``, which only an
import needs. They load on
first use: a search needs nothing but the record.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.areas import beginnings
    from corpus.collection import Collection
    from corpus.columns import HEADINGS, SOURCE_PAGE
    from corpus.difference.records import FieldChange, changed_fields
    from corpus.errors import CorpusError, Problem
    from corpus.gif import MOST_SUMMARY, to_gif, too_long
    from corpus.initial import new_collection
    from corpus.loading import Loaded, Report, SettingsCheck, check, load
    from corpus.memory import collector_paused
    from corpus.record import Program
    from corpus.syncing import sync_descriptor, sync_directory
    from corpus.synonyms import SynonymRow
    from corpus.targets.figure import Figure
    from corpus.targets.numbers import value_of
    from corpus.targets.reading import read_figures
    from corpus.text.formulas import harmless
    from corpus.text.japanese_eras import ERAS
    from corpus.web_address import is_web_address
    from corpus.writer import csv_cells, further_headings, to_csv, write_atomically

_HOMES = {
    "ERAS": "text.japanese_eras",
    "Figure": "targets.figure",
    "FieldChange": "difference.records",
    "HEADINGS": "columns",
    "SOURCE_PAGE": "columns",
    "Collection": "collection",
    "CorpusError": "errors",
    "Loaded": "loading",
    "MOST_SUMMARY": "gif",
    "Problem": "errors",
    "Program": "record",
    "Report": "loading",
    "SettingsCheck": "loading",
    "SynonymRow": "synonyms",
    "beginnings": "areas",
    "changed_fields": "difference.records",
    "check": "loading",
    "collector_paused": "memory",
    "csv_cells": "writer",
    "further_headings": "writer",
    "harmless": "text.formulas",
    "is_web_address": "web_address",
    "load": "loading",
    "new_collection": "initial",
    "read_figures": "targets.reading",
    "sync_descriptor": "syncing",
    "sync_directory": "syncing",
    "to_csv": "writer",
    "to_gif": "gif",
    "too_long": "gif",
    "value_of": "targets.numbers",
    "write_atomically": "writer",
}

__all__ = [
    "ERAS",
    "HEADINGS",
    "MOST_SUMMARY",
    "SOURCE_PAGE",
    "Collection",
    "CorpusError",
    "FieldChange",
    "Figure",
    "Loaded",
    "Problem",
    "Program",
    "Report",
    "SettingsCheck",
    "SynonymRow",
    "beginnings",
    "changed_fields",
    "check",
    "collector_paused",
    "csv_cells",
    "further_headings",
    "harmless",
    "is_web_address",
    "load",
    "new_collection",
    "read_figures",
    "sync_descriptor",
    "sync_directory",
    "to_csv",
    "to_gif",
    "too_long",
    "value_of",
    "write_atomically",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"corpus.{_HOMES[name]}"), name)
