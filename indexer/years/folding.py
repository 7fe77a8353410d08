"""Programs of one thread as one hit, with the years that it has."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Link, Program, Threads, year_of_program
from indexer.answer.results import YearOfHit
from indexer.ranking.ranking import Ranking

# The thread of each program, as a number.
Groups = NDArray[np.int64]


class Folding:
    """The threads of one generation; worked out when a search first needs them."""

    def __init__(self, programs: Callable[[], Sequence[Program]], links: Sequence[Link]) -> None:
        self._programs = programs
        self._links = links

    @cached_property
    def threads(self) -> Threads:
        """The programs of all years and what became of them."""
        return Threads(self._programs(), self._links)

    @cached_property
    def groups(self) -> Groups:
        """For each program, the place of the newest one that it became."""
        programs = self._programs()
        places = {program.id: place for place, program in enumerate(programs)}
        heads = self.threads.heads()
        found = [places[heads.get(program.id, program.id)] for program in programs]
        return np.array(found, np.int64)

    def folded(self, ranking: Ranking) -> Ranking:
        """The ranking with one program of each thread: a complete one, if any is, the newest."""
        docs = ranking.docs
        if not len(docs):
            return ranking
        alike = np.isin(docs, list(ranking.alike))
        # Programs of newer years come first in the plan.
        order = np.lexsort((docs, ~ranking.is_complete, alike))
        _, first = np.unique(self.groups[docs][order], return_index=True)
        return ranking.only(np.sort(docs[order[first]]))

    def years(self, program: Program) -> tuple[YearOfHit, ...]:
        """The years that a program has, the newest first."""
        thread = self.threads.thread(program.id)
        years = [(year_of_program(one) or 0, one.id) for one in thread]
        return tuple(YearOfHit(*one) for one in sorted(years, reverse=True))
