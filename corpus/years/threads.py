"""The threads of programs over the years: what became of each, and what it was before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from corpus.record import Program
from corpus.years.certain_links import certain_links
from corpus.years.link import Link
from corpus.years.year import year_of_program


class Threads:
    """Programs of several years and the links between them that hold."""

    def __init__(self, programs: Iterable[Program], said: Iterable[Link] = ()) -> None:
        """Takes what staff ``said``, proposals among it; the certain links are found here.

        A link that staff denied is none, also where it would be certain.
        """
        self._said = tuple(said)
        by_year: dict[int, list[Program]] = {}
        for program in programs:
            if (year := year_of_program(program)) is not None:
                by_year.setdefault(year, []).append(program)
        self.by_year: Mapping[int, Sequence[Program]] = dict(sorted(by_year.items()))
        self.programs = {p.id: p for own in self.by_year.values() for p in own}

    @property
    def years(self) -> tuple[int, ...]:
        """The years, the oldest first."""
        return tuple(self.by_year)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that hold: what staff confirmed, and the certain ones that they leave alone."""
        ids = self.programs.keys()
        known = [one for one in self._said if one.before in ids and one.after in ids]
        decided = {(one.before, one.after) for one in known if one.basis == "staff"}
        certain = (
            link
            for before, after in pairwise(self.by_year.values())
            for link in certain_links(before, after)
            if (link.before, link.after) not in decided
        )
        # What keeps its name goes on as the first part of what was split.
        return (*certain, *(one for one in known if one.holds))

    @cached_property
    def proposed(self) -> tuple[Link, ...]:
        """What nobody has confirmed yet; not what was proposed and has become certain since."""
        held = {(link.before, link.after) for link in self.links}
        return tuple(
            one
            for one in self._said
            if one.basis == "proposed" and (one.before, one.after) not in held
        )

    def before(self, id: str) -> tuple[Link, ...]:
        """The links that lead to a program; several where programs were merged."""
        return tuple(self._to.get(id, ()))

    def after(self, id: str) -> tuple[Link, ...]:
        """The links that lead on from a program; several where it was split."""
        return tuple(self._from.get(id, ()))

    def is_open(self, id: str) -> bool:
        """Whether somebody has still to say what a program was or becomes."""
        return id in self._open

    def thread(self, id: str) -> tuple[Program, ...]:
        """All that a program was and became, itself among it, the oldest first."""
        found = {id, *self._reach(id, self._to, True), *self._reach(id, self._from, False)}
        known = sorted(found & self._places.keys(), key=self._places.__getitem__)
        return tuple(self.programs[one] for one in known)

    def becomes(self, id: str) -> tuple[str, ...]:
        """The ids of all that a program became, those of itself left out."""
        return tuple(self._reach(id, self._from, False))

    def heads(self) -> Mapping[str, str]:
        """For each program the newest that it became, by id: what a list shows of its thread.

        Of a program that was split the first part counts.
        """
        heads: dict[str, str] = {}
        for year in reversed(self.years):
            for program in self.by_year[year]:
                following = self.after(program.id)
                heads[program.id] = heads[following[0].after] if following else program.id
        return heads

    def _reach(self, id: str, links: Mapping[str, Sequence[Link]], back: bool) -> Iterator[str]:
        waiting = [id]
        seen = {id}
        while waiting:
            for link in links.get(waiting.pop(), ()):
                other = link.before if back else link.after
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each program among all: a page of hits asks for many threads."""
        return {id: place for place, id in enumerate(self.programs)}

    @cached_property
    def _to(self) -> Mapping[str, Sequence[Link]]:
        return _grouped((link.after, link) for link in self.links)

    @cached_property
    def _from(self) -> Mapping[str, Sequence[Link]]:
        return _grouped((link.before, link) for link in self.links)

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(id for one in self.proposed for id in (one.before, one.after))


def _grouped(pairs: Iterable[tuple[str, Link]]) -> dict[str, list[Link]]:
    groups: dict[str, list[Link]] = {}
    for id, link in pairs:
        groups.setdefault(id, []).append(link)
    return groups
