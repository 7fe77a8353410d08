"""The programs of one generation, by place, by id, and by what connects them."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from corpus.columns import YEAR
from corpus.record import Program
from indexer.index.segment import Segment

# Programs kept ready as values: enough for every page that is looked at again and again.
_CACHED = 4096


class Catalogue:
    """Looks up programs; a program's number is its place in the plan, from 0."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self.at = at = lru_cache(_CACHED)(segment.program)
        self.texts = lru_cache(_CACHED)(lambda number: segment.schema.texts(at(number)))

    def number(self, program_id: str) -> int | None:
        """The place of the program with this id, None where there is none."""
        return self._segment.ids.get(program_id)

    def all(self) -> Sequence[Program]:
        """All programs in the order of the plan."""
        return [self.at(number) for number in range(self._segment.programs)]

    def neighbours(self, number: int) -> tuple[Program | None, Program | None]:
        """The programs before and after a place; None at the ends of a year's plan."""
        last = self._segment.programs - 1
        before = self.at(number - 1) if number > 0 else None
        after = self.at(number + 1) if number < last else None
        year = self.at(number).text_of(YEAR)
        return (
            before if before and before.text_of(YEAR) == year else None,
            after if after and after.text_of(YEAR) == year else None,
        )

    def reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return tuple(self.at(number) for number in self._reposts.get(program_id, ()))

    @cached_property
    def _reposts(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, program in enumerate(self.all()):
            if program.repost_of is not None:
                found.setdefault(program.repost_of, []).append(number)
        return found
