"""A CSV file as Excel or another program wrote it, as a grid."""

from collections.abc import Iterable

from corpus.errors import Problem
from corpus.grid import Grid
from corpus.table import records_of
from corpus.text.encoding import decode


def read_csv(content: bytes, file: str, expected: Iterable[str]) -> Grid:
    """Return the cells of the CSV file, and each broken quotation mark as a problem.

    Raises CorpusError where it is in no known encoding; CP932 is known by ``expected`` headings.
    """
    decoded = decode(content, file, expected)
    problems: list[Problem] = []
    rows = list(records_of(file, decoded.text, problems))
    return Grid(file, rows, encoding=decoded.encoding, problems=tuple(problems))
