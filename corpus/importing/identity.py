"""Which id a row without one gets, so that a program keeps its address from year to year.

1. A row with an id keeps it.
2. A row with the name of a present program of the same fiscal year takes over that program's id;
   among several of that name the one in the same area, then with the same number.
3. A row with a number gets ``{fiscal year}-{number of its area}-{number, two digits}``, the form of
   the contract, unless another program has that id.
4. Any other gets ``{fiscal year}-{number of its area}-{name's fingerprint}``: eight hexadecimal
   digits of the SHA-256 of its name, so that the same row gets the same id everywhere.

An area's number is its place in the collection's settings, then in the file; without one it is 0.
Without a fiscal year that part is left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from corpus.collection import Collection
from corpus.record import Program


def with_ids(
    programs: Sequence[Program], present: Sequence[Program], collection: Collection
) -> tuple[Program, ...]:
    """Return the programs, each with an id; those that have one are as they were."""
    return _Identifier(programs, present, collection).programs()


class _Identifier:
    def __init__(
        self, programs: Sequence[Program], present: Sequence[Program], collection: Collection
    ) -> None:
        year = collection.fiscal_year
        self._prefix = f"{year}-" if year else ""
        self._programs = programs
        areas = dict.fromkeys((*collection.areas, *(program.area for program in programs)))
        areas.pop("", None)
        self._area_numbers = {area: number for number, area in enumerate(areas, start=1)}
        self._taken = {program.id for program in programs if program.id}
        self._named: dict[str, list[Program]] = {}
        for program in present:
            if program.id.startswith(self._prefix):
                self._named.setdefault(program.name, []).append(program)

    def programs(self) -> tuple[Program, ...]:
        # All names first: a number that moved must not take the id of a program that stays.
        inherited = [program.id or self._inherited(program) for program in self._programs]
        return tuple(
            program if program.id else replace(program, id=id_ or self._made(program))
            for program, id_ in zip(self._programs, inherited, strict=True)
        )

    def _inherited(self, program: Program) -> str:
        """Return the id of the present program that this is; empty where there is none."""
        candidates = [p for p in self._named.get(program.name, ()) if p.id not in self._taken]
        best = max(
            candidates,
            key=lambda p: (p.area == program.area, p.number == program.number),
            default=None,
        )
        return self._take(best.id) if best else ""

    def _made(self, program: Program) -> str:
        area = f"{self._prefix}{self._area_numbers.get(program.area, 0)}-"
        if program.number is not None and f"{area}{program.number:02}" not in self._taken:
            return self._take(f"{area}{program.number:02}")
        fingerprint = sha256(program.name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        id_, count = f"{area}{fingerprint}", 1
        while id_ in self._taken:
            count += 1
            id_ = f"{area}{fingerprint}-{count}"
        return self._take(id_)

    def _take(self, id_: str) -> str:
        self._taken.add(id_)
        return id_
