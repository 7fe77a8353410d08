"""Answers about the headings of one file: those to refuse, those to remember, what is dropped."""

from collections.abc import Mapping, Sequence

from corpus.collection import Collection
from corpus.columns import Column
from corpus.errors import CorpusError, Problem
from corpus.importing.headings.map_option import HeadingMap
from corpus.importing.headings.own_columns import contradicted
from corpus.sources.source import Source
from corpus.text.characters import heading_key


def to_remember(
    answers: Mapping[str, str], collection: Collection, done: Sequence[Column]
) -> dict[str, str]:
    """Return the answers that say something new, without those that collection.toml contradicts:
    of a column that it describes, that counts.
    """
    against = {problem.column for problem in contradicted("", answers, collection, done)}
    refused = {heading_key(heading) for heading in against if heading}
    return {
        heading: text
        for heading, text in answers.items()
        if collection.import_map.get(heading) != text and heading_key(heading) not in refused
    }


def dropped(source: Source, headings: HeadingMap) -> tuple[str, ...]:
    """Return the columns of the file that somebody said are not to be taken over."""
    return tuple(
        column.own
        for column in source.columns
        if not column.field and heading_key(column.heading) in headings.dropped
    )


def refuse_unknown(file: str, source: Source, answers: Mapping[str, str]) -> None:
    """Raise CorpusError for an answer about a heading that the file does not have.

    A heading over an empty column is no column of the source, but it stands in the cells; they are
    looked through for what is not among the columns.
    """
    named = (name for column in source.columns for name in (column.heading, column.own) if name)
    known = set(map(heading_key, named))
    missing = {heading_key(heading): heading for heading in answers}
    missing = {key: heading for key, heading in missing.items() if key not in known}
    if not missing:
        return
    cells = (cell for grid in source.grids for row in grid.rows for cell in row)
    elsewhere = set(filter(missing.__contains__, map(heading_key, cells)))
    there = "、".join(dict.fromkeys(column.heading for column in source.columns))
    problems = [
        Problem(file, None, None, heading, "この見出しは表にありません。", f"ある見出し: {there}")
        for key, heading in missing.items()
        if key not in elsewhere
    ]
    if problems:
        raise CorpusError(problems)
