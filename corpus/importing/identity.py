"""Which id a row without one gets, so that a program keeps its address from year to year.

1. A row with an id keeps it.
2. A row with the name of a present program of the same fiscal year takes over that program's id;
   among several of that name the one that ``matching`` finds. Where nothing tells which, somebody
   has to say.
3. A row with a number gets ``{fiscal year}-{number of its area}-{number, two digits}``, the form of
   the contract, unless another program has that id.
4. Any other gets ``{fiscal year}-{number of its area}-{name's fingerprint}``: eight hexadecimal
   digits of the SHA-256 of its name, so that the same row gets the same id everywhere. Where
   several rows have the name, area, department, division and text go into it, too: then it does
   not depend on their order.
5. Rows that share an id (see ``shared_ids``) are first looked for by name, as in 2; one of those
   that are left keeps the id, the others have the name's fingerprint behind it.

An area's number is its place in the collection's settings, then in the file; without one it is 0.
Without a fiscal year that part is left out.
"""

from collections import Counter
from collections.abc import Collection as AbstractCollection
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from corpus.collection import Collection
from corpus.importing.matching import FIELDS, match
from corpus.record import Program
from corpus.years.year import year_of_program


def with_ids(
    programs: Sequence[Program],
    present: Sequence[Program],
    collection: Collection,
    known: AbstractCollection[str] = FIELDS,
    shared: Mapping[int, str] | None = None,
) -> tuple[tuple[Program, ...], dict[int, tuple[Program, ...]]]:
    """Return the programs, each with an id; those that have one are as they were.

    ``known`` are the fields that the file has, ``shared`` the ids of which several rows have one,
    by place; these rows' programs come without. Also returns the present programs of which one may
    be the program at a place, where nothing tells which; that program got an id of its own.
    """
    years = [year_of_program(program) for program in programs]
    if len({*years}) < 2 or None in years:
        identifier = _Identifier(programs, present, collection, shared or {})
        return identifier.programs(known), identifier.unclear
    return _with_ids_by_year(programs, years, present, collection, known, shared or {})


def _with_ids_by_year(
    programs: Sequence[Program],
    years: Sequence[int | None],
    present: Sequence[Program],
    collection: Collection,
    known: AbstractCollection[str],
    shared: Mapping[int, str],
) -> tuple[tuple[Program, ...], dict[int, tuple[Program, ...]]]:
    """Return the programs of several years with ids, each beginning with its year.

    A program is matched with the present ones of its year only.
    """
    found = [*programs]
    unclear: dict[int, tuple[Program, ...]] = {}
    for year in dict.fromkeys(years):
        places = [place for place, said in enumerate(years) if said == year]
        before = [program for program in present if year_of_program(program) == year]
        of_year = replace(collection, fiscal_year=year)
        own = {n: shared[place] for n, place in enumerate(places) if place in shared}
        identifier = _Identifier([programs[place] for place in places], before, of_year, own)
        for place, program in zip(places, identifier.programs(known), strict=True):
            found[place] = program
        unclear |= {places[place]: those for place, those in identifier.unclear.items()}
    return tuple(found), unclear


class _Identifier:
    def __init__(
        self,
        programs: Sequence[Program],
        present: Sequence[Program],
        collection: Collection,
        shared: Mapping[int, str],
    ) -> None:
        year = collection.fiscal_year
        self.unclear: dict[int, tuple[Program, ...]] = {}
        self._prefix = f"{year}-" if year else ""
        self._programs = programs
        areas = dict.fromkeys((*collection.areas, *(program.area for program in programs)))
        areas.pop("", None)
        self._area_numbers = {area: number for number, area in enumerate(areas, start=1)}
        self._taken = {program.id for program in programs if program.id}
        self._shared = shared
        begins = (self._prefix, *set(shared.values()))
        self._present = [p for p in present if p.id.startswith(begins)]
        self._counts: Counter[str] = Counter()
        self._names = Counter(program.name for program in programs if not program.id)

    def programs(self, known: AbstractCollection[str]) -> tuple[Program, ...]:
        # All names first: a number that moved must not take the id of a program that stays.
        rows = [(n, program) for n, program in enumerate(self._programs) if not program.id]
        matches = match(rows, [p for p in self._present if p.id not in self._taken], known)
        self.unclear = matches.unclear
        self._taken |= {program.id for program in matches.found.values()}
        # Nor may a program that is asked about take the id of one that it may be.
        self._taken |= {p.id for candidates in matches.unclear.values() for p in candidates}
        inherited = {place: program.id for place, program in matches.found.items()}
        return tuple(
            program
            if program.id
            else replace(program, id=inherited.get(n) or self._made(program, self._shared.get(n)))
            for n, program in enumerate(self._programs)
        )

    def _made(self, program: Program, shared: str | None) -> str:
        if shared is not None:
            if shared not in self._taken:
                return self._take(shared)
            return self._another(f"{shared}-{self._fingerprint(program)}")
        area = f"{self._prefix}{self._area_numbers.get(program.area, 0)}-"
        if program.number is not None and f"{area}{program.number:02}" not in self._taken:
            return self._take(f"{area}{program.number:02}")
        return self._another(f"{area}{self._fingerprint(program)}")

    def _another(self, base: str) -> str:
        id_ = base
        while id_ in self._taken:
            self._counts[base] += 1
            id_ = f"{base}-{self._counts[base] + 1}"
        return self._take(id_)

    def _fingerprint(self, program: Program) -> str:
        telling = [program.name]
        if self._names[program.name] > 1:
            telling += [program.area, program.department, *program.divisions, program.summary]
        text = "\0".join(telling)
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]

    def _take(self, id_: str) -> str:
        self._taken.add(id_)
        return id_
