"""``sesaku import`` and ``sesaku init``: the commands that write a collection."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.options import (
    collection_or_shipped,
    heading_answers,
    json_option,
    page_numbers,
)
from indexer.commands.output import note, write_json
from indexer.commands.progress import page_bar
from indexer.errors import Busy, DiskFull, NotWritable, SesakuError
from indexer.locations import shipped_collection

if TYPE_CHECKING:
    from corpus import CorpusError
    from corpus.importing import Import, Written

_PATH = click.Path(path_type=Path, readable=False)
# The writers' lock of a collection. Hidden, so that no look at the collection's files counts it.
_LOCK = ".import.lock"
# What a shell takes for something else than a part of a name.
_SPECIAL = re.compile(r"[^\w./\\:-]")
_NOT_WRITTEN = "programs.csv は書き換えていません。"


class CollectionBusy(SesakuError):
    """Another import is writing to the collection."""

    exit_code = 3

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"ほかの取り込みが {directory} に書き込んでいます。",
            "終わってから、もう一度試してください。",
        )


class CollectionNotWritable(SesakuError):
    """A file of the collection cannot be written, or its disk is full; all are as they were."""

    def __init__(self, directory: Path, error: OSError) -> None:
        path = directory if error.filename is None else Path(os.fsdecode(error.filename))
        super().__init__(
            f"{path} に書き込めません（{error.strerror or error}）。ファイルはもとのままです。",
            "空きを作るか、書き込む権利を付けてください。",
        )


@click.command("import", short_help="Take the programs of a table into a collection.")
@click.argument("file", type=_PATH)
@click.option(
    "--to", "to", metavar="DIR", type=_PATH, help="The collection to write. Default: the shipped."
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
    type=click.IntRange(1900, 2099),
    help="The fiscal year of FILE's programs; those of other years stay.",
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
    from corpus.importing import Choice, read_import, shown

    if yes and dry_run:
        raise click.UsageError("--yes and --dry-run exclude each other.")
    if show and as_json:
        raise click.UsageError("--show and --json exclude each other.")
    try:
        with page_bar() as progress:
            choice = Choice(sheet, pages, table, progress)
            if show:
                lines = list(shown(file, choice))
            else:
                imported = read_import(
                    file,
                    collection_or_shipped(to),
                    choice=choice,
                    answers=answers,
                    keep=keep,
                    year=year,
                )
    except CorpusError as error:
        if not as_json:
            raise
        write_json(_failed(file, error))
        click.get_current_context().exit(1)
    if show:
        for line in lines:
            click.echo(line)
    elif as_json:
        _json(imported, yes, dry_run)
    else:
        _text(imported, yes, dry_run)


def _text(imported: "Import", yes: bool, dry_run: bool) -> None:
    """Show the import, ask where somebody can answer, and write."""
    from corpus.importing import render_import

    # https://no-color.org
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render_import(imported, colour=colour))
    click.echo()
    if place := _place(imported.directory):
        click.echo(place)
    if imported.errors:
        click.echo(f"誤りが{len(imported.errors):,}件あるため、{_NOT_WRITTEN}")
        click.get_current_context().exit(1)
    if dry_run:
        click.echo(f"確かめただけです。{_NOT_WRITTEN}")
    elif yes or _agreed(imported.directory):
        click.echo(_outcome(_write(imported), imported.directory))
    else:
        click.echo(_NOT_WRITTEN)


def _json(imported: "Import", yes: bool, dry_run: bool) -> None:
    """Write, where that was asked for, and report in one document."""
    written = _write(imported) if yes and not imported.errors else None
    write_json({**imported.as_json(), **_written_json(written)})
    if imported.errors:
        click.get_current_context().exit(1)
    if not (yes or dry_run):
        raise _nobody_to_ask()


def _place(directory: Path) -> str:
    """Say in full where the import goes, where that may be another place than was meant."""
    where = f"取り込み先: {click.format_filename(directory.resolve())}"
    if directory == shipped_collection():
        return f"{where}（--to がないので、製品に入っている計画です）"
    if not directory.exists():
        return f"{where}（まだないフォルダーです）"
    if not any((directory / name).exists() for name in ("programs.csv", "collection.toml")):
        return f"{where}（まだ計画のデータがないフォルダーです）"
    return ""


def _agreed(directory: Path) -> bool:
    """Ask whether to write. Raises UsageError where nobody can answer."""
    if not _on_a_terminal():
        raise _nobody_to_ask()
    if not directory.exists():
        return click.confirm("フォルダーを作り、programs.csv を書きますか", default=False)
    return click.confirm("programs.csv を書き換えますか", default=False)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _nobody_to_ask() -> click.UsageError:
    advice = "端末がないときは、書き換えるなら --yes、確かめるだけなら --dry-run を付けてください。"
    return click.UsageError(f"{_NOT_WRITTEN}{advice}")


def _write(imported: "Import") -> "Written | None":
    from corpus.importing import remove_leftovers, write_import

    with locked(imported.directory):
        for place in {imported.directory, imported.place}:
            remove_leftovers(place)
        return write_import(imported)


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Hold the collection's lock; whatever keeps the block from writing becomes one line."""
    from indexer.store.lock import exclusive

    try:
        directory.mkdir(parents=True, exist_ok=True)
        with exclusive(directory / _LOCK):
            yield
    except Busy as error:
        raise CollectionBusy(directory) from error
    except (NotWritable, DiskFull) as error:
        raise CollectionNotWritable(directory, _cause(error)) from error
    except OSError as error:
        raise CollectionNotWritable(directory, error) from error


def _cause(error: SesakuError) -> OSError:
    """What the system said, of which the lock speaks as if it were an index's."""
    cause = error.__cause__
    return cause if isinstance(cause, OSError) else OSError(str(error))


def _outcome(written: "Written | None", directory: Path) -> str:
    if written is None:
        return "programs.csv はすでに同じ内容です。書き換えていません。"
    kept = f"前のファイル: {written.previous}\n" if written.previous else ""
    settings = directory / "collection.toml"
    added = f"列の設定を書き足しました: {settings}\n" if written.settings else ""
    return (
        f"書き換えました: {written.path}\n{kept}{added}"
        f"公開するには: sesaku index {_typed(directory)}"
    )


def _typed(path: Path) -> str:
    """Return the path as it is typed into a shell, on Windows too."""
    name = click.format_filename(path)
    return f'"{name}"' if _SPECIAL.search(name) else name


def _written_json(written: "Written | None") -> dict[str, Any]:
    previous = written.previous if written else None
    return {"written": written is not None, "previous": str(previous) if previous else None}


def _failed(file: Path, error: "CorpusError") -> dict[str, Any]:
    """The document of an import that could not be read at all."""
    return {"file": str(file), **error.problems_as_json(), **_written_json(None)}


@click.command("init", short_help="Make a new collection.")
@click.argument("directory", metavar="DIR", type=_PATH)
def init_command(directory: Path) -> None:
    """Make a new collection in DIR: commented settings, and tables with their headings.

    No file is ever overwritten.

    \b
    Example:
      sesaku init my-plan
    """
    from corpus import new_collection

    try:
        paths = new_collection(directory)
    except OSError as error:
        raise CollectionNotWritable(directory, error) from error
    for path in paths:
        click.echo(f"作りました: {click.format_filename(path)}")
    note(f"次は、表を取り込みます: sesaku import 表.xlsx --to {_typed(directory)}")
