"""What a search does with conditions on targets: it narrows, and says which figures it found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from corpus.record import Program
from indexer.answer.results import Hit
from indexer.index.postings import Docs
from indexer.targets.conditions import Condition, figure_reasons, meeting
from indexer.targets.stated import Stated, stated


class Narrowing:
    """Narrows by the figures of one generation, read when somebody first asks for values."""

    def __init__(self, programs: Callable[[], Sequence[Program]]) -> None:
        self._programs = programs

    def allowed(self, docs: Docs, conditions: Sequence[Condition]) -> Docs:
        """Those of ``docs``, ascending, that have a figure for each condition."""
        if not conditions:
            return docs
        return np.intersect1d(docs, meeting(conditions, self._stated))

    @cached_property
    def _stated(self) -> tuple[Stated, ...]:
        return stated(self._programs())


def with_figures(hits: Iterable[Hit], conditions: Sequence[Condition]) -> tuple[Hit, ...]:
    """The hits, each with the figures that were asked for among its reasons."""
    return tuple(
        replace(hit, because=(*hit.because, *figure_reasons(conditions, hit.program)))
        for hit in hits
    )
