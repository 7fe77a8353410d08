"""Plans evaluated by Whoosh: what ``rank`` should say, from Whoosh's reader and searcher alone.

Words, sums, maxima, filters and exclusions are Whoosh's own queries. Words that stand together, and
characters, are no terms of the index: their places come from the reader's positions and stored
fields, and they score like one word that is as rare.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf, log1p
from typing import Any

from whoosh.query import And, ConstantScoreQuery, Or, Term

from corpus import Program
from indexer.index.fields import FIELDS, K1, TEXT_FIELDS, texts
from indexer.query.query_plan import Channel, Match, Plan, Slot
from indexer.ranking.scoring import MIN_SHARE
from indexer.text.normalize import fold
from indexer.whoosh.codec import BEGINS, PROGRAM
from indexer.whoosh.fields import TEXT
from tests.indexer.whoosh.whoosh_queries import BestOf, Boosted, Computed

# Per program, the field and the boost of every place where a match begins.
Places = Mapping[int, Sequence[tuple[int, float]]]
# Shares this near to the line may fall on either side of it: they are sums of 32-bit numbers.
_ON_THE_LINE = 1e-5


@dataclass(frozen=True)
class Expected:
    """What a plan finds: scores of complete and of partial programs, each in ranked order.

    ``undecided`` programs have as good as exactly the share of the words that is asked for.
    """

    complete: Mapping[int, float]
    partial: Mapping[int, float]
    undecided: frozenset[int]


@dataclass(frozen=True)
class _Way:
    """A match that some program has."""

    match: Match
    query: Any
    docs: frozenset[int]


class WhooshPlans:
    """Evaluates plans over one searcher."""

    def __init__(
        self, searcher: Any, terms: Sequence[str], averages: Sequence[float] | None = None
    ) -> None:
        """Takes what the numbers of terms in plans mean, and the fields' average lengths.

        After small updates these are not those of the programs.
        """
        self._searcher = searcher
        self._reader = searcher.reader()
        self._programs = self._reader.doc_count_all()
        self._terms = terms
        stored = list(self._reader.all_stored_fields())
        self._begins = [fields[BEGINS] for fields in stored]
        self._surfaces = [_surfaces(Program(**fields[PROGRAM])) for fields in stored]
        self._boosts = occurrence_boosts(self._begins, averages or averages_of(self._begins))
        self._positions = cache(self._read_positions)

    def evaluate(self, plan: Plan) -> Expected:
        """Return the programs of a plan that asks for some word."""
        slots = [(slot, self._ways(slot)) for slot in plan.slots]
        tree = Or([*map(self._scored, slots), *map(self._bonus, plan.bonuses)])
        groups = _groups(slots)
        phrases = self._possible(tree, [groups[n] for n in _groups_with_phrases(plan)])
        whole = And(list(groups.values()))
        excluded = [self._exclusion(match) for match in plan.excluded]
        complete = self._search(tree, [*phrases, whole], excluded)
        partial = self._search(tree, phrases, [*excluded, whole])
        if not self._search(tree, [*phrases, whole], []):
            return Expected(complete, partial, frozenset())
        asked = MIN_SHARE * sum(map(self._says, slots))
        shares = self._search(Or(list(map(self._constant, slots))), [], [])
        enough = {doc: score for doc, score in partial.items() if shares.get(doc, 0) >= asked}
        near = {doc for doc in partial if abs(shares.get(doc, 0) / asked - 1) < _ON_THE_LINE}
        return Expected(complete, enough, frozenset(near))

    def _possible(self, tree: Any, phrases: Sequence[Any]) -> list[Any]:
        """Those that some program has together with the ones before."""
        possible: list[Any] = []
        for phrase in phrases:
            if self._search(tree, [*possible, phrase], []):
                possible.append(phrase)
        return possible

    def query(self, match: Match) -> Any:
        """Return Whoosh's query for a match before its weight."""
        if match.apart:
            return And([Term(TEXT, self._terms[terms[0]]) for terms in match.parts])
        if len(match.parts) == 1 and len(match.parts[0]) == 1:
            return Term(TEXT, self._terms[match.parts[0][0]])
        return Computed(self._like_one_word(self.places(match)))

    def places(self, match: Match) -> Places:
        """Return where a match begins."""
        if match.surface:
            return self._surface_places(match.surface)
        first, *others = [self._any_of(terms) for terms in match.parts]
        found: dict[int, list[tuple[int, float]]] = {}
        for doc, positions in first.items():
            for position, boost in sorted(positions.items()):
                field = self._field(doc, position)
                if all(
                    position + step in other.get(doc, {})
                    and self._field(doc, position + step) == field
                    for other, step in zip(others, match.steps[1:], strict=True)
                ):
                    found.setdefault(doc, []).append((field, boost))
        return found

    def _any_of(self, terms: Sequence[int]) -> Mapping[int, Mapping[int, float]]:
        """Per program, the positions of any of some terms."""
        found: dict[int, dict[int, float]] = {}
        for term in terms:
            for doc, positions in self._positions(term).items():
                found.setdefault(doc, {}).update(positions)
        return found

    def _read_positions(self, term: int) -> Mapping[int, Mapping[int, float]]:
        postings = self._reader.postings(TEXT, self._terms[term])
        return {doc: dict(places) for doc, places in postings.items_as("position_boosts")}

    def _field(self, doc: int, position: int) -> int:
        begins = self._begins[doc]
        return max(field for field in range(len(FIELDS)) if begins[field] <= position)

    def _surface_places(self, text: str) -> Places:
        found = {
            doc: [
                (field, self._boosts[doc][field])
                for field, surface in enumerate(surfaces)
                for _ in range(surface.count(text))
            ]
            for doc, surfaces in enumerate(self._surfaces)
        }
        return {doc: places for doc, places in found.items() if places}

    def _like_one_word(self, places: Places) -> dict[int, float]:
        frequencies = {doc: sum(boost for _, boost in found) for doc, found in places.items()}
        idf = self._idf(len(frequencies))
        return {doc: idf * tf * (K1 + 1) / (tf + K1) for doc, tf in frequencies.items()}

    def _idf(self, frequency: int) -> float:
        return log1p((self._programs - frequency + 0.5) / (frequency + 0.5))

    def _ways(self, slot: Slot) -> list[_Way]:
        queries = [(match, self.query(match)) for match in slot.matches]
        ways = [
            _Way(match, query, frozenset(self._searcher.docs_for_query(query)))
            for match, query in queries
        ]
        return [way for way in ways if way.docs]

    def _scored(self, pair: tuple[Slot, Sequence[_Way]]) -> Any:
        slot, ways = pair
        own = [way for way in ways if way.match.channel is Channel.WORD and not way.match.hint]
        limit = self._idf(len(own[0].docs)) if own else inf
        best = [Boosted(way.query, self._weight(way, limit)) for way in ways]
        return Boosted(BestOf(best), slot.importance)

    def _weight(self, way: _Way, limit: float) -> float:
        if way.match.channel is Channel.WORD:
            return way.match.weight
        return way.match.weight * min(1.0, limit / self._idf(len(way.docs)))

    def _bonus(self, match: Match) -> Any:
        return Boosted(self.query(match), match.weight)

    def _exclusion(self, match: Match) -> Any:
        places = self.places(match).items()
        inside = [doc for doc, found in places if any(field < TEXT_FIELDS for field, _ in found)]
        return Computed(dict.fromkeys(inside, 1.0))

    def _says(self, pair: tuple[Slot, Sequence[_Way]]) -> float:
        slot, ways = pair
        return slot.importance * self._idf(len(_docs(ways)))

    def _constant(self, pair: tuple[Slot, Sequence[_Way]]) -> Any:
        return ConstantScoreQuery(_presence(pair[1]), self._says(pair))

    def _search(self, tree: Any, required: list[Any], excluded: list[Any]) -> dict[int, float]:
        """Scores of all programs that Whoosh finds, in its order."""
        options = {
            "filter": And(required) if required else None,
            "mask": Or(excluded) if excluded else None,
        }
        hits = self._searcher.search(tree, limit=None, **options)
        return {hit.docnum: hit.score for hit in hits}


