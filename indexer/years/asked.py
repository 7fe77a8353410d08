"""The year that a query means: the newest, unless it says another, several or all."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.columns import YEAR
from indexer.query.query import Query

# What stands for all years among the values of the facet.
ALL = "all"


def in_years(query: Query, years: Sequence[int]) -> Query:
    """The query with the year that it means; ``years`` are the collection's, the newest first.

    Of all years it has none: nothing is narrowed.
    """
    chosen = dict(query.facets).get(YEAR, ())
    if ALL in chosen:
        others = tuple(one for one in query.facets if one[0] != YEAR)
        return replace(query, facets=others)
    if chosen or not years:
        return query
    return replace(query, facets=(*query.facets, (YEAR, (str(years[0]),))))


def is_folded(query: Query) -> bool:
    """Whether a query that says what it means is in several years and lists each program once."""
    return not query.each_year and len(dict(query.facets).get(YEAR, ())) != 1


def is_of_several(query: Query, years: Sequence[int]) -> bool:
    """Whether what a query finds may be of several of the years; False where there is one."""
    return len(years) > 1 and is_folded(in_years(replace(query, each_year=False), years))
