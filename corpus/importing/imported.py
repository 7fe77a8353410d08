"""An import as a whole: what was read, what was put right, what would change, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpus.columns import Column
from corpus.difference.records import Difference
from corpus.errors import Findings, Problem
from corpus.importing.repair import Repair
from corpus.loading.folder import PROGRAMS_FILE
from corpus.record import Program
from corpus.sources.source import Source


@dataclass(frozen=True, slots=True)
class ProgramsFile:
    """A programs.csv as it is, or as an import writes it, in the folder ``place``.

    ``present`` is the digest of what is there, None where nothing is. ``year`` is the one that all
    programs are of, as the folder says, None where nobody asked.
    """

    place: Path
    programs: tuple[Program, ...]
    present: str | None
    year: int | None = None

    @property
    def path(self) -> Path:
        return self.place / PROGRAMS_FILE


@dataclass(frozen=True)
class Import(Findings):
    """What an import would do; nothing is written yet.

    ``given_ids`` counts the rows that had no id. ``kept_columns`` are ours that the file lacks;
    they keep their present content. ``own_columns`` are the headings behind ours that every file
    has, in the order in which they are written; ``described_columns`` are those that
    collection.toml describes, ``new_columns`` those that it does not describe yet,
    ``changed_columns`` those that somebody says now are of another kind, ``dropped``
    those that somebody said are not to be taken over. ``answers`` say what headings mean and are
    to be remembered. ``files`` are those that are written: that of a year, or the collection's, or
    one for each year of the table. ``settings`` is the content of collection.toml, None where there
    is none. ``is_undated`` tells that the first programs get ids that do not begin with a year.
    """

    path: Path
    directory: Path
    source: Source
    programs: tuple[Program, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    difference: Difference
    given_ids: int
    kept_columns: tuple[str, ...]
    own_columns: tuple[str, ...]
    described_columns: tuple[Column, ...]
    new_columns: tuple[Column, ...]
    changed_columns: tuple[Column, ...]
    dropped: tuple[str, ...]
    answers: Mapping[str, str]
    files: tuple[ProgramsFile, ...]
    settings: bytes | None
    is_undated: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the whole report as a JSON object."""
        return {
            "file": str(self.path),
            "to": str(self.files[0].path),
            "files": [str(file.path) for file in self.files],
            **self.source.as_json(),
            "programs": len(self.programs),
            "given_ids": self.given_ids,
            "kept_columns": list(self.kept_columns),
            "new_columns": [column.as_json() for column in self.new_columns],
            "changed_columns": [column.as_json() for column in self.changed_columns],
            "dropped_columns": list(self.dropped),
            "repairs": [one.as_json() for one in self.repairs],
            **self.problems_as_json(),
            "difference": self.difference.as_json(),
        }


def digest(content: bytes | None) -> str | None:
    """Return by what a file is known again; None for none. Itself it may have 60 MB."""
    return None if content is None else sha256(content).hexdigest()
