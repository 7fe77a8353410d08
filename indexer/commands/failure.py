"""Errors as a command reports them: plain lines on standard error and an exit code."""

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from indexer.commands.options import given_folders
from indexer.errors import SesakuError
from indexer.remedies import with_folders

if TYPE_CHECKING:
    from corpus import CorpusError


_MEMORY = (
    "メモリが足りません。何も変えていません。"
    "ほかのプログラムを終えるか、メモリの多いコンピューターで、もう一度試してください。"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """What stopped a command. ``lines`` are shown each with the name of the product in front."""

    lines: tuple[str, ...]
    exit_code: int

    def show(self) -> None:
        """Write the lines to standard error."""
        for line in self.lines:
            click.echo(f"sesaku: {line}", err=True)


def failure_of(error: BaseException) -> Failure | None:
    """The failure that an exception amounts to; None for a defect and for click's own.

    Without memory there may be too little even to find out.
    """
    if isinstance(error, MemoryError):
        return Failure((_MEMORY,), 1)
    try:
        return _looked_up(error)
    except MemoryError:
        return Failure((_MEMORY,), 1)


def _looked_up(error: BaseException) -> Failure | None:
    if isinstance(error, SesakuError):
        text = with_folders(str(error), *given_folders())
        return Failure(tuple(text.strip().splitlines()), error.exit_code)
    # Imported here: only a command that fails may take the time.
    from corpus import CorpusError, reason_of, remedy_of

    if isinstance(error, CorpusError):
        return Failure(problem_lines(error), 1)
    if _is_out_of_memory(error):
        return Failure((_MEMORY,), 1)
    if isinstance(error, OSError) and error.strerror:
        # Writing to standard output, which has no name, fails where it leads to a full disk.
        place = error.filename if error.filename is not None else "出力先"
        return Failure((f"{place}: {reason_of(error)}。{remedy_of(error)}",), 1)
    return None


def _is_out_of_memory(error: BaseException) -> bool:
    """Whether the system refused memory, to this process or to one that worked for it.

    A worker that the system ends for want of memory leaves nothing but a broken pool, a library
    that does not fit an error of import.
    """
    # Imported here: only a command that fails may take the time.
    from concurrent.futures import BrokenExecutor

    refused = isinstance(error, OSError) and error.errno == errno.ENOMEM
    unloaded = isinstance(error, ImportError) and "failed to map segment" in str(error)
    return refused or unloaded or isinstance(error, MemoryError | BrokenExecutor)


def problem_lines(error: "CorpusError") -> tuple[str, ...]:
    """The errors of a collection, one a line, and how many there are; warnings are left out."""
    errors = [str(problem) for problem in error.errors]
    return *errors, f"誤りが{len(errors):,}件あるため、何も変えていません。"
