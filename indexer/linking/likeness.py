"""How much programs of one year are like those of another: by name, department and text."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

from corpus import Program
from indexer.index.segment import Segment

# Of the words of a text those that say most: the rest is in every program.
_TELLING = 40
# What each likeness says for a pair being one program, as logarithms of odds: logistic regression
# on 12 pairs of years made from the shipped plan (tests/indexer/linking/generator.py, seeds 100 to
# 111), each new program against the ten of the year before that are likest to it. Division and area
# were tried, too, and say nothing beyond these.
WEIGHTS = {"name": 3.6, "text": 9.1, "department": 1.4}
BIAS = -7.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two programs are alike, each between 0 and 1."""

    name: float
    text: float
    department: float

    @property
    def confidence(self) -> float:
        """How likely it is that one became the other, between 0 and 1."""
        total = sum(weight * getattr(self, name) for name, weight in WEIGHTS.items())
        return 1 / (1 + exp(-(BIAS + total)))


class Comparer:
    """Compares the programs of one segment, in which both years are."""

    def __init__(self, segment: Segment, places: Mapping[str, int]) -> None:
        self._segment = segment
        self._places = places
        self._vectors: dict[int, dict[int, float]] = {}

    def candidates(
        self, programs: Sequence[Program], others: Sequence[Program], most: int
    ) -> dict[str, list[tuple[Program, Likeness]]]:
        """For each program the others that are likest to it, the likest first.

        Only what shares a telling word of the text or two letters of the name in a row is looked
        at: that costs what the postings cost, not the square of the programs.
        """
        by_place = {self._places[other.id]: other for other in others}
        words: dict[int, list[int]] = defaultdict(list)
        letters: dict[str, list[int]] = defaultdict(list)
        for place, other in by_place.items():
            for term in self._vector(place):
                words[term].append(place)
            for pair in bigrams(other.name):
                letters[pair].append(place)
        found = {}
        for program in programs:
            shared: dict[int, float] = defaultdict(float)
            for term, weight in self._vector(self._places[program.id]).items():
                for place in words.get(term, ()):
                    shared[place] += weight * self._vector(place)[term]
            own = bigrams(program.name)
            for pair in own:
                for place in letters.get(pair, ()):
                    shared[place] += 1 / len(own)
            nearest = sorted(shared, key=lambda place: (-shared[place], place))[: 4 * most]
            pairs = [(by_place[at], self.likeness(program, by_place[at])) for at in nearest]
            pairs.sort(key=lambda pair: -pair[1].confidence)
            found[program.id] = pairs[:most]
        return found

    def likeness(self, one: Program, other: Program) -> Likeness:
        """How much two programs are alike."""
        return Likeness(
            name=_dice(bigrams(one.name), bigrams(other.name)),
            text=self._cosine(self._places[one.id], self._places[other.id]),
            department=float(one.department == other.department),
        )

    def _cosine(self, one: int, other: int) -> float:
        mine, theirs = self._vector(one), self._vector(other)
        return sum(weight * theirs.get(term, 0.0) for term, weight in mine.items())

    def _vector(self, place: int) -> dict[int, float]:
        """The nouns of a program that weigh most in it, as a vector of length 1."""
        if place not in self._vectors:
            weights = {}
            for term in self._segment.forward.nouns(place):
                docs, scores = self._segment.postings(term)
                weights[term] = float(scores[docs.searchsorted(place)])
            telling = sorted(weights, key=lambda term: -weights[term])[:_TELLING]
            length = sqrt(sum(weights[term] ** 2 for term in telling)) or 1.0
            self._vectors[place] = {term: weights[term] / length for term in telling}
        return self._vectors[place]


def bigrams(name: str) -> set[str]:
    """Every two letters of a name in a row; case, width and spaces make no difference."""
    plain = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return {plain[at : at + 2] for at in range(max(1, len(plain) - 1))}


def _dice(one: set[str], other: set[str]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
