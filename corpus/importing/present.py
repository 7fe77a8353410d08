"""What an import starts from: the collection as it is, by whose files it is known again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.collection import Collection, read_settings
from corpus.errors import Problem
from corpus.importing.imported import digest
from corpus.importing.year import place_of
from corpus.loading import PROGRAMS_FILE
from corpus.reader import read_programs
from corpus.record import Program
from corpus.settings import FILE_NAME as SETTINGS_FILE
from corpus.text.encoding import read_bytes


@dataclass(frozen=True, slots=True)
class Present:
    """``place`` is the folder of the programs.csv that is read, and written: that of a year, or the
    collection's. ``digest`` is that of this file, ``settings`` the content of collection.toml; both
    None where there is none.
    """

    collection: Collection
    problems: Sequence[Problem]
    place: Path
    programs: Sequence[Program]
    digest: str | None
    settings: bytes | None


def read_present(directory: Path, year: int | None) -> Present:
    """Return the state of a collection, or of one year of it. Raises CorpusError for settings or
    folders with which nothing can be imported.
    """
    collection, problems = read_settings(directory)
    place = place_of(directory, collection, year)
    file, settings = place / PROGRAMS_FILE, directory / SETTINGS_FILE
    own = [column.heading for column in collection.columns]
    return Present(
        replace(collection, fiscal_year=year or collection.fiscal_year),
        problems,
        place,
        # A file that is there has a digest before it is read: what changes in between is noticed.
        digest=digest(read_bytes(file)) if file.exists() else None,
        programs=read_programs(file, own).programs if file.exists() else (),
        settings=read_bytes(settings) if settings.exists() else None,
    )
