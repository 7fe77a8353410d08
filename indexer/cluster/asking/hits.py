"""Hits of the engine as hits of a page: programs with what matched, and where."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from indexer.answer.results import YearOfHit
from indexer.cluster import mapping
from indexer.cluster.asking.catalogue import ClusterCatalogue
from indexer.cluster.asking.page import marked
from indexer.cluster.packed_program import unpacked
from indexer.cluster.thread_of_years import years_in
from indexer.engine import PageHit
from indexer.index.field_boosts import Schema
from indexer.matches.query_plan import QueryPlan
from indexer.text.places import PlaceNames


class Scored(NamedTuple):
    """A hit of the engine; whether it is complete, or only alike."""

    hit: Any
    score: float
    complete: bool
    alike: bool = False

    @property
    def number(self) -> int:
        """The number of the program, by which programs stand in the order of the plan."""
        return int(self.hit["_id"])


class Hits:
    """Makes the hits of one generation's pages."""

    def __init__(self, catalogue: ClusterCatalogue, places: PlaceNames, schema: Schema) -> None:
        self._catalogue = catalogue
        self._places = places
        self._schema = schema

    def page(self, rows: Sequence[Scored], plan: QueryPlan) -> list[PageHit]:
        """What is shown of each hit of a page."""
        if not rows:
            return []
        programs = [self._catalogue.read(row.hit) for row in rows]
        pieces = [unpacked(row.hit["fields"][mapping.PIECE][0]) for row in rows]
        shown = marked(pieces, programs, plan, self._schema, self._places)
        return [
            PageHit(program, row.score, row.complete, *own, row.alike, _years(row.hit))
            for program, row, own in zip(programs, rows, shown, strict=True)
        ]


def _years(hit: Any) -> tuple[YearOfHit, ...]:
    """The years that the program of a hit has; none in a collection of one year."""
    (packed,) = hit["fields"].get(mapping.YEARS, (None,))
    return years_in(packed) if packed else ()


def split(hit: Any, ahead: float) -> Scored:
    """A hit whose score is more by ``ahead`` where it is complete; 0 where none is."""
    score = hit["_score"]
    if ahead and score >= ahead:
        return Scored(hit, score - ahead, True)
    return Scored(hit, score, False)
