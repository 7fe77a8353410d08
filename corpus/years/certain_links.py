"""Links that nobody has to confirm: one id over the years, or one name within a department."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence

from corpus.record import Program
from corpus.years.link import Basis, Link

# An id that the import makes of area and number (2020-2-04) says nothing: the next plan gives the
# number to another program. Nor does one that it makes of the name.
_MADE = re.compile(r"[0-9]+-(?:[0-9]+|[0-9a-f]{8}(?:-[0-9]+)?)")
# Of the ids that both years have, at most so many may stand where the name is at another id: more,
# and they are numbers that each plan gives anew. Of the government's 5,231 projects under review
# with one id in 2024 and 2025 it is 3; where a program is put in, it is all behind it.
RENUMBERED = 0.02
_YEAR = re.compile(r"(?:19|20)[0-9]{2}-")


def certain_links(before: Sequence[Program], after: Sequence[Program]) -> tuple[Link, ...]:
    """Return the links between the programs of a year and those of the next that are certain.

    By an id of the body's own, then by a name that one program of each year alone has in its
    department (of several, those that agree in division and area, too). A repost is no program of
    its own: it goes with its original.
    """
    left = _Left(before, after)
    links = [Link(old.id, new.id, "id") for old, new in left.pairs_by_id()]
    keys: tuple[tuple[Basis, Callable[[Program], Hashable]], ...] = (
        ("name", _named),
        ("name", lambda p: (name_key(p), p.department, p.divisions)),
        ("name", lambda p: (name_key(p), p.department, p.divisions, p.area)),
    )
    for basis, key in keys:
        links += [Link(old.id, new.id, basis) for old, new in left.pairs(key)]
    return tuple(links)


def name_key(program: Program) -> str:
    """Return the name without what is written this way or that: width, case, spaces, brackets."""
    plain = unicodedata.normalize("NFKC", program.name).casefold()
    return "".join(char for char in plain if not char.isspace()).strip("「」『』【】・")


def _named(program: Program) -> tuple[str, str]:
    return name_key(program), program.department


def _own_id(program: Program) -> str | None:
    """The id as the body gives it: without the year that the import puts in front, which the first
    year of a collection need not have; None of one that the import made.
    """
    tail = _YEAR.sub("", program.id, count=1)
    return None if _MADE.fullmatch(tail) else tail


class _Left:
    """The programs of both years that are not linked yet."""

    def __init__(self, before: Sequence[Program], after: Sequence[Program]) -> None:
        self._sides = [
            {p.id: p for p in programs if p.repost_of is None} for programs in (before, after)
        ]

    def pairs_by_id(self) -> list[tuple[Program, Program]]:
        """The pairs of one id, and takes them away.

        Where the name says that a program went on under another id, the id is none of its own; and
        where many do, only what has its name as well is linked.
        """
        found = [*self._alone(_own_id)]
        names = [{_named(p) for p in programs.values()} for programs in self._sides]
        differing = [(old, new) for old, new in found if _named(old) != _named(new)]
        moved = [
            (old, new)
            for old, new in differing
            if _named(old) in names[1] or _named(new) in names[0]
        ]
        doubtful = differing if len(moved) > RENUMBERED * len(found) else moved
        doubted = {old.id for old, _ in doubtful}
        pairs = [(old, new) for old, new in found if old.id not in doubted]
        for old, new in pairs:
            self._take(old, new)
        return pairs

    def _take(self, old: Program, new: Program) -> None:
        del self._sides[0][old.id], self._sides[1][new.id]

    def pairs(self, key: Callable[[Program], Hashable]) -> Iterator[tuple[Program, Program]]:
        """Yield the programs that alone of their year have a key, and take them away."""
        for old, new in [*self._alone(key)]:
            self._take(old, new)
            yield old, new

    def _alone(self, key: Callable[[Program], Hashable]) -> Iterator[tuple[Program, Program]]:
        """Yield the programs that alone of their year have a key."""
        groups: dict[Hashable, tuple[list[Program], list[Program]]] = {}
        for side, programs in enumerate(self._sides):
            for program in programs.values():
                if (found := key(program)) is not None:
                    groups.setdefault(found, ([], []))[side].append(program)
        for old, new in groups.values():
            if len(old) == len(new) == 1:
                yield old[0], new[0]
