"""``sesaku check``: everything that is wrong with a collection, before anybody publishes it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.corpus_commands.staff import StaffCommand
from indexer.commands.options import (
    Folder,
    collection_or_shipped,
    index_or_default,
    json_option,
    remember,
)
from indexer.commands.output import write_json

if TYPE_CHECKING:
    from corpus import Report

_PATH = Folder()
# What --index means without a directory behind it; no name of a file has a NUL.
DEFAULT_INDEX = "\0"


def _remembered(context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Keep the directory of the index, where one was named."""
    remember(context, option, Path(text) if text and text != DEFAULT_INDEX else None)
    return text


@click.command(
    cls=StaffCommand, short_help="Report what is wrong with a collection, or with an index."
)
@click.argument("path", metavar="[DIR or FILE]", required=False, type=_PATH, callback=remember)
@click.option(
    "--index",
    metavar="[DIR]",
    is_flag=False,
    flag_value=DEFAULT_INDEX,
    type=str,
    callback=_remembered,
    help="Check the index instead: the one in DIR, or without DIR the collection's default one.",
)
@click.option("--repair", is_flag=True, help="With --index: build a new generation if need be.")
@json_option
def check(path: Path | None, index: str | None, repair: bool, as_json: bool) -> None:
    """Check a collection or one CSV file and report every problem with file, row and column.

    Errors keep the collection from being published, and make the exit code 1; warnings are for
    somebody to look at.

    With --index, every byte of the current and the previous generation is compared with its
    checksum, counts with the records, postings with the positions, and every field of Whoosh is
    walked; a fault makes the exit code 4. --repair changes nothing in place: it builds a new
    generation from the collection, and a rollback returns to the latest sound one, never to a
    damaged one.

    \b
    Examples:
      sesaku check
      sesaku check my-plan/programs.csv
      sesaku check my-plan --json
      sesaku check my-plan --index
      sesaku check --index /srv/sesaku/my-plan
    """
    if index is not None:
        directory = None if index == DEFAULT_INDEX else Path(index)
        check_the_index(path, index_or_default(directory, path), repair, as_json)
        return
    if repair:
        raise click.UsageError("--repair goes with --index.")
    check_the_collection(path, as_json)


def check_the_collection(path: Path | None, as_json: bool) -> None:
    """Report on a collection; ends with 1 when it cannot be published."""
    from corpus import check as check_collection
    from indexer.commands.checks import registered_checks

    report = check_collection(collection_or_shipped(path), registered_checks())
    if as_json:
        write_json(report.as_json())
    else:
        click.echo(_render(report))
    if report.errors:
        click.get_current_context().exit(1)


def check_the_index(path: Path | None, directory: Path, repair: bool, as_json: bool) -> None:
    """Report on an index; ends with 4 when something is wrong that was not repaired."""
    from indexer.integrity.checking import check_index
    from indexer.integrity.text import as_json as json_of
    from indexer.integrity.text import render

    checked = check_index(directory)
    is_damaged = any(one.faults for one in checked)
    unsound = [one.number for one in checked if one.faults and one.number is not None]
    repaired = _rebuild(path, directory, unsound) if repair and is_damaged else None
    if as_json:
        document = {"index": str(directory), "generations": json_of(checked)}
        write_json(document | ({} if repaired is None else {"repaired": repaired}))
    else:
        click.echo(render(checked))
        if repaired is not None:
            click.echo(f"計画から世代{repaired}を新しく作り、公開しました。")
    if is_damaged and repaired is None:
        click.get_current_context().exit(4)


def _rebuild(path: Path | None, directory: Path, unsound: Sequence[int]) -> int:
    """Publish a generation that takes nothing over, and return its number.

    What stays as the previous one is the latest that is not among the ``unsound``.
    """
    from corpus import load
    from indexer.build.update import update_index
    from indexer.commands.checks import registered_checks

    loaded = load(collection_or_shipped(path), registered_checks())
    return update_index(loaded, directory, full=True, unsound=unsound).generation


def _render(report: "Report") -> str:
    """Errors, warnings, and what that means, in Japanese."""
    from corpus import problem_lines

    lines = [f"誤り  {problem}" for problem in report.errors]
    lines += [f"注意  {line}" for line in problem_lines(report.warnings)]
    verdict = "このままでは公開できません。" if report.errors else "公開できます。"
    encoding = f"、文字コード {report.encoding}" if report.encoding else ""
    lines.append(
        f"{report.path}: {report.programs:,}件{encoding}。"
        f"誤り {len(report.errors):,}件、注意 {len(report.warnings):,}件。{verdict}"
    )
    return "\n".join(lines)
