"""The year of every program, and what became of it; empty where there is one year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program

if TYPE_CHECKING:
    from corpus import Link


@dataclass(frozen=True, slots=True)
class YearColumns:
    """The years of a collection's programs, by their places in the plan.

    ``year`` is 0 for a program without one, ``head`` the newest that a program became (of a split
    one the first part), ``link`` has a row (before, after) for each link that holds. All three are
    empty where the collection has one year.
    """

    year: NDArray[np.int32]
    head: NDArray[np.int32]
    link: NDArray[np.int32]


def year_columns(
    programs: Sequence[Program], years: Sequence[int], links: "Sequence[Link]"
) -> YearColumns:
    """The columns of programs of these ``years``, given what staff said of their links."""
    if not years:
        return YearColumns(*(np.zeros(shape, np.int32) for shape in (0, 0, (0, 2))))
    # A search reads what a build wrote here, without these.
    from corpus import Threads, year_of_program

    threads = Threads(programs, links)
    places = {program.id: place for place, program in enumerate(programs)}
    heads = threads.heads()
    rows = [(places[one.before], places[one.after]) for one in threads.links]
    return YearColumns(
        np.array([year_of_program(program) or 0 for program in programs], np.int32),
        np.array([places[heads.get(program.id, program.id)] for program in programs], np.int32),
        np.array(rows, np.int32).reshape(len(rows), 2),
    )
