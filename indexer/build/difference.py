"""How the records of a collection differ from those that a generation has."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Each, Mapped
from corpus.columns import YEAR
from corpus.record import Program
from indexer.index.record_lines import Records, decode, digests, encode
from indexer.store.change_texts import States, Texts

# The place of a program that the generation does not have as it is.
FRESH = -1
# From how many programs on names tell collections apart, and the share of names that two years of
# a plan have in common at least: 88 % of the names of the national projects of 2024 are those of
# one of 2025 (行政事業レビュー見える化サイト); two bodies share names such as 事務費.
_TELLING_PROGRAMS = 10
_SAME_NAMES = 0.05


class Difference:
    """What has to be done to get from a generation's records to a collection's programs.

    ``places`` is, for every program, its place in the generation, or FRESH.
    """

    def __init__(
        self, old: Records, programs: Sequence[Program], known: Sequence[bytes] | None = None
    ) -> None:
        """Takes the programs' digests where they are ``known``."""
        self._old = old
        self._programs = programs
        self._digests = digests(programs) if known is None else known
        place = {digest: place for place, digest in enumerate(old.digests)}
        found = [place.get(digest, FRESH) for digest in self._digests]
        self.places: NDArray[np.int64] = np.array(found, np.int64)

    def from_nothing(self) -> "Difference":
        """What has to be done for the same programs where nothing can be taken over."""
        return Difference(Records.of(()), self._programs, self._digests)

    @property
    def is_none(self) -> bool:
        """Whether the generation has just these programs, in this order."""
        return np.array_equal(self.places, np.arange(len(self._old.lines)))

    @cached_property
    def is_another_collection(self) -> bool:
        """Whether next to none of the generation's programs is among these, by its name.

        Ids do not tell: they count on from 1 in many collections. A few programs have too few names
        to tell from.
        """
        if len(self._old.lines) < _TELLING_PROGRAMS or np.any(self.places != FRESH):
            return False
        before = {decode(line).name for line in self._old.lines}
        common = before & {program.name for program in self._programs}
        return len(common) < len(before) * _SAME_NAMES

    @cached_property
    def fresh(self) -> Sequence[Program]:
        """The programs that the generation does not have as they are, in the plan's order."""
        if np.all(self.places == FRESH):
            return self._programs
        numbers, programs = np.flatnonzero(self.places == FRESH), self._programs
        return Each(lambda n: programs[int(numbers[n])], len(numbers))

    @cached_property
    def _gone(self) -> dict[str, int]:
        """The places of the generation's programs that the collection does not have as they are,
        by id: the programs themselves, of a large collection, would be half of an update's memory.
        """
        gone = np.ones(len(self._old.lines), bool)
        gone[self.places[self.places != FRESH]] = False
        return {self._before(place).id: place for place in np.flatnonzero(gone).tolist()}

    def _before(self, place: int) -> Program:
        return decode(self._old.lines[place])

    @cached_property
    def _fresh_ids(self) -> list[str]:
        """The ids of ``fresh``."""
        return [program.id for program in self.fresh]

    @property
    def added(self) -> tuple[str, ...]:
        """The ids that the generation does not have."""
        return tuple([one for one in self._fresh_ids if one not in self._gone])

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids whose program became another, not only one that has its year written to it."""
        return tuple(self._both)

    @property
    def removed(self) -> tuple[Program, ...]:
        """The programs whose id the collection does not have, by id."""
        kept = self._gone.keys() & self._fresh_ids
        return tuple(self._before(n) for i, n in sorted(self._gone.items()) if i not in kept)

    @cached_property
    def _both(self) -> list[str]:
        """The ids of programs that differ, in the plan's order.

        Where a second year joins, all programs of the first have their year from then on; people
        read nothing new in them.
        """
        return [
            id_
            for number, id_ in enumerate(self._fresh_ids)
            if (place := self._gone.get(id_)) is not None
            and not _only_dated(self._before(place), self.fresh[number])
        ]

    @property
    def states(self) -> Texts:
        """Each program that changed, is removed or added, in this order, before and after; each
        when it is asked for.
        """
        fresh = {id_: place for place, id_ in enumerate(self._fresh_ids)}
        order = dict.fromkeys((*self._both, *sorted(self._gone), *fresh))
        for id in self._gone.keys() & fresh.keys() - set(self._both):
            del order[id]

        def state(id: str) -> States:
            before, after = self._gone.get(id), fresh.get(id)
            return States(
                None if before is None else self._before(before),
                None if after is None else self.fresh[after],
            )

        return _StatesById(order, state)

    def records(self) -> Records:
        """The records of the collection; encoded where the generation does not have them.

        Each when it is asked for: together they are as large as the collection.
        """
        if self.fresh is self._programs:
            return Records(Mapped(encode, self._programs), self._digests)
        return Records(Each(self._line, len(self._programs)), self._digests)

    def _line(self, number: int) -> bytes:
        place = self.places[number]
        return encode(self._programs[number]) if place == FRESH else self._old.lines[place]


class _StatesById(Mapping[str, States]):
    """States by id, each made when it is asked for."""

    def __init__(self, ids: Collection[str], make: Callable[[str], States]) -> None:
        self._ids = ids
        self._make = make

    def __getitem__(self, id: str) -> States:
        if id not in self._ids:
            raise KeyError(id)
        return self._make(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _only_dated(before: Program, after: Program) -> bool:
    """Whether all that a program has more or less than before is its year."""
    if bool(before.text_of(YEAR)) == bool(after.text_of(YEAR)):
        return False
    return _undated(before) == _undated(after)


def _undated(program: Program) -> Program:
    return replace(program, extra=tuple(cell for cell in program.extra if cell[0] != YEAR))
