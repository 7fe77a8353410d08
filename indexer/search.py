"""The searcher of one generation: queries in, results out."""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.changes import Change
from indexer.collection_info import CollectionInfo
from indexer.compile import Compiler
from indexer.expansions import Expansions
from indexer.facets import Facets, allowed
from indexer.fields import texts
from indexer.fragments import Highlighter
from indexer.plan import Channel, Plan
from indexer.query import Query
from indexer.rank import Found, Ranking, rank
from indexer.results import Hit, SearchResults
from indexer.segment import Segment

# Programs kept ready as values: enough for every page that is looked at again and again.
_CACHED_PROGRAMS = 4096


class Searcher:
    """Answers from one generation. Immutable: threads share it."""

    def __init__(
        self,
        segment: Segment,
        generation: int,
        changes: tuple[Change, ...] = (),
        created: datetime | None = None,
    ) -> None:
        self.generation = generation
        # When the generation was published, in UTC; None for a segment that is not published.
        self.created = created
        # What this generation and those before it changed, newest first.
        self.changes = changes
        self.collection = CollectionInfo.of(segment.collection)
        self._segment = segment
        self._facets = Facets(segment.facets)
        self._program_at = lru_cache(_CACHED_PROGRAMS)(segment.program)

    @cached_property
    def _compiler(self) -> Compiler:
        return Compiler(self._segment.vocabulary, Expansions(self._segment.expansions))

    def search(self, query: Query) -> SearchResults:
        """The page of hits that ``query`` asks for, with facets.

        A query without words matches every program, in the order of the plan. Raises QueryProblem
        when its text cannot be searched for.
        """
        started = time.perf_counter()
        plan = self._compiler.compile(query.text)
        if not plan.slots and query.text.strip():
            ranking = _nothing()
        elif not plan.slots:
            ranking = _everything(self._segment.programs)
        else:
            ranking = rank(self._segment, plan)
        masks = self._facets.masks(query)
        facets = self._facets.count(ranking.docs, masks, query)
        ranking = ranking.only(allowed(ranking.docs, masks))
        first = (query.page - 1) * query.per_page
        if query.sort == "plan":
            chosen = np.arange(len(ranking.docs))[first : first + query.per_page]
        else:
            chosen = ranking.top(first, first + query.per_page)
        return SearchResults(
            total=len(ranking.docs),
            complete=int(np.count_nonzero(ranking.complete)),
            hits=tuple(self._hits(ranking, chosen)),
            facets=facets,
            missing=_missing(plan, ranking),
            suggestion=None,
            generation=self.generation,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def _hits(self, ranking: Ranking, chosen: NDArray[np.int64]) -> Iterator[Hit]:
        docs = ranking.docs[chosen]
        per_hit = _matches_of(docs, ranking.found)
        highlighter = Highlighter(self._segment)
        rows = zip(
            docs.tolist(),
            ranking.scores[chosen].tolist(),
            ranking.complete[chosen].tolist(),
            per_hit,
            strict=True,
        )
        for doc, score, complete, slots in rows:
            program = self._program_at(doc)
            matches = [found.match for slot in slots for found in _telling(slot)]
            yield Hit(
                program,
                score,
                highlighter.fragments(doc, matches, texts(program)),
                _because(slots),
                not complete,
            )

    @property
    def programs(self) -> Sequence[Program]:
        """All programs in the order of the plan."""
        return [self._program_at(number) for number in range(self._segment.programs)]

    def program(self, program_id: str) -> Program | None:
        """The program with this id, None where there is none."""
        number = self._segment.ids.get(program_id)
        return None if number is None else self._program_at(number)

    def neighbours(self, program_id: str) -> tuple[Program | None, Program | None]:
        """The programs before and after this one in the plan; None at its ends.

        Raises KeyError for an unknown id.
        """
        number = self._segment.ids[program_id]
        last = self._segment.programs - 1
        return (
            self._program_at(number - 1) if number > 0 else None,
            self._program_at(number + 1) if number < last else None,
        )

    def reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return tuple(self._program_at(number) for number in self._reposts.get(program_id, ()))

    @cached_property
    def _reposts(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, program in enumerate(self.programs):
            if program.repost_of is not None:
                found.setdefault(program.repost_of, []).append(number)
        return found


def _everything(programs: int) -> Ranking:
    return Ranking(np.arange(programs), np.zeros(programs, np.float32), np.ones(programs, bool), ())


def _nothing() -> Ranking:
    return Ranking(np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, bool), ())


def _missing(plan: Plan, ranking: Ranking) -> tuple[str, ...]:
    """Required words that no program has, in any spelling."""
    return tuple(
        slot.text
        for slot, found in zip(plan.slots, ranking.found, strict=False)
        if slot.required and all(one.match.hint for one in found)
    )


def _matches_of(
    docs: NDArray[np.int64], found: Sequence[Sequence[Found]]
) -> list[list[list[Found]]]:
    """For each program, per slot of the plan, the matches that it has."""
    per_hit: list[list[list[Found]]] = [[[] for _ in found] for _ in docs]
    for number, slot in enumerate(found):
        for one in slot:
            at = np.searchsorted(one.docs, docs)
            has = one.docs[np.minimum(at, len(one.docs) - 1)] == docs
            for hit in np.flatnonzero(has).tolist():
                per_hit[hit][number].append(one)
    return per_hit


def _telling(slot: Sequence[Found]) -> Sequence[Found]:
    """What to mark of a slot: hints only where there is nothing better."""
    return [found for found in slot if not found.match.hint] or slot


def _because(slots: Sequence[Sequence[Found]]) -> tuple[str, ...]:
    """Why a program was found: the best match of each slot, labelled by its channel."""
    reasons = []
    for slot in slots:
        if slot:
            match = max((found.match for found in _telling(slot)), key=lambda match: match.weight)
            label = match.channel.value
            reasons.append(
                f"{label}: {match.text}" if match.channel is not Channel.WORD else match.text
            )
    return tuple(dict.fromkeys(reasons))
