"""The figures that programs state, each with its program."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.record import Program
from indexer.targets.units import unit_key

if TYPE_CHECKING:
    from corpus import Figure


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a program's targets. ``place`` is the program's among those asked about."""

    place: int
    program: Program
    figure: "Figure"

    @property
    def unit(self) -> str:
        """The unit as all that compare with the figure have it; empty without one."""
        return unit_key(self.figure.unit)


def stated(programs: Iterable[Program]) -> tuple[Stated, ...]:
    """The figures of all programs, in their order and that of the texts; some 0.1 ms a program.

    A repost says what its original says: it is passed over.
    """
    # Few searches ask for values, and its patterns take as long to make as several searches.
    from corpus import read_figures

    return tuple(
        Stated(place, program, figure)
        for place, program in enumerate(programs)
        if program.targets and program.repost_of is None
        for figure in read_figures(program.targets)
    )