def averages_of(begins: Sequence[Sequence[int]]) -> list[float]:
    """Return the average length of each field in the programs that have it."""
    return [
        sum(column) / max(1, sum(length > 0 for length in column))
        for column in zip(*map(_lengths, begins), strict=True)
    ]


def _lengths(begins: Sequence[int]) -> list[int]:
    return [end - start for start, end in pairwise(begins)]


def occurrence_boosts(
    begins: Sequence[Sequence[int]], averages: Sequence[float]
) -> list[list[float]]:
    """Return what a word in each field of each program counts for, from the fields' lengths."""
    return [
        [
            field.boost / (1 - field.b + field.b * length / average) if length else 0.0
            for field, length, average in zip(FIELDS, row, averages, strict=True)
        ]
        for row in map(_lengths, begins)
    ]


def _surfaces(program: Program) -> list[str]:
    return [fold(text).text.replace("\0", " ") for text in texts(program)]


def _docs(ways: Sequence[_Way]) -> frozenset[int]:
    """The programs that have what a slot asks for."""
    return frozenset().union(*(way.docs for way in ways if not way.match.hint))


def _presence(ways: Sequence[_Way]) -> Any:
    return Computed(dict.fromkeys(_docs(ways), 1.0))


def _groups(slots: Sequence[tuple[Slot, Sequence[_Way]]]) -> dict[int, Any]:
    """For every group of alternatives, the programs that have all required slots of one."""
    groups: dict[int, dict[int, list[Any]]] = {}
    for slot, ways in slots:
        if slot.required:
            group, member = slot.place
            groups.setdefault(group, {}).setdefault(member, []).append(_presence(ways))
    return {
        group: Or([And(slots) for slots in members.values()]) for group, members in groups.items()
    }


def _groups_with_phrases(plan: Plan) -> list[int]:
    return sorted({slot.place[0] for slot in plan.slots if slot.strict})
