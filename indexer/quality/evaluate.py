"""How well a ranking answers judged queries. The ranking is any function; nothing here knows it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from indexer.quality.judgements import Judgement
from indexer.quality.measures import CUTOFF, ndcg, recall, reciprocal_rank, silence


@dataclass(frozen=True, slots=True)
class Ranked:
    """One hit of a ranking. ``partial`` is True when it does not match every word of the query."""

    id: str
    partial: bool = False


# Takes the text of a query and how many hits are wanted; returns them, best first.
Rank = Callable[[str, int], Sequence[Ranked]]


@dataclass(frozen=True, slots=True)
class QueryFigures:
    """The figures of one query and the ids that were ranked first.

    ``ndcg``, ``mrr`` and ``recall`` are None for a query that nothing answers, ``silence`` is None
    for every other.
    """

    query: str
    kind: str
    half: str
    ndcg: float | None
    mrr: float | None
    recall: float | None
    silence: float | None
    ranked: tuple[str, ...]

    @property
    def figure(self) -> float:
        """The one that queries are compared by: nDCG, or silence where nothing answers."""
        return (self.silence or 0.0) if self.ndcg is None else self.ndcg


@dataclass(frozen=True, slots=True)
class Means:
    """Means over ``queries`` queries.

    Queries that nothing answers count in ``silence`` only; a mean over no query is None.
    """

    queries: int
    ndcg: float | None
    mrr: float | None
    recall: float | None
    silence: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found: a row for every query, in the order of the judgements."""

    rows: tuple[QueryFigures, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of queries, in the order of the judgements."""
        return tuple(dict.fromkeys(row.kind for row in self.rows))

    @property
    def halves(self) -> tuple[str, ...]:
        """The halves that the judgements name, in their order; empty where they are not split."""
        return tuple(dict.fromkeys(row.half for row in self.rows if row.half))

    def means(self, kind: str | None = None, half: str | None = None) -> Means:
        """Return the means over the queries of a kind and a half; None means all of them."""
        return _means(
            row for row in self.rows if kind in (None, row.kind) and half in (None, row.half)
        )

    def worst(self, count: int) -> tuple[QueryFigures, ...]:
        """Return the ``count`` queries with the lowest figures, worst first; perfect ones never."""
        flawed = (row for row in self.rows if row.figure < 1.0 - 1e-9)
        return tuple(sorted(flawed, key=lambda row: row.figure)[:count])


def evaluate(judgements: Iterable[Judgement], rank: Rank) -> Report:
    """Return the report of a ranking on judged queries. Calls ``rank`` once for each of them."""
    return Report(tuple(_figures(judgement, rank) for judgement in judgements))


def _figures(judgement: Judgement, rank: Rank) -> QueryFigures:
    hits = rank(judgement.query, CUTOFF)[:CUTOFF]
    ranked = tuple(hit.id for hit in hits)
    grades = judgement.grades
    answered = bool(grades)
    return QueryFigures(
        query=judgement.query,
        kind=judgement.kind,
        half=judgement.half,
        ndcg=ndcg(ranked, grades) if answered else None,
        mrr=reciprocal_rank(ranked, grades) if answered else None,
        recall=recall(ranked, grades) if answered else None,
        silence=None if answered else silence([hit.partial for hit in hits]),
        ranked=ranked,
    )


def _means(rows: Iterable[QueryFigures]) -> Means:
    chosen = tuple(rows)
    return Means(
        queries=len(chosen),
        ndcg=_mean(row.ndcg for row in chosen),
        mrr=_mean(row.mrr for row in chosen),
        recall=_mean(row.recall for row in chosen),
        silence=_mean(row.silence for row in chosen),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    present = [value for value in values if value is not None]
    return fmean(present) if present else None
