"""From a file to an import: rows, ids, what is taken over from the present programs, checks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import columns
from corpus.collection import read_settings
from corpus.columns import Column
from corpus.difference.records import difference
from corpus.errors import Problem
from corpus.importing.assembly import Assembly
from corpus.importing.conversion import Converter, Draft
from corpus.importing.headings.answers import dropped, refuse_unknown, to_remember
from corpus.importing.headings.map_option import HeadingMap, heading_map
from corpus.importing.headings.own_columns import (
    changed,
    contradicted,
    emptied,
    new_columns,
    replaced,
)
from corpus.importing.imported import Import
from corpus.importing.outcome import files_of, merged, own_headings, validated
from corpus.importing.present import Present, read_present
from corpus.importing.year import of_own_years, of_year, titled_otherwise, years_of
from corpus.record import Program
from corpus.sources.opening import read_source, unused
from corpus.sources.plan_source import read_plan_text
from corpus.sources.source import Choice, Source
from corpus.text.encoding import read_bytes
from corpus.writer import csv_cells
from corpus.years.folders import year_folders


def read_import(
    path: Path,
    directory: Path,
    *,
    choice: Choice | None = None,
    answers: Mapping[str, str] | None = None,
    keep: bool = False,
    year: int | None = None,
) -> Import:
    """Return what importing the file into the collection in the directory would do.

    ``choice`` says what of the file to read, ``answers`` what its headings mean, beyond what the
    collection remembers of them. With ``keep`` the programs that the file lacks stay. ``year`` is
    the one that the file is of, in a collection with several: the others stay as they are.
    Raises CorpusError where the file cannot be read as a table of programs; every other problem is
    in the import.
    """
    if not path.exists():
        read_bytes(path)  # which says so, before anything is asked about it
    return _Reading(path, directory, choice or Choice(), answers or {}, year).imported(keep)


class _Reading:
    """A file as it is read beside the present programs."""

    def __init__(
        self,
        path: Path,
        directory: Path,
        choice: Choice,
        answers: Mapping[str, str],
        year: int | None,
    ) -> None:
        self._path, self._directory, self._answers = path, directory, answers
        settings, _ = read_settings(directory)
        self._headings = heading_map(settings.import_map, answers)
        said = self._headings.said(column.heading for column in settings.columns)
        choice = replace(choice, said=said)
        self._source, texts = _source(path, choice, year or settings.fiscal_year, answers)
        has_folders = year is None and bool(year_folders(directory))
        self._years = years_of(self._source.rows, path.name) if has_folders else ()
        self._present = read_present(directory, year, self._years)
        self._collection = self._present.collection
        file, source, present = path.name, self._source, self._present
        drafts, self._converter = _drafts(file, source, texts, self._headings, present)
        self._drafts, self._year_problems = _dated(file, source, drafts, present, year)
        present_programs = present.programs
        self._assembly = Assembly(file, source, self._drafts, present_programs, self._collection)

    def imported(self, keep: bool) -> Import:
        """Return the import; with ``keep`` the programs that the file lacks stay."""
        source, present = self._source, self._present
        before, programs = present.programs, self._assembly.programs()
        kept = merged(before, programs) if keep else programs
        new = self._new_columns(programs)
        changed_ = changed(self._answers, self._collection, programs, present.settings, source.unit)
        known = {column.heading: column for column in (*self._collection.columns, *changed_)}
        described = replace(self._collection, columns=(*known.values(), *new))
        repairs = (*self._converter.repairs, *self._assembly.repairs)
        problems = [
            *self._problems(changed_),
            *validated(self._path.name, source, self._drafts, programs, kept, described),
        ]
        return Import(
            path=self._path,
            directory=self._directory,
            source=source,
            programs=kept,
            repairs=tuple(sorted(repairs, key=lambda one: one.row)),
            problems=tuple(sorted(problems, key=lambda p: (p.row or 0, len(p.cell), p.cell))),
            difference=difference(before, kept),
            files=files_of(present, kept),
            given_ids=sum(not draft.program.id for draft in self._drafts),
            kept_columns=tuple(c for c in source.missing if before and c != columns.ID),
            own_columns=own_headings(present, kept, described, replaced(source)),
            described_columns=tuple(known.values()),
            new_columns=new,
            changed_columns=changed_,
            dropped=dropped(source, self._headings),
            answers=to_remember(self._answers, self._collection, changed_),
            settings=present.settings,
            is_undated=not (before or self._years or self._collection.fiscal_year),
        )

    def _new_columns(self, programs: Sequence[Program]) -> tuple[Column, ...]:
        copied = self._converter.copied
        new = new_columns(self._source, copied, self._headings, programs, self._collection)
        # Where years have folders, those say the year.
        return tuple(one for one in new if not self._years or one.heading != columns.YEAR)

    def _problems(self, changed_: Sequence[Column]) -> list[Problem]:
        """Everything that is to be said before the programs are looked at together."""
        copied, before = self._converter.copied, self._present.programs
        return [
            *self._present.problems,
            *self._source.problems,
            *self._converter.problems,
            *self._assembly.problems,
            *self._year_problems,
            *emptied(self._source, copied, before, self._collection),
            *contradicted(self._path.name, self._answers, self._collection, changed_),
        ]


def _dated(
    file: str, source: Source, drafts: list[Draft], present: Present, year: int | None
) -> tuple[list[Draft], list[Problem]]:
    """Return the rows as those of the year, or of the years that they name where each has a file,
    with what they say against it.
    """
    is_split = any(one.year is not None for one in present.files)
    if year is None and not is_split:
        return drafts, []
    rows = [draft.row.number for draft in drafts]
    undated = [draft.program for draft in drafts]
    ids = frozenset(program.id for program in present.programs)
    if year is None:
        programs, problems = of_own_years(undated, file, rows, ids)
    else:
        programs, problems = of_year(undated, year, file, rows, ids)
        first_heading = (source.header_rows or (0, 0))[0]
        problems += titled_otherwise(source.left_out, first_heading, year, file)
    pairs = zip(drafts, programs, strict=True)
    return [replace(draft, program=program) for draft, program in pairs], problems


def _source(
    path: Path, choice: Choice, year: int | None, answers: Mapping[str, str]
) -> tuple[Source, tuple[Program, ...]]:
    """Return what the file holds, with the programs where it is the text of a plan."""
    if path.suffix.lower() == ".txt":
        source, programs = read_plan_text(read_bytes(path), path.name, year)
        source.problems += unused(choice, source.form, path.name)
        return source, programs
    source = read_source(path, choice)
    refuse_unknown(path.name, source, answers)
    # The cells are for who wants to see them; an import has all that it needs in the rows.
    source.grids = ()
    return source, ()


def _drafts(
    file: str,
    source: Source,
    programs: tuple[Program, ...],
    headings: HeadingMap,
    present: Present,
) -> tuple[list[Draft], Converter]:
    if source.form == "TEXT":
        rows = zip(source.rows, programs, strict=True)
        return [Draft(row, program, False) for row, program in rows], Converter(file)
    copies = {column.field: column.own for column in source.columns if column.field is not None}
    converter = Converter(
        file,
        source.form != "JSON",
        _texts(present.programs),
        copies=copies,
        dropped=dropped(source, headings),
        wraps=source.wraps,
    )
    return converter.drafts(source.rows), converter


def _texts(programs: Sequence[Program]) -> set[str]:
    """Return every cell of the programs that has a space or a break in it, as repairs look for,
    and every name of a division.
    """
    cells = {cell for p in programs for cell in csv_cells(p) if len(cell.split(maxsplit=1)) > 1}
    return cells.union(*(program.divisions for program in programs))
