"""``sesaku import``: a table in, a collection's programs.csv out."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.corpus_commands.import_dialogue import (
    NOT_WRITTEN,
    agreed,
    nobody_to_ask,
    outcome,
    place,
    refuse_mistaken,
    remind_of_title,
)
from indexer.commands.corpus_commands.lock import locked
from indexer.commands.corpus_commands.staff import StaffCommand
from indexer.commands.options import (
    FOLDER,
    FiscalYear,
    WrongUsage,
    collection_or_shipped,
    heading_answers,
    json_option,
    page_numbers,
)
from indexer.commands.output import write_json
from indexer.commands.progress import page_bar

if TYPE_CHECKING:
    from corpus import CorpusError
    from corpus.importing import Choice, Import, Written

_PATH = click.Path(path_type=Path, readable=False)


@click.command(
    "import", cls=StaffCommand, short_help="Take the programs of a table into a collection."
)
@click.argument("file", type=_PATH)
@click.option(
    "--to", "to", metavar="DIR", type=FOLDER, help="The collection to write. Default: the shipped."
)
@click.option(
    "--sheet",
    metavar="NAME",
    help="Sheet of a workbook. Default: all visible ones that have headings.",
)
@click.option(
    "--pages", metavar="3-40", callback=page_numbers, help="Pages of a PDF. Default: all."
)
@click.option(
    "--table", metavar="N", type=click.IntRange(1), help="Table of a PDF or Word file, by --show."
)
@click.option(
    "--map",
    "answers",
    metavar="HEADING=MEANING",
    multiple=True,
    callback=heading_answers,
    help="What a column is: name, summary, …, column:number, drop. Remembered. Repeatable.",
)
@click.option(
    "--year",
    metavar="YEAR",
    type=FiscalYear(),
    help="The fiscal year of FILE's programs (2026, 令和8, R8); those of other years stay. "
    "Without it, each row of a table with a column 年度 goes to its year's folder.",
)
@click.option("--show", is_flag=True, help="Only print what was read, cell by cell.")
@click.option("--keep", is_flag=True, help="Keep the programs that FILE does not have.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@json_option
def import_command(
    file: Path,
    to: Path | None,
    sheet: str | None,
    pages: tuple[int, ...] | None,
    table: int | None,
    answers: dict[str, str],
    year: int | None,
    show: bool,
    keep: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take the programs in FILE into the collection's programs.csv.

    FILE is CSV (UTF-8 or CP932), a workbook (XLSX, XLS, ODS), a document with tables (PDF, Word's
    DOCX), JSON Lines, or the text of a plan (.txt). Shows how the columns were understood, what was
    put right, every problem with its cell, and the differences, and asks before it writes. Without
    a terminal it writes with --yes only. A column that is none of the plan's becomes one of the
    collection's own; --map says otherwise.

    The file before goes to previous/ in the collection's directory. Nothing is written while there
    are errors.

    \b
    Examples:
      sesaku import programs.xlsx --to my-plan
      sesaku import programs.xlsx --to my-plan --dry-run
      sesaku import list.csv --to my-plan --map '事務事業名=name' --map '備考=drop'
      sesaku import plan.pdf --to my-plan --pages 12-40
      sesaku import next-year.xlsx --to my-plan --year 2021
      sesaku import returned-by-the-division.csv --to my-plan --keep --yes
    """
    from corpus import CorpusError
    from corpus.importing import Choice, read_import

    if yes and dry_run:
        raise WrongUsage("--yes と --dry-run は、どちらか一つにしてください。")
    if show and as_json:
        raise WrongUsage("--show と --json は、どちらか一つにしてください。")
    choice = Choice(sheet, pages, table)
    if show:
        _show(file, choice)
        return
    directory = collection_or_shipped(to)
    refuse_mistaken(directory)
    try:
        with page_bar() as progress:
            imported = read_import(
                file,
                directory,
                choice=replace(choice, progress=progress),
                answers=answers,
                keep=keep,
                year=year,
            )
    except CorpusError as error:
        if not as_json:
            raise
        write_json(_failed(file, error))
        click.get_current_context().exit(1)
    if as_json:
        _json(imported, yes, dry_run)
    else:
        _text(imported, yes, dry_run)


def _show(file: Path, choice: "Choice") -> None:
    """Print what was read, cell by cell."""
    from corpus.importing import shown

    with page_bar() as progress:
        lines = list(shown(file, replace(choice, progress=progress)))
    for line in lines:
        click.echo(line)


def _text(imported: "Import", yes: bool, dry_run: bool) -> None:
    """Show the import, ask where somebody can answer, and write."""
    from corpus.importing import render_import

    # https://no-color.org
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render_import(imported, colour=colour))
    click.echo()
    if where := place(imported.directory):
        click.echo(where)
    if imported.errors:
        click.echo(f"誤りが{len(imported.errors):,}件あるため、{NOT_WRITTEN}")
        click.get_current_context().exit(1)
    if dry_run:
        click.echo(f"確かめただけです。{NOT_WRITTEN}")
    elif yes or agreed(imported.directory):
        click.echo(outcome(_write(imported), imported.directory))
        remind_of_title(imported.directory)
    else:
        click.echo(NOT_WRITTEN)


def _json(imported: "Import", yes: bool, dry_run: bool) -> None:
    """Write, where that was asked for, and report in one document."""
    written = _write(imported) if yes and not imported.errors else None
    write_json({**imported.as_json(), **_written_json(written)})
    if imported.errors:
        click.get_current_context().exit(1)
    if not (yes or dry_run):
        raise nobody_to_ask()


def _write(imported: "Import") -> "Written | None":
    from corpus.importing import remove_leftovers, write_import

    with locked(imported.directory):
        for folder in {imported.directory, *(file.place for file in imported.files)}:
            remove_leftovers(folder)
        return write_import(imported)


def _written_json(written: "Written | None") -> dict[str, Any]:
    files = written.files if written else ()
    kept = [str(previous) for _, previous in files if previous]
    return {"written": written is not None, "previous": kept[0] if kept else None, "kept": kept}


def _failed(file: Path, error: "CorpusError") -> dict[str, Any]:
    """The document of an import that could not be read at all."""
    return {"file": str(file), **error.problems_as_json(), **_written_json(None)}
