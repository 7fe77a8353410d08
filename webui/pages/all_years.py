"""All years as a choice of the facet of years, beside each of them."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.columns import YEAR
from indexer.query.query import Query
from indexer.years.asked import ALL
from webui.pages.listing import Choice, Group
from webui.request.engine import Searcher
from webui.request.wording import Wording


def with_all_years(
    groups: Sequence[Group], query: Query, searcher: Searcher, t: Wording
) -> Sequence[Group]:
    """Return the facets with all years as the last choice of years; as they are without years."""
    if not searcher.collection.years:
        return groups
    return [_with_all(one, query, searcher, t) if one.name == YEAR else one for one in groups]


def _with_all(group: Group, query: Query, searcher: Searcher, t: Wording) -> Group:
    others = tuple(one for one in query.facets if one[0] != YEAR)
    asked = replace(query, facets=(*others, (YEAR, (ALL,))), page=1, per_page=1)
    count = searcher.search(asked).total
    selected = ALL in dict(query.facets).get(YEAR, ())
    shown = tuple(one for one in group.shown if one.value != ALL)
    choice = Choice(YEAR, ALL, t("all_years"), count, selected, 0.0)
    return replace(group, shown=(*shown, choice))
