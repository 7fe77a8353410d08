"""What a query lets pass, and the counts of facets, as clauses of the engine."""

from collections.abc import Mapping, Sequence
from math import isinf
from typing import Any

from corpus.columns import Column
from indexer.answer.facets import NEW, with_chosen
from indexer.answer.results import FACET_NAMES, Facet, FacetName
from indexer.answer.text_order import text_orders
from indexer.cluster import mapping
from indexer.cluster.asking.counts import by_thread, number_in, passing
from indexer.cluster.asking.matching import Clause, all_of
from indexer.cluster.writing.documents import own_facets
from indexer.index.division_names import meant
from indexer.index.span_columns import with_spans
from indexer.query.query import Open, Query, Range
from indexer.targets.conditions import Condition


class Filters:
    """Filters of one generation, whose facets have these values in this order."""

    def __init__(self, values: Mapping[str, Sequence[str]], columns: Sequence[Column]) -> None:
        self._values = {**values, "new": (NEW,)}
        self._names: list[FacetName] = [*FACET_NAMES, *own_facets(values)]
        self._rows = {one.heading: n for n, one in enumerate(with_spans(columns))}
        self._columns = {one.heading: one for one in columns}
        self._orders = text_orders(columns)

    def of_facets(self, query: Query) -> dict[FacetName, Clause]:
        """What each facet that the query narrows lets pass."""
        chosen = self._selection(query)
        return {
            name: {"terms": {self._field(name): list(values)}}
            for name, values in chosen.items()
            if values and name in self._names
        }

    def others(self, query: Query, conditions: Sequence[Condition]) -> list[Clause]:
        """What the query's ranges and deadlines let pass, and its conditions on targets."""
        asked: tuple[Range | Open, ...] = (*query.ranges, *query.open)
        spans = [one for a in asked if a.column in self._rows for one in self._within(a)]
        return [*spans, *map(_figure, conditions)]

    def order(self, sort: str) -> list[Any]:
        """The order by a column or a field; none where ``sort`` is none that can be sorted by.

        What says nothing is last, whichever end is first.
        """
        heading = sort.removeprefix("-")
        is_down = sort != heading
        column = self._columns.get(heading)
        if column is not None and column.has_span:
            # As ``answer.spans`` and ``answer.text_order`` have it.
            highest = column.deadline or (is_down and column.sortable)
            field = f"{mapping.HIGH if highest else mapping.LOW}{self._rows[heading]}"
        elif heading in self._orders:
            field = f"{mapping.ORDER}{self._orders.index(heading)}"
        else:
            return []
        return [{field: {"order": "desc" if is_down else "asc", "missing": "_last"}}]

    def counting(
        self, chosen: Mapping[FacetName, Clause], others: Sequence[Clause], folded: bool = False
    ) -> dict[str, Any]:
        """What counts the values of each facet under the other facets' filters.

        Where ``folded``, a thread of programs counts once.
        """
        return {
            f"{mapping.FACET}{number}": {
                "filter": passing([*others, *[c for n, c in chosen.items() if n != name]]),
                "aggs": {"values": {"terms": self._terms(name), **by_thread(folded)}},
            }
            for number, name in enumerate(self._names)
        }

    def facets(
        self, counted: Mapping[str, Any], query: Query, narrowed: bool
    ) -> dict[FacetName, Facet]:
        """The facets of what ``counting`` counted; ``narrowed`` where some facet is chosen."""
        chosen = self._selection(query)
        facets = {}
        for number, name in enumerate(self._names):
            buckets = counted[f"{mapping.FACET}{number}"]["values"]["buckets"]
            counts = {one["key"]: number_in(one) for one in buckets}
            names = self._values[name]
            places = [place for place, value in enumerate(names) if value in counts]
            facet = Facet(names, places, [counts[names[place]] for place in places])
            own = chosen.get(name, ())
            facets[name] = with_chosen(facet, own, names) if narrowed else facet
        return facets

    def _selection(self, query: Query) -> dict[FacetName, tuple[str, ...]]:
        return {
            "department": query.departments,
            "division": meant(query.divisions, self._values.get("division", ())),
            "area": query.areas,
            "new": (NEW,) if query.new_only else (),
            **dict(query.facets),
        }

    def _field(self, name: FacetName) -> str:
        return f"{mapping.FACET}{self._names.index(name)}"

    def _terms(self, name: FacetName) -> Any:
        return {"field": self._field(name), "size": max(1, len(self._values[name]))}

    def _within(self, asked: Range | Open) -> list[Clause]:
        row = self._rows[asked.column]
        low, high = f"{mapping.LOW}{row}", f"{mapping.HIGH}{row}"
        if isinstance(asked, Open):
            return [_range(low, lte=asked.day), _range(high, gte=asked.day)]
        if self._columns[asked.column].deadline:
            low = high  # the period until a deadline is not what the cell says
        clauses: list[Clause] = [{"exists": {"field": high}}]
        if asked.low is not None:
            clauses.append(_range(high, gte=asked.low))
        if asked.high is not None:
            clauses.append(_range(low, lte=asked.high))
        return clauses


def _range(field: str, **ends: float) -> Clause:
    return {"range": {field: {name: end for name, end in ends.items() if not isinf(end)}}}


def _figure(condition: Condition) -> Clause:
    """The programs that have a figure for a condition."""
    field = f"{mapping.FIGURES}.value"
    clauses = [_range(field, gte=condition.low, lte=condition.high)]
    if condition.unit:
        clauses.append({"term": {f"{mapping.FIGURES}.unit": condition.unit}})
    return {"nested": {"path": mapping.FIGURES, "query": all_of(clauses)}}
