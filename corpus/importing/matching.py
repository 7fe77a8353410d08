"""Which program of now is which of before: of several with one name, whatever tells them apart.

A program is matched with the present one of its name. Where several have the name, those are
matched that agree in everything, then those that alone agree in area, number, department and
division, then in fewer and fewer of them. What only its place in the list could tell is not matched
but asked about: ids, keywords and addresses must not change places because the order did.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.record import Program

# What tells programs of one name apart, from all of it to the least; each level where the ones
# before found no partner.
_LEVELS = (
    ("area", "number", "department", "divisions"),
    ("area", "department", "divisions"),
    ("department", "divisions"),
    ("area", "number"),
    ("divisions",),
    ("department",),
    ("area",),
    ("summary",),
    ("targets",),
    ("number",),
)
_CONTENT = ("area", "number", "department", "divisions", "summary", "targets", "is_new", "extra")
FIELDS = frozenset(_CONTENT)


@dataclass
class Matches:
    """``found`` is the present program of each row that has one, by the row's place.

    ``unclear`` are the present programs of which one may be a row's, by the row's place.
    """

    found: dict[int, Program] = field(default_factory=dict)
    unclear: dict[int, tuple[Program, ...]] = field(default_factory=dict)


def match(
    rows: Sequence[tuple[int, Program]],
    present: Iterable[Program],
    known: Collection[str] = FIELDS,
) -> Matches:
    """Return which present program each row is, by name and the ``known`` fields of the rows.

    Costs as many looks as there are levels, whatever the number of equal names.
    """
    return _Matcher(rows, present, known).matches()


class _Matcher:
    def __init__(
        self,
        rows: Sequence[tuple[int, Program]],
        present: Iterable[Program],
        known: Collection[str],
    ) -> None:
        self._known = known
        self._matches = Matches()
        self._rows = dict(rows)
        self._present = dict(enumerate(present))

    def matches(self) -> Matches:
        self._pair(lambda program: (program.name,))
        content = self._fields(_CONTENT)
        self._pair(lambda program: (program.name, *_values(program, content)), are_equal=True)
        for level in _LEVELS:
            if set(level) <= set(self._known):
                self._pair_level(level)
        self._note_unclear()
        return self._matches

    def _fields(self, fields: Sequence[str]) -> list[str]:
        return [field for field in fields if field in self._known]

    def _pair_level(self, level: Sequence[str]) -> None:
        def key(program: Program) -> tuple[Any, ...] | None:
            values = _values(program, level)
            return (
                (program.name, *values)
                if any(value not in ("", None, ()) for value in values)
                else None
            )

        self._pair(key)

    def _pair(
        self, key: Callable[[Program], tuple[Any, ...] | None], are_equal: bool = False
    ) -> None:
        """Pair the rows and present programs that alone have a key; equal ones in their order."""
        groups: dict[tuple[Any, ...], tuple[list[int], list[int]]] = {}
        for side, programs in enumerate((self._rows, self._present)):
            for place, program in programs.items():
                if (found := key(program)) is not None:
                    groups.setdefault(found, ([], []))[side].append(place)
        for rows, present in groups.values():
            if are_equal or len(rows) == len(present) == 1:
                for row, place in zip(rows, present, strict=False):
                    self._matches.found[row] = self._present.pop(place)
                    del self._rows[row]

    def _note_unclear(self) -> None:
        """Note the rows whose name present programs have that no row was matched with."""
        left: dict[str, list[Program]] = {}
        for program in self._present.values():
            left.setdefault(program.name, []).append(program)
        for row, program in self._rows.items():
            if program.name in left:
                self._matches.unclear[row] = tuple(left[program.name])


def _values(program: Program, fields: Iterable[str]) -> list[Any]:
    return [getattr(program, field) for field in fields]
