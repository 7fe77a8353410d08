"""The command that makes a collection's table of related words anew."""

import os
from pathlib import Path

import click

import corpus
from indexer.related.expansion import FILE_NAME, write_related
from indexer.related.related_words import related_words, vocabulary
from indexer.related.word_vectors import read_vectors


@click.command(short_help="Make the table of related words anew.")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def related(directory: Path) -> None:
    """Make the table of related words of the collection in DIR anew.

    It needs the word vectors (`pip install '.[semantic]'` and
    `pip install --no-deps ja-ginza==5.3.0`) and checks that they are the ones it knows. The table
    is related.csv in DIR; an index takes it in when it is next brought up to date.

    \b
    Example:
      sesaku related my-plan
    """
    programs = corpus.load(directory).programs
    rows = related_words(vocabulary(programs), len(programs), read_vectors())
    path = directory / FILE_NAME
    # A reader never sees half a table.
    unfinished = path.with_name(f".{FILE_NAME}.{os.getpid()}")
    write_related(unfinished, rows)
    unfinished.replace(path)
    words = len({row.word for row in rows})
    click.echo(f"{path}: {words:,} words with {len(rows):,} related words", err=True)
