"""``sesaku search``: the same search as the web's, on a terminal."""

import shlex
from pathlib import Path

import click

from indexer.commands.opening import open_searcher
from indexer.commands.options import collection_option, index_option, json_option
from indexer.commands.output import note, write_json
from indexer.commands.search.columns import ColumnOptions
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, SORTS, Query


# A word with a hyphen in front (-訓練) excludes; it is no option that somebody mistyped.
@click.command(short_help="Search the programs.", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1)
@click.option("--department", "departments", metavar="X", multiple=True, help="Only 部局 X.")
@click.option("--division", "divisions", metavar="X", multiple=True, help="Only 担当課 X.")
@click.option("--area", "areas", metavar="X", multiple=True, help="Only 施策の展開方向 X.")
@click.option("--new", "new_only", is_flag=True, help="Only new programs (新規).")
@click.option(
    "--facet", "facets", metavar="COLUMN=X", multiple=True, help="Only X in a column of its own."
)
@click.option(
    "--range",
    "ranges",
    metavar="COLUMN=A..B",
    multiple=True,
    help="Only numbers or days from A to B; either end may be left out.",
)
@click.option(
    "--open", "deadlines", metavar="COLUMN", multiple=True, help="Only what is open today (受付中)."
)
@click.option(
    "--sort",
    metavar="relevance|plan|COLUMN|-COLUMN",
    default=SORTS[0],
    show_default=True,
    help="The most relevant first, in the order of the plan, or by a column (-: highest first).",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1, MAX_PER_PAGE),
    default=DEFAULT_PER_PAGE,
    show_default=True,
    help=f"Hits on a page, up to {MAX_PER_PAGE}.",
)
@click.option(
    "--page",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Which page of the hits.",
)
@json_option
@index_option
@collection_option
def search(
    words: tuple[str, ...],
    departments: tuple[str, ...],
    divisions: tuple[str, ...],
    areas: tuple[str, ...],
    new_only: bool,
    facets: tuple[str, ...],
    ranges: tuple[str, ...],
    deadlines: tuple[str, ...],
    sort: str,
    limit: int,
    page: int,
    as_json: bool,
    index: Path | None,
    collection: Path | None,
) -> None:
    """Search the programs; without WORDS, list those that the filters leave.

    A phrase stands in quotation marks or 「」, a hyphen excludes a word, OR lets either do. A
    filter may be given several times: any of its values will do. When the shipped collection (or
    that of --collection) was never indexed, it is indexed first.

    \b
    Examples:
      sesaku search 災害時の連絡
      sesaku search 「情報発信」 SNS OR フェイスブック -研修
      sesaku search 農業 ロボット --department 農林水産部 --json
      sesaku search --facet 対象者=子育て世帯 --range 予算額=100..500 --open 締切 --sort 締切
    """
    _refuse_unknown_options(words)
    if collection is None and index is None:
        _hint_at_collection(words)
    searcher = open_searcher(index, collection)
    columns = ColumnOptions(searcher.collection.columns)
    query = Query(
        " ".join(words),
        departments,
        divisions,
        areas,
        new_only,
        columns.sort(sort),
        page,
        limit,
        columns.facets(facets),
        columns.ranges(ranges),
        columns.open(deadlines),
    )
    results = searcher.search(query)
    if as_json:
        from indexer.answer.view import results_view

        took = {"took_ms": round(results.took_ms, 3)}
        write_json({**results_view(query, results), **took})
        return
    from indexer.commands.search.text import render_results

    click.echo(render_results(query, results, lambda: searcher.search(Query("")).facets))


def _hint_at_collection(words: tuple[str, ...]) -> None:
    """Say how a collection is named where the last word is the folder of one."""
    folder = Path(words[-1]) if words else None
    if folder and any((folder / name).is_file() for name in ("programs.csv", "collection.toml")):
        named = shlex.quote(words[-1])
        note(f"「{words[-1]}」も言葉として探しました。この計画を探すには: --collection {named}")


def _refuse_unknown_options(words: tuple[str, ...]) -> None:
    """Raise NoSuchOption for what can only be a mistyped option: no word has two hyphens."""
    for word in words:
        if word.startswith("--"):
            from difflib import get_close_matches

            context = click.get_current_context()
            name = word.partition("=")[0]
            known = [option for one in context.command.params for option in one.opts]
            raise click.NoSuchOption(name, None, get_close_matches(name, known), context)
