"""``sesaku check``: everything that is wrong with a collection, before anybody publishes it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.options import collection_or_shipped, json_option
from indexer.commands.output import write_json

if TYPE_CHECKING:
    from corpus import Report

_PATH = click.Path(path_type=Path, readable=False)


@click.command(short_help="Report what is wrong with a collection.")
@click.argument("path", metavar="[DIR or FILE]", required=False, type=_PATH)
@json_option
def check(path: Path | None, as_json: bool) -> None:
    """Check a collection or one CSV file and report every problem with file, row and column.

    Errors keep the collection from being published, and make the exit code 1; warnings are for
    somebody to look at.

    \b
    Examples:
      sesaku check
      sesaku check my-plan/programs.csv
      sesaku check my-plan --json
    """
    from corpus import check as check_collection
    from indexer.commands.checks import registered_checks

    report = check_collection(collection_or_shipped(path), registered_checks())
    if as_json:
        write_json(report.as_json())
    else:
        click.echo(_render(report))
    if report.errors:
        click.get_current_context().exit(1)


def _render(report: "Report") -> str:
    """Errors, warnings, and what that means, in Japanese."""
    lines = [f"誤り  {problem}" for problem in report.errors]
    lines += [f"注意  {problem}" for problem in report.warnings]
    verdict = "このままでは公開できません。" if report.errors else "公開できます。"
    encoding = f"、文字コード {report.encoding}" if report.encoding else ""
    lines.append(
        f"{report.path}: {report.programs:,}件{encoding}。"
        f"誤り {len(report.errors):,}件、注意 {len(report.warnings):,}件。{verdict}"
    )
    return "\n".join(lines)
