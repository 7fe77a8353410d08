"""Errors as a command reports them: plain lines on standard error and an exit code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from indexer.errors import SesakuError

if TYPE_CHECKING:
    from corpus import CorpusError


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
    """The failure that an exception amounts to; None for a defect and for click's own."""
    if isinstance(error, SesakuError):
        return Failure(tuple(str(error).strip().splitlines()), error.exit_code)
    # Imported here: only a command that fails may take the time.
    from corpus import CorpusError

    if isinstance(error, CorpusError):
        return Failure(problem_lines(error), 1)
    if isinstance(error, OSError) and error.strerror:
        # Writing to standard output, which has no name, fails where it leads to a full disk.
        place = error.filename if error.filename is not None else "standard output or a pipe"
        return Failure((f"{place}: {error.strerror}.",), 1)
    return None


def problem_lines(error: "CorpusError") -> tuple[str, ...]:
    """The errors of a collection, one a line, and how many there are; warnings are left out."""
    errors = [str(problem) for problem in error.errors]
    return *errors, f"誤りが{len(errors):,}件あるため、何も変えていません。"
