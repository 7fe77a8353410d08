"""From a file to an import: rows, ids, what is taken over from the present programs, checks."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from corpus import columns
from corpus.collection import Collection, read_settings
from corpus.columns import Column
from corpus.difference.records import difference
from corpus.errors import CorpusError, Problem
from corpus.importing.assembly import Assembly
from corpus.importing.conversion import Converter, Draft
from corpus.importing.imported import Import, ProgramsFile
from corpus.importing.map_option import HeadingMap, heading_map
from corpus.importing.own_columns import changed, contradicted, emptied, new_columns, replaced
from corpus.importing.present import Present, read_present
from corpus.importing.year import of_own_years, of_year, titled_otherwise, with_year, years_of
from corpus.layout.raw_row import RawRow
from corpus.loading import PROGRAMS_FILE
from corpus.reader import ProgramTable
from corpus.record import Program
from corpus.sources.opening import read_source, unused
from corpus.sources.plan_source import read_plan_text
from corpus.sources.source import Choice, Source
from corpus.text.characters import heading_key
from corpus.text.encoding import read_bytes
from corpus.validation.validate import validate
from corpus.writer import csv_cells, further_headings
from corpus.years.folders import year_folders
from corpus.years.year import year_of_program


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
        merged = _merged(before, programs) if keep else programs
        new = self._new_columns(programs)
        changed_ = changed(self._answers, self._collection, programs, present.settings, source.unit)
        known = {column.heading: column for column in (*self._collection.columns, *changed_)}
        described = replace(self._collection, columns=(*known.values(), *new))
        repairs = (*self._converter.repairs, *self._assembly.repairs)
        problems = [
            *self._problems(changed_),
            *_validated(self._path.name, source, self._drafts, programs, merged, described),
        ]
        return Import(
            path=self._path,
            directory=self._directory,
            source=source,
            programs=merged,
            repairs=tuple(sorted(repairs, key=lambda one: one.row)),
            problems=tuple(sorted(problems, key=lambda p: (p.row or 0, len(p.cell), p.cell))),
            difference=difference(before, merged),
            files=_files(present, merged),
            given_ids=sum(not draft.program.id for draft in self._drafts),
            kept_columns=tuple(c for c in source.missing if before and c != columns.ID),
            own_columns=_own_headings(present, merged, described, replaced(source)),
            described_columns=tuple(known.values()),
            new_columns=new,
            changed_columns=changed_,
            dropped=_dropped(source, self._headings),
            answers=_to_remember(self._answers, self._collection, changed_),
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


def _to_remember(
    answers: Mapping[str, str], collection: Collection, done: Sequence[Column]
) -> dict[str, str]:
    """Return the answers that say something new, without those that collection.toml contradicts:
    of a column that it describes, that counts.
    """
    against = {problem.column for problem in contradicted("", answers, collection, done)}
    refused = {heading_key(heading) for heading in against if heading}
    return {
        heading: text
        for heading, text in answers.items()
        if collection.import_map.get(heading) != text and heading_key(heading) not in refused
    }


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


def _own_headings(
    present: Present,
    programs: Sequence[Program],
    collection: Collection,
    gone: AbstractSet[str],
) -> tuple[str, ...]:
    """Return the headings behind ours that every file has: those that are described, and of one
    file that of every text. A column that is read as one of ours now has none.
    """
    headings = [one.heading for one in collection.columns if one.heading not in gone]
    if present.files[0].year is not None:
        return tuple(heading for heading in headings if heading != columns.YEAR)
    return further_headings(programs, headings)


def _files(present: Present, programs: tuple[Program, ...]) -> tuple[ProgramsFile, ...]:
    """Return what each file will have: all programs, or those of its year without saying so."""
    if present.files[0].year is None:
        return (replace(present.files[0], programs=programs),)
    return tuple(
        replace(
            file,
            programs=tuple(
                with_year(one, None) for one in programs if year_of_program(one) == file.year
            ),
        )
        for file in present.files
    )


def _dropped(source: Source, headings: HeadingMap) -> tuple[str, ...]:
    """Return the columns of the file that somebody said are not to be taken over."""
    return tuple(
        column.own
        for column in source.columns
        if not column.field and heading_key(column.heading) in headings.dropped
    )


def _source(
    path: Path, choice: Choice, year: int | None, answers: Mapping[str, str]
) -> tuple[Source, tuple[Program, ...]]:
    """Return what the file holds, with the programs where it is the text of a plan."""
    if path.suffix.lower() == ".txt":
        source, programs = read_plan_text(read_bytes(path), path.name, year)
        source.problems += unused(choice, source.form, path.name)
        return source, programs
    source = read_source(path, choice)
    _refuse_unknown(path.name, source, answers)
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
        dropped=_dropped(source, headings),
        wraps=source.wraps,
    )
    return converter.drafts(source.rows), converter


def _refuse_unknown(file: str, source: Source, answers: Mapping[str, str]) -> None:
    """Raise CorpusError for an answer about a heading that the file does not have.

    A heading over an empty column is no column of the source, but it stands in the cells; they are
    looked through for what is not among the columns.
    """
    named = (name for column in source.columns for name in (column.heading, column.own) if name)
    known = set(map(heading_key, named))
    missing = {heading_key(heading): heading for heading in answers}
    missing = {key: heading for key, heading in missing.items() if key not in known}
    if not missing:
        return
    cells = (cell for grid in source.grids for row in grid.rows for cell in row)
    elsewhere = set(filter(missing.__contains__, map(heading_key, cells)))
    there = "、".join(dict.fromkeys(column.heading for column in source.columns))
    problems = [
        Problem(file, None, None, heading, "この見出しは表にありません。", f"ある見出し: {there}")
        for key, heading in missing.items()
        if key not in elsewhere
    ]
    if problems:
        raise CorpusError(problems)


def _texts(programs: Sequence[Program]) -> set[str]:
    """Return every cell of the programs that has a space or a break in it, as repairs look for,
    and every name of a division.
    """
    cells = {cell for p in programs for cell in csv_cells(p) if len(cell.split(maxsplit=1)) > 1}
    return cells.union(*(program.divisions for program in programs))


def _merged(present: Sequence[Program], imported: Sequence[Program]) -> tuple[Program, ...]:
    """Return the present programs in their order, replaced where imported, then the new ones."""
    replacements: dict[str, Program] = {}
    for program in imported:
        replacements.setdefault(program.id, program)
    kept = [replacements.get(program.id, program) for program in present]
    placed = set(map(id, kept))
    # By identity, not by id: a second row with the same id is a problem, not to be dropped here.
    return (*kept, *(program for program in imported if id(program) not in placed))


def _validated(
    file: str,
    source: Source,
    drafts: Sequence[Draft],
    programs: Sequence[Program],
    merged: Sequence[Program],
    collection: Collection,
) -> list[Problem]:
    """Return the problems of the programs that would be written, each with its cell."""
    if not programs:
        reason, remedy = "施策が一件もありません。", "見出しの下に施策を書いてください。"
        return [Problem(file, None, None, "", reason, remedy)]
    rows = {id(p): d.row for p, d in zip(programs, drafts, strict=True)}
    # Rows of several sheets may have one number: counted by place here, named by row afterwards.
    at = [rows.get(id(program)) for program in merged]
    table = ProgramTable(file, source.encoding, tuple(merged), tuple(range(len(at))), ())
    found = validate(table, collection, lambda place: _row_name(at[place]))
    return [_at_row(problem, at[problem.row or 0]) for problem in found]


def _row_name(row: RawRow | None) -> str:
    if row is None:
        return f"{PROGRAMS_FILE}の施策"
    cell = row.cells.get(columns.ID, "")
    return cell if "!" in cell else f"{row.number}行"


def _at_row(problem: Problem, row: RawRow | None) -> Problem:
    """Return the problem with row and cell of the file; a program that only stays has none."""
    if row is None:
        return replace(problem, file=PROGRAMS_FILE, row=None)
    return replace(problem, row=row.number, cell=row.cells.get(problem.column or "", ""))
