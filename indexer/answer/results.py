"""What a search returns: plain frozen values, no engine object among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Literal, overload

from corpus.columns import Column
from corpus.record import Program

# The first four facets, or the heading of a collection's own column.
FacetName = str
FACET_NAMES: tuple[FacetName, ...] = ("department", "division", "area", "new")


# These are not frozen, though nobody changes one: a search makes dozens, and frozen ones take
# thrice as long.
@dataclass(slots=True, unsafe_hash=True)
class Fragment:
    """A piece of a field's original text, and whether it is what the query matched.

    The fragments of one field, joined, are all of that field where it is short; else a window of
    it, with an ellipsis as a piece of its own where it is cut.
    """

    text: str
    matched: bool


@dataclass(slots=True, unsafe_hash=True)
class YearOfHit:
    """A year that a program has, and its id in there."""

    year: int
    id: str


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """A program that was found.

    ``score`` is positive and comparable within one result only; 0.0 when the query has no words.
    ``fragments`` has the keys ``name``, ``summary`` and ``targets``, and the headings of the
    collection's own columns that are searched; an empty tuple where nothing of that field matched.
    ``because`` says in Japanese what matched: the words, 「同義語: 助成金」, 「読み: ぼうさい」,
    「関連語: 農業」; 「似た施策」 for what only resembles the other hits. ``partial`` is True when
    not every word of the query matched, ``similar`` when none did. ``years`` are those that the
    program has in a collection of several, the newest first.
    """

    program: Program
    score: float
    fragments: Mapping[str, tuple[Fragment, ...]]
    because: tuple[str, ...]
    partial: bool
    similar: bool = False
    years: tuple[YearOfHit, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class FacetValue:
    """One choice of a facet. ``count`` ignores the facet's own selection."""

    value: str
    count: int
    selected: bool


@dataclass(slots=True)
class Facet(Sequence[FacetValue]):
    """The choices of a facet, in the collection's order; each is made when it is looked at.

    ``names`` are the names of all values there are, ``places`` where in there the choices stand;
    ``counts`` has a number for each choice; ``chosen`` are the names that the query chose.
    """

    names: Sequence[str] = ()
    places: Sequence[int] = ()
    counts: Sequence[int] = ()
    chosen: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.places)

    def commonest(self, most: int) -> "Sequence[FacetValue]":
        """At most so many choices, in their order: the commonest, and all that the query chose."""
        if len(self) <= most:
            return self
        by_count = sorted(range(len(self)), key=lambda at: -self.counts[at])[:most]
        own = (at for at, one in enumerate(self) if one.selected) if self.chosen else ()
        return [self[at] for at in sorted({*by_count, *own})]

    def __iter__(self) -> Iterator[FacetValue]:
        return starmap(FacetValue, self.rows())

    def rows(self) -> Iterator[tuple[str, int, bool]]:
        """The same without a value for each: its name and count, and whether it was chosen."""
        names, chosen = self.names, self.chosen
        for place, count in zip(self.places, self.counts, strict=True):
            name = names[place]
            yield name, count, name in chosen

    @overload
    def __getitem__(self, at: int) -> FacetValue: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FacetValue]: ...
    def __getitem__(self, at: int | slice) -> FacetValue | Sequence[FacetValue]:
        if isinstance(at, slice):
            return Facet(self.names, self.places[at], self.counts[at], self.chosen)
        name = self.names[self.places[at]]
        return FacetValue(name, self.counts[at], name in self.chosen)


@dataclass(slots=True)
class SearchResults:
    """One page of hits with what surrounds it.

    ``total`` counts the hits that match all words or some, ``complete`` those that match every one;
    complete ones come first. ``similar`` counts the programs behind them, in every order, that have
    no word and are only like the best of the others; facets leave these out. ``missing`` are words
    of the query that no searched field has in any spelling. ``suggestion`` is a query to try
    instead （もしかして）, or None; ``corrected`` is True when nothing else can have been meant and
    some program has it: then complete hits have all words of the suggestion, and ``missing`` are
    its.
    ``facets`` has one for every one of FACET_NAMES, then for each of the collection's own that is a
    facet, values with count 0 left out unless chosen. ``columns`` are its own columns.
    ``took_ms`` is milliseconds spent in the engine.
    """

    total: int
    complete: int
    hits: tuple[Hit, ...]
    facets: Mapping[FacetName, Facet]
    missing: tuple[str, ...]
    suggestion: str | None
    generation: int
    took_ms: float
    columns: tuple[Column, ...] = ()
    similar: int = 0
    corrected: bool = False

    @property
    def listed(self) -> int:
        """All that the pages of hits have, what is similar included."""
        return self.total + self.similar


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what is being typed: ``text`` to search for, ``kind`` for its label."""

    text: str
    kind: Literal["name", "word", "department"]


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A word typical of the collection and the number of programs that have it."""

    text: str
    count: int
