"""What documents say of the years of their programs; nothing in a collection of one year."""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.thread_of_years import number_of, packed_years
from indexer.index.record_lines import DIGEST_SIZE, id_of
from indexer.index.segment import Segment
from indexer.years.folding import Folding


class Threads:
    """The threads of one generation's programs, by their places in the plan."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._folding = Folding.of(segment)

    def of(self, number: int) -> dict[str, Any]:
        """The thread of a program and the years that it has, as fields of its document."""
        if self._folding is None:
            return {}
        years = self._folding.years(number)
        return {mapping.THREAD: self._numbers[number], mapping.YEARS: packed_years(years)}

    def digests(self) -> Sequence[bytes]:
        """The digests of the records; where there are years, of records with what ``of`` says."""
        own = self._segment.digests()
        if self._folding is None:
            return own
        return [
            sha256(one + repr(self.of(number)).encode()).digest()[:DIGEST_SIZE]
            for number, one in enumerate(own)
        ]

    @cached_property
    def _numbers(self) -> Sequence[int]:
        """The thread of each program, by the oldest in it: one that goes on stays what it was."""
        assert self._folding is not None
        groups = self._folding.groups.tolist()
        # Programs of newer years come first in the plan.
        oldest = {group: place for place, group in enumerate(groups)}
        numbers = {group: number_of(id_of(self._segment.line(at))) for group, at in oldest.items()}
        return [numbers[group] for group in groups]
