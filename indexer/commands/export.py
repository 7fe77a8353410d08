"""``sesaku export``: the records of a collection, for other programs."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.options import (
    FiscalYear,
    WrongUsage,
    collection_argument,
    collection_or_shipped,
)
from indexer.commands.output import json_bytes, note

if TYPE_CHECKING:
    from corpus import Loaded, Program


@click.command()
@collection_argument
@click.option("--format", "form", type=click.Choice(["csv", "json", "gif"]), required=True)
@click.option(
    "--year",
    metavar="YEAR",
    type=FiscalYear(),
    help="Of a collection with years, only the programs of this one.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE, whole or not at all, instead of standard output.",
)
def export(collection: Path | None, form: str, year: int | None, output: Path | None) -> None:
    """Print the records of the collection in DIR.

    CSV is what `sesaku import` and Excel read: UTF-8 with BOM, CRLF, Japanese headings; a cell that
    Excel would take for a formula begins with ', which `sesaku import` takes away again. JSON has
    the collection's title and source beside the records. GIF is CSV under the headings of the
    Digital Agency's GIF 451-4 (行政サービス・制度).

    \b
    Examples:
      sesaku export --format csv --output programs.csv
      sesaku export my-plan --format json
      sesaku export my-plan --format csv --year 2026
    """
    from corpus import LINKS_FILE, load, write_atomically

    # Records have no links: a mistake in an answer about them keeps nobody from the records.
    loaded = load(collection_or_shipped(collection), needs_links=False)
    for problem in loaded.warnings:
        if problem.file == LINKS_FILE:
            note(str(problem))
    if year is not None:
        loaded = _of_year(loaded, year)
    content = json_bytes(_document(loaded)) if form == "json" else _csv(loaded, form).encode()
    if output is None:
        click.echo(content, nl=False)
    else:
        write_atomically(output, content)


def _of_year(loaded: "Loaded", year: int) -> "Loaded":
    """The collection with the programs of one year; refused where it has none of it."""
    from corpus import year_of_program

    years = loaded.collection.years or (loaded.collection.fiscal_year,)
    if year not in years:
        known = "、".join(str(one) for one in years if one is not None) or "ありません"
        raise WrongUsage(f"{year}年度の施策はありません。ある年度: {known}。")
    if len(years) < 2:
        return loaded
    programs = (one for one in loaded.programs if year_of_program(one) == year)
    return replace(loaded, programs=tuple(programs))


def _csv(loaded: "Loaded", form: str) -> str:
    from corpus import MOST_SUMMARY, to_csv, to_gif, too_long

    headings = [column.heading for column in loaded.collection.columns]
    if form == "gif":
        if long := too_long(loaded.programs):
            note(f"概要が{MOST_SUMMARY}字（GIFの目安）を超えるものが{len(long):,}件あります。")
        return to_gif(loaded.programs, headings)
    return to_csv(loaded.programs, headings, protected=True)


def _document(loaded: "Loaded") -> dict[str, Any]:
    collection = loaded.collection
    return {
        "title": collection.title,
        "publisher": collection.publisher,
        "source": collection.source,
        "license": collection.license,
        "programs": [_record(program) for program in loaded.programs],
    }


def _record(program: "Program") -> dict[str, Any]:
    """The fields of a program under the names of the contract."""
    record = asdict(program)
    extra = dict(record.pop("extra"))
    named = {("division" if name == "divisions" else name): record[name] for name in record}
    return {**named, "columns": extra} if extra else named
