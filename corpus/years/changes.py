"""A year of a plan against another: what is new, what ended, what went on and how it changed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus import columns
from corpus.difference.records import Change, FieldChange
from corpus.record import Program
from corpus.years.certain_links import name_key
from corpus.years.threads import Threads

State = Literal["新規", "継続", "変更", "名称変更", "移管", "分割", "統合", "終了", "確認中"]
STATES: tuple[State, ...] = (
    "新規", "継続", "変更", "名称変更", "移管", "分割", "統合", "終了", "確認中",
)  # fmt: skip
# What changes from year to year by itself, or says nothing of what is done.
_NOT_TOLD = frozenset(
    {columns.ID, columns.NUMBER, columns.NEW, columns.REPOST_OF, columns.KEYWORDS}
    | {*columns.OPTIONAL, columns.YEAR}
)


@dataclass(frozen=True, slots=True)
class Step:
    """A program from one year to the next: before, after, and what happened to it.

    ``before`` is None for a new one, ``after`` for one that ended.
    """

    before: Program | None
    after: Program | None
    states: tuple[State, ...]

    @property
    def program(self) -> Program:
        """The newer of both."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a step has a program")
        return found

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What changed, column by column; nothing of a new or an ended program."""
        return told_fields(self.before, self.after) if self.before and self.after else ()


def told_fields(before: Program, after: Program) -> tuple[FieldChange, ...]:
    """Return the columns whose text changed and that say something of what is done."""
    return tuple(one for one in Change(before, after).fields if one.column not in _NOT_TOLD)


def states_between(before: Program, after: Program, threads: Threads) -> tuple[State, ...]:
    """Return what happened between two programs that are linked."""
    states: list[State] = []
    if len(threads.after(before.id)) > 1:
        states.append("分割")
    if len(threads.before(after.id)) > 1:
        states.append("統合")
    if name_key(before) != name_key(after):
        states.append("名称変更")
    if before.department != after.department:
        states.append("移管")
    told = {columns.NAME, columns.DEPARTMENT}
    if any(one.column not in told for one in told_fields(before, after)):
        states.append("変更")
    return tuple(states) or ("継続",)


class Comparison:
    """Two years of a plan, the older first. Reposts are counted with their originals."""

    def __init__(self, threads: Threads, first: int, last: int) -> None:
        self.threads = threads
        self.first, self.last = first, last
        self._before = _originals(threads.by_year.get(first, ()))
        self._after = _originals(threads.by_year.get(last, ()))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All programs of both years, those of the later in its order, then what ended."""
        later = {program.id for program in self._after}
        origins: dict[str, list[Program]] = {}
        ended = []
        for program in self._before:
            found = [one for one in self.threads.becomes(program.id) if one in later]
            for id in found:
                origins.setdefault(id, []).append(program)
            if not found:
                ended.append(program)
        went_on = [
            step for program in self._after for step in self._of(program, origins.get(program.id))
        ]
        return (*went_on, *(Step(one, None, self._open(one, "終了")) for one in ended))

    @property
    def open_pairs(self) -> int:
        """How many pairs of programs staff have still to decide: a pair has two that are open."""
        waiting = {one.program.id for one in self.steps if "確認中" in one.states}
        proposed = self.threads.proposed
        return sum(one.before in waiting or one.after in waiting for one in proposed)

    def _of(self, program: Program, origins: Sequence[Program] | None) -> list[Step]:
        if not origins:
            return [Step(None, program, self._open(program, "新規"))]
        return [Step(one, program, states_between(one, program, self.threads)) for one in origins]

    def _open(self, program: Program, state: State) -> tuple[State, ...]:
        """What has no link is new or ended, unless staff have still to say."""
        return ("確認中",) if self.threads.is_open(program.id) else (state,)

    @cached_property
    def programs(self) -> tuple[tuple[Program, frozenset[State]], ...]:
        """Each program of the later year and each that ended, once, with all its states.

        What was merged has a step for each that it was, and is one program.
        """
        found: dict[str, tuple[Program, frozenset[State]]] = {}
        for step in self.steps:
            _, states = found.get(step.program.id, (step.program, frozenset()))
            found[step.program.id] = step.program, states.union(step.states)
        return tuple(found.values())

    def counts(self, of: Callable[[Program], str]) -> dict[str, Counter[State]]:
        """Return how many programs have each state, by department or area of the newer."""
        found: dict[str, Counter[State]] = {}
        for program, states in self.programs:
            found.setdefault(of(program), Counter()).update(states)
        return found

    @property
    def totals(self) -> Counter[State]:
        """How many programs have each state; one may have several."""
        return Counter(state for _, states in self.programs for state in states)


def _originals(programs: Sequence[Program]) -> list[Program]:
    return [program for program in programs if program.repost_of is None]
