"""``sesaku link``: what became of programs from one year to the next, to be decided by staff."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from indexer.commands.corpus_commands.staff import StaffCommand
from indexer.commands.options import WrongUsage, collection_or_shipped, json_option
from indexer.commands.output import write_json

if TYPE_CHECKING:
    from corpus import Link, Loaded, Threads


@click.command(
    cls=StaffCommand, short_help="Propose which programs of one year became which of the next."
)
@click.argument("collection", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be proposed.")
@json_option
def link(collection: Path | None, dry_run: bool, as_json: bool) -> None:
    """Propose links between the years of the collection in DIR, in links.csv.

    What has one id over the years, or one name within a department, is linked without a word. For
    the rest links.csv gets the programs that are likest, each with a confidence. Write はい or
    いいえ under 確認; several rows of one program mean that it was split, or others merged into it.
    What nobody answered is no link. Answers stay when the command runs again, also those about
    programs that are not there; the file before goes to previous/.

    \b
    Examples:
      sesaku link my-plan
      sesaku link my-plan --dry-run
    """
    from corpus import Threads, load

    directory = collection_or_shipped(collection)
    loaded = load(directory)
    if not loaded.collection.years:
        raise WrongUsage(
            f"{directory} には一つの年度しかありません。"
            "sesaku import FILE --to DIR --year 2021 で次の年度を加えてください。"
        )
    answered = [one for one in loaded.collection.links if one.basis == "staff"]
    threads = Threads(loaded.programs, answered)
    proposed = _proposed(loaded, threads, answered)
    written = None if dry_run else _write(directory, loaded, [*answered, *proposed])
    if as_json:
        write_json(_document(threads, answered, proposed, written))
    else:
        _tell(threads, answered, proposed, written)


def _proposed(loaded: "Loaded", threads: "Threads", answered: list["Link"]) -> "list[Link]":
    """Return what is proposed, by an index of the collection that is made for that and removed."""
    from indexer.build.update import update_index
    from indexer.index.segment import Segment
    from indexer.linking.likeness import Comparer
    from indexer.linking.proposals import proposals
    from indexer.live import generation_directory

    with TemporaryDirectory(prefix="sesaku-link-") as place:
        update_index(loaded, Path(place))
        places = {program.id: n for n, program in enumerate(loaded.programs)}
        segment = Segment(generation_directory(Path(place)))
        return proposals(threads, Comparer(segment, places), answered)


def _write(directory: Path, loaded: "Loaded", links: list["Link"]) -> Path | None:
    """Write links.csv; None where it has that content already."""
    from corpus.importing import write_links
    from indexer.commands.corpus_commands import locked

    with locked(directory):
        return write_links(directory, loaded.programs, links)


def _document(
    threads: "Threads", answered: list["Link"], proposed: list["Link"], written: Path | None
) -> dict[str, object]:
    return {
        "years": list(threads.years),
        "certain": sum(one.basis != "staff" for one in threads.links),
        "answered": len(answered),
        "proposed": [
            {"before": one.before, "after": one.after, "confidence": round(one.confidence, 3)}
            for one in proposed
        ],
        "written": str(written) if written else None,
    }


def _tell(
    threads: "Threads", answered: list["Link"], proposed: list["Link"], written: Path | None
) -> None:
    certain = sum(one.basis != "staff" for one in threads.links)
    years = "、".join(map(str, threads.years))
    click.echo(f"年度: {years}。確かなつながり {certain:,}件、確認ずみ {len(answered):,}件。")
    click.echo(f"確認してほしいもの {len(proposed):,}件。")
    names = threads.programs
    for one in sorted(proposed, key=lambda one: -one.confidence)[:10]:
        before, after = names[one.before], names[one.after]
        click.echo(
            f"  {one.confidence:.2f}  {before.name}（{before.id}）→ {after.name}（{after.id}）"
        )
    if written:
        click.echo(f"書きました: {written}")
        click.echo("「確認」の列に「はい」か「いいえ」と書き、sesaku index で公開してください。")
    else:
        click.echo("links.csv は書き換えていません。")
