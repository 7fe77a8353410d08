"""What an import starts from: the collection as it is, by whose files it is known again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.collection import Collection, read_settings
from corpus.errors import Problem
from corpus.importing.imported import ProgramsFile, digest
from corpus.importing.year import place_of, with_year
from corpus.loading.folder import PROGRAMS_FILE
from corpus.reader import read_programs
from corpus.record import Program
from corpus.settings import FILE_NAME as SETTINGS_FILE
from corpus.text.encoding import is_there, read_bytes
from corpus.years.folders import year_folders


@dataclass(frozen=True, slots=True)
class Present:
    """``files`` are those that are read, and written: that of a year, of each year of the table
    that is imported, or the collection's own. ``settings`` is the content of collection.toml, None
    where there is none.
    """

    collection: Collection
    problems: Sequence[Problem]
    files: tuple[ProgramsFile, ...]
    settings: bytes | None

    @property
    def programs(self) -> tuple[Program, ...]:
        """The programs of all files; of several years, each with its year."""
        if len(self.files) == 1 and self.files[0].year is None:
            return self.files[0].programs
        return tuple(with_year(one, file.year) for file in self.files for one in file.programs)


def read_present(directory: Path, year: int | None, years: Sequence[int] = ()) -> Present:
    """Return the state of a collection, of one ``year`` of it, or of the ``years`` that a table of
    several names, where the collection has a folder for each. Raises CorpusError for settings or
    folders with which nothing can be imported.
    """
    collection, problems = read_settings(directory)
    own = [column.heading for column in collection.columns]
    settings = directory / SETTINGS_FILE
    is_split = year is None and years and year_folders(directory)
    return Present(
        replace(collection, fiscal_year=year or collection.fiscal_year),
        problems,
        tuple(
            _file(place_of(directory, collection, one), own, one if is_split else None)
            for one in (years if is_split else (year,))
        ),
        settings=read_bytes(settings) if is_there(settings) else None,
    )


def _file(place: Path, own: Sequence[str], year: int | None) -> ProgramsFile:
    file = place / PROGRAMS_FILE
    # A file that is there has a digest before it is read: what changes in between is noticed.
    present = digest(read_bytes(file)) if is_there(file) else None
    programs = tuple(read_programs(file, own).programs) if is_there(file) else ()
    return ProgramsFile(place, programs, present, year)
