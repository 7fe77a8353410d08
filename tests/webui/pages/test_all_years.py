"""All years as a choice beside each of them."""

import pytest

from corpus.columns import YEAR
from indexer import LiveIndex, Query
from indexer.query.query import Query as AnyQuery
from indexer.years.asked import ALL
from webui.pages.all_years import with_all_years
from webui.pages.listing import Group, facet_groups
from webui.request.wording import wording

T = wording("ja")


def _groups(index: LiveIndex, query: AnyQuery, *names: str) -> list[Group]:
    groups = facet_groups(index.searcher().search(query), names, T, lambda name: f"/{name}")
    return [*with_all_years(groups, query, index.searcher(), T)]


@pytest.mark.parametrize("chosen", [(), ("2020",), (ALL,)])
def test_it_counts_each_program_once_and_is_the_last_choice(
    years_index: LiveIndex, chosen: tuple[str, ...]
) -> None:
    query = Query(facets=((YEAR, chosen),) if chosen else ())
    department, years = _groups(years_index, query, "department", YEAR)
    *single, whole = years.shown
    assert all(choice.value != ALL for choice in (*single, *department.shown))
    assert (whole.value, whole.selected) == (ALL, chosen == (ALL,))
    assert max(choice.count for choice in single) <= whole.count < sum(c.count for c in single)


def test_a_collection_of_one_year_has_none(plan_index: LiveIndex) -> None:
    groups = _groups(plan_index, Query(), "department", "area")
    assert all(choice.value != ALL for group in groups for choice in group.shown)
