"""What the files will hold after an import, and what is wrong with that."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from corpus import columns
from corpus.collection import Collection
from corpus.errors import Problem
from corpus.importing.conversion import Draft
from corpus.importing.imported import ProgramsFile
from corpus.importing.present import Present
from corpus.importing.year import with_year
from corpus.layout.raw_row import RawRow
from corpus.loading.folder import PROGRAMS_FILE
from corpus.reader import ProgramTable
from corpus.record import Program
from corpus.sources.source import Source
from corpus.validation.validate import validate
from corpus.writer import further_headings
from corpus.years.year import year_of_program


def merged(present: Sequence[Program], imported: Sequence[Program]) -> tuple[Program, ...]:
    """Return the present programs in their order, replaced where imported, then the new ones."""
    replacements: dict[str, Program] = {}
    for program in imported:
        replacements.setdefault(program.id, program)
    kept = [replacements.get(program.id, program) for program in present]
    placed = set(map(id, kept))
    # By identity, not by id: a second row with the same id is a problem, not to be dropped here.
    return (*kept, *(program for program in imported if id(program) not in placed))


def files_of(present: Present, programs: tuple[Program, ...]) -> tuple[ProgramsFile, ...]:
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


def own_headings(
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


def validated(
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
