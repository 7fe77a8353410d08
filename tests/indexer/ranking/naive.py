"""The ranking's definition, worked out plainly: from records and the analyzer alone, program by
program. No arrays, no index, no short cuts; it is what ``rank`` has to come to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf, log1p
from typing import NamedTuple

from corpus import Program
from indexer.index.field_boosts import K1, PLAIN, Schema
from indexer.matches.match import Channel, Match, Reach, Where
from indexer.matches.positions import NEAR_POSITIONS
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.ranking import MIN_SHARE
from indexer.text.normalize import fold
from tests.indexer.plain_reading import occurrences, positions_taken

# What each program scores, by its number.
Scores = dict[int, float]
# By program: the field of each place where a match begins.
Places = Mapping[int, Sequence[int]]
# What is added up in another order may fall on the other side of a line that is this near.
NEAR = 1e-5


class Expected(NamedTuple):
    """Scores of the complete programs, and of those listed behind them.

    ``undecided`` are as good as exactly on the line that decides whether they are listed.
    """

    complete: Scores
    partial: Scores
    undecided: frozenset[int]


class Way(NamedTuple):
    """A match that some program has, with what it scores before its weight."""

    match: Match
    scores: Scores


class Naive:
    """Evaluates plans over programs with the fields of a schema."""

    def __init__(self, programs: Sequence[Program], schema: Schema = PLAIN) -> None:
        self._schema = schema
        self._texts = [schema.texts(program) for program in programs]
        self._folded = [[fold(text).text for text in row] for row in self._texts]
        self._read = [[list(occurrences(text)) for text in row] for row in self._texts]
        # The terms in the names of departments, divisions and areas.
        names = [row[-3:] for row in self._read]
        self._of_places = {term for row in names for found in row for term, _, _ in found}
        self._counts_for = list(self._occurrence_weights())
        self._at: dict[str, dict[int, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
        self._often: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for doc, row in enumerate(self._read):
            for field, found in enumerate(row):
                for term, position, _ in found:
                    self._at[term][doc].add((field, position))
                    self._often[term][doc].append(field)

    def _occurrence_weights(self) -> Iterator[list[float]]:
        """By program and field: what one occurrence adds to BM25F's pseudo frequency."""
        lengths = [[positions_taken(text) for text in row] for row in self._texts]
        having = [[one for one in column if one] for column in zip(*lengths, strict=True)]
        averages = [sum(column) / max(1, len(column)) for column in having]
        for row in lengths:
            yield [
                field.boost / (1 - field.b + field.b * length / average) if length else 0.0
                for field, length, average in zip(self._schema.fields, row, averages, strict=True)
            ]

    def rank(self, plan: QueryPlan) -> Expected:
        """What a plan finds that asks for something."""
        rows = [(slot, self._ways(slot.matches)) for slot in plan.slots]
        scores: Counter[int] = Counter()
        for slot, ways in rows:
            scores.update(self._best(slot, ways))
        for match in plan.bonuses:  # wherever words stand together, in the name of a place, too
            scores.update({doc: match.weight * score for doc, score in self._score(match).items()})
        allowed = self._with_phrases(rows)
        found = {doc: score for doc, score in scores.items() if doc in allowed and score > 0}
        complete = found.keys() & self._complete(rows)
        shares = self._shares(rows)
        whole = complete & self._together(plan)
        listed = found.keys()
        near: frozenset[int] = frozenset()
        if complete:
            listed = {doc for doc in found if doc in complete or shares[doc] >= MIN_SHARE}
            near = frozenset(doc for doc in found if abs(shares[doc] / MIN_SHARE - 1) < NEAR)
        left = listed - self._excluded(plan)
        return Expected(
            {doc: found[doc] for doc in left & whole},
            {doc: found[doc] for doc in left - whole},
            near,
        )

    def _ways(self, matches: Sequence[Match]) -> list[Way]:
        """Those of some matches that any program has."""
        ways = [way for match in matches for way in self._divided(Way(match, self._score(match)))]
        return [way for way in ways if way.scores]

    def _divided(self, way: Way) -> list[Way]:
        """What a match is in texts, and what it is in the names of places: a hint."""
        match, scores = way
        terms = match.parts
        in_names = all(any(term in self._of_places for term in part) for part in terms)
        told = match.where is Where.TEXT and match.reach is not Reach.ANYWHERE
        if match.surface or not told or not in_names:
            return [way]
        is_name = match.hint or len(match.parts) > 1
        last = self._schema.width - 1 if is_name else self._schema.text_fields
        own = {doc for doc, fields in self._places(match).items() if min(fields) < last}
        elsewhere = {doc: score for doc, score in scores.items() if doc not in own}
        inside = {doc: score for doc, score in scores.items() if doc in own}
        hint = [] if match.hint else [Way(match._replace(hint=True), elsewhere)]
        return [*hint, Way(match, inside)]

    def _together(self, plan: QueryPlan) -> set[int]:
        """The programs that have every condition of complete ones."""
        every = set(range(len(self._texts)))
        conditions = [self._ways(matches) for matches in plan.together]
        return every.intersection(*[set[int]().union(*[w.scores for w in c]) for c in conditions])

    def _score(self, match: Match) -> Scores:
        if match.reach is Reach.ANYWHERE:
            each = [self._bm25f(self._fields_with(terms)) for terms in match.parts]
            together = set.intersection(*map(set, each))
            return {doc: sum(scores[doc] for scores in each) for doc in together}
        places = self._places(match)
        if match.where is Where.PLACE:
            first = self._schema.text_fields
            named = {doc: [field for field in own if field >= first] for doc, own in places.items()}
            places = {doc: own for doc, own in named.items() if own}
        return self._bm25f(places)

    def _bm25f(self, places: Places) -> Scores:
        rarity = self._idf(len(places))
        frequencies = {
            doc: sum(self._counts_for[doc][field] for field in fields)
            for doc, fields in places.items()
        }
        return {doc: rarity * tf * (K1 + 1) / (tf + K1) for doc, tf in frequencies.items()}

    def _idf(self, having: int) -> float:
        return log1p((len(self._texts) - having + 0.5) / (having + 0.5))

    def _places(self, match: Match) -> Places:
        """The fields where a match begins, each as often as it does."""
        if match.surface:
            return self._characters(match.surface)
        if len(match.parts) == 1:
            return self._fields_with(match.parts[0])
        if match.reach is Reach.NEAR:
            return self._near(match)
        found: dict[int, list[int]] = defaultdict(list)
        wanted = list(zip(match.steps, map(self._standing, match.parts), strict=True))
        for doc, starts in wanted[0][1].items():
            for field, at in starts:
                if all((field, at + step) in places.get(doc, ()) for step, places in wanted):
                    found[doc].append(field)
        return found

    def _near(self, match: Match) -> Places:
        """The fields where the last part stands near the one before, and so on."""
        found = self._standing(match.parts[0])
        for terms in match.parts[1:]:
            found = {
                doc: {one for one in at if any(_are_near(one, o) for o in found.get(doc, ()))}
                for doc, at in self._standing(terms).items()
            }
        return {doc: [field for field, _ in at] for doc, at in found.items() if at}

    def _fields_with(self, terms: Sequence[str]) -> Places:
        """The fields where one of some terms stands: of one term, each time that it does."""
        if len(terms) == 1:
            return self._often[terms[0]]
        return {doc: [field for field, _ in at] for doc, at in self._standing(terms).items()}

    def _standing(self, terms: Sequence[str]) -> Mapping[int, set[tuple[int, int]]]:
        """By program: the field and position of each place where one of some terms stands."""
        found: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for term in terms:
            for doc, places in self._at[term].items():
                found[doc] |= places
        return found

    def _characters(self, text: str) -> Places:
        found = {
            doc: [field for field, own in enumerate(row) for _ in range(own.count(text))]
            for doc, row in enumerate(self._folded)
        }
        return {doc: fields for doc, fields in found.items() if fields}

    def _best(self, slot: Slot, ways: Sequence[Way]) -> Scores:
        """By program, its best match of a slot. What stands for a word says no more than it."""
        itself = (Channel.WORD, Channel.READING)
        own = [way for way in ways if way.match.channel in itself and not way.match.hint]
        limit = self._idf(len(own[0].scores)) if own else inf
        best: Scores = {}
        for match, scores in ways:
            weight = slot.importance * match.weight
            if match.channel not in itself:
                weight *= min(1.0, limit / self._idf(len(scores)))
            for doc, score in scores.items():
                best[doc] = max(best.get(doc, 0.0), weight * score)
        return best

    def _complete(self, rows: Sequence[tuple[Slot, Sequence[Way]]]) -> set[int]:
        """The programs that have, of every group, all required slots of one alternative."""
        groups = {slot.place[0] for slot, _ in rows if slot.required}
        every = set(range(len(self._texts)))
        return every.intersection(*[self._of_group(group, rows) for group in groups])

    def _of_group(self, group: int, rows: Sequence[tuple[Slot, Sequence[Way]]]) -> set[int]:
        required = [(slot.place, _having(ways)) for slot, ways in rows if slot.required]
        places = {place for place, _ in required if place[0] == group}
        return set[int]().union(
            *[set.intersection(*[own for at, own in required if at == place]) for place in places]
        )

    def _with_phrases(self, rows: Sequence[tuple[Slot, Sequence[Way]]]) -> set[int]:
        """The programs that have the phrases; one that would leave no program is ignored."""
        allowed = set(range(len(self._texts)))
        for group in sorted({slot.place[0] for slot, _ in rows if slot.strict}):
            allowed = allowed & self._of_group(group, rows) or allowed
        return allowed

    def _shares(self, rows: Sequence[tuple[Slot, Sequence[Way]]]) -> Mapping[int, float]:
        """By program, how much of what the query says it has."""
        having = [_having(ways) for _, ways in rows]
        says = [
            slot.importance * self._idf(len(own))
            for (slot, _), own in zip(rows, having, strict=True)
        ]
        return {
            doc: sum(n for n, own in zip(says, having, strict=True) if doc in own) / sum(says)
            for doc in range(len(self._texts))
        }

    def _excluded(self, plan: QueryPlan) -> set[int]:
        """The programs that have something excluded in a text of their own."""
        places = [item for match in plan.excluded for item in self._places(match).items()]
        return {doc for doc, fields in places if min(fields) < self._schema.text_fields}


def _are_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= NEAR_POSITIONS


def _having(ways: Sequence[Way]) -> set[int]:
    """The programs that have what a slot asks for; a hint is not it."""
    return set[int]().union(*[scores for match, scores in ways if not match.hint])
