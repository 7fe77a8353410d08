"""``sesaku init``: a folder with commented settings and empty tables."""

from pathlib import Path

import click

from indexer.commands.corpus_commands.import_dialogue import typed
from indexer.commands.corpus_commands.lock import CollectionNotWritable
from indexer.commands.corpus_commands.staff import StaffCommand
from indexer.commands.options import FOLDER
from indexer.commands.output import note


@click.command("init", cls=StaffCommand, short_help="Make a new collection.")
@click.argument("directory", metavar="DIR", type=FOLDER)
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
    note(f"次は、表を取り込みます: sesaku import 表.xlsx --to {typed(directory)}")
