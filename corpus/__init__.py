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
    from corpus.collection import Collection, read_settings
    from corpus.columns import HEADINGS
    from corpus.difference.records import FieldChange, changed_fields
    from corpus.difference.words import Piece
    from corpus.errors import CorpusError, Problem, problem_lines, shorten
    from corpus.gif import MOST_SUMMARY, to_gif, too_long
    from corpus.initial.files import new_collection
    from corpus.joining import load_joined
    from corpus.loading.folder import SettingsCheck
    from corpus.loading.loading import Loaded, Report, check, load
    from corpus.memory import Each, Mapped, collector_eased, collector_paused
    from corpus.record import Program
    from corpus.syncing import sync_descriptor, sync_directory
    from corpus.synonyms import SynonymRow
    from corpus.targets.figure import Figure
    from corpus.targets.numbers import value_of
    from corpus.targets.reading import read_figures
    from corpus.targets.role import AIM, role_of
    from corpus.text.formulas import harmless
    from corpus.text.japanese_eras import ERAS
    from corpus.text.nearby import advice_for, collections_beside, is_collection
    from corpus.text.system_errors import reason_of, remedy_of
    from corpus.web_address import is_web_address
    from corpus.writer import csv_cells, further_headings, place_headings, to_csv, write_atomically
    from corpus.years.changes import (
        STATES,
        Comparison,
        State,
        Step,
        states_between,
        told_fields,
    )
    from corpus.years.folders import year_folders
    from corpus.years.link import Link
    from corpus.years.links_file import FILE as LINKS_FILE
    from corpus.years.threads import Threads
    from corpus.years.year import year_of, year_of_program

_HOMES = {
    "AIM": "targets.role",
    "ERAS": "text.japanese_eras",
    "Each": "memory",
    "FieldChange": "difference.records",
    "Figure": "targets.figure",
    "HEADINGS": "columns",
    "LINKS_FILE": "loading.loading",
    "Collection": "collection",
    "Comparison": "years.changes",
    "CorpusError": "errors",
    "Link": "years.link",
    "Loaded": "loading.loading",
    "Mapped": "memory",
    "MOST_SUMMARY": "gif",
    "Piece": "difference.words",
    "Problem": "errors",
    "Program": "record",
    "Report": "loading.loading",
    "STATES": "years.changes",
    "SettingsCheck": "loading.folder",
    "State": "years.changes",
    "Step": "years.changes",
    "SynonymRow": "synonyms",
    "Threads": "years.threads",
    "advice_for": "text.nearby",
    "beginnings": "areas",
    "changed_fields": "difference.records",
    "check": "loading.loading",
    "collector_eased": "memory",
    "collector_paused": "memory",
    "collections_beside": "text.nearby",
    "csv_cells": "writer",
    "further_headings": "writer",
    "place_headings": "writer",
    "harmless": "text.formulas",
    "is_collection": "text.nearby",
    "is_web_address": "web_address",
    "load": "loading.loading",
    "load_joined": "joining",
    "new_collection": "initial.files",
    "read_figures": "targets.reading",
    "read_settings": "collection",
    "reason_of": "text.system_errors",
    "remedy_of": "text.system_errors",
    "role_of": "targets.role",
    "problem_lines": "errors",
    "shorten": "errors",
    "states_between": "years.changes",
    "sync_descriptor": "syncing",
    "sync_directory": "syncing",
    "to_csv": "writer",
    "told_fields": "years.changes",
    "to_gif": "gif",
    "too_long": "gif",
    "value_of": "targets.numbers",
    "write_atomically": "writer",
    "year_folders": "years.folders",
    "year_of": "years.year",
    "year_of_program": "years.year",
}

__all__ = [
    "AIM",
    "ERAS",
    "HEADINGS",
    "LINKS_FILE",
    "MOST_SUMMARY",
    "STATES",
    "Collection",
    "Comparison",
    "CorpusError",
    "Each",
    "FieldChange",
    "Figure",
    "Link",
    "Loaded",
    "Mapped",
    "Piece",
    "Problem",
    "Program",
    "Report",
    "SettingsCheck",
    "State",
    "Step",
    "SynonymRow",
    "Threads",
    "advice_for",
    "beginnings",
    "changed_fields",
    "check",
    "collections_beside",
    "collector_eased",
    "collector_paused",
    "csv_cells",
    "further_headings",
    "harmless",
    "is_collection",
    "is_web_address",
    "load",
    "load_joined",
    "new_collection",
    "place_headings",
    "problem_lines",
    "read_figures",
    "read_settings",
    "reason_of",
    "remedy_of",
    "role_of",
    "shorten",
    "states_between",
    "sync_descriptor",
    "sync_directory",
    "to_csv",
    "to_gif",
    "told_fields",
    "too_long",
    "value_of",
    "write_atomically",
    "year_folders",
    "year_of",
    "year_of_program",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"corpus.{_HOMES[name]}"), name)
