"""Which years a query means, and whether what it finds may be of several."""

import pytest

from corpus.columns import YEAR
from indexer.query.query import Query
from indexer.years.asked import ALL, in_years, is_of_several

YEARS = (2022, 2021, 2020)


@pytest.mark.parametrize(
    ("chosen", "meant", "several"),
    [
        ((), ("2022",), False),
        (("2020",), ("2020",), False),
        (("2020", "2021"), ("2020", "2021"), True),
        ((ALL,), (), True),
        (("2020", ALL), (), True),
    ],
)
def test_the_newest_year_unless_others_are_asked_for(
    chosen: tuple[str, ...], meant: tuple[str, ...], several: bool
) -> None:
    query = Query(facets=((YEAR, chosen),) if chosen else ())
    assert dict(in_years(query, YEARS).facets).get(YEAR, ()) == meant
    assert is_of_several(query, YEARS) is several


def test_a_plan_of_one_year_is_never_of_several() -> None:
    assert not is_of_several(Query(), ())
    assert in_years(Query(), ()) == Query()
