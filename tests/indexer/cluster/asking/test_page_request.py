"""A page as a request: where it begins, in which order, and what narrows only its hits."""

from indexer.cluster.asking.filters import Filters
from indexer.cluster.asking.page_request import EVERYTHING, Narrowed, page_request
from indexer.query.query import Query

FILTERS = Filters({"department": ("a", "b"), "division": (), "area": ()}, ())
NONE = Narrowed({}, [])


def test_a_page_begins_behind_those_before_it() -> None:
    body = page_request(EVERYTHING, Query("x", page=3, per_page=7), NONE, FILTERS)
    assert (body["from"], body["size"]) == (14, 7)
    assert body["sort"] == ["_score", {"number": "asc"}]
    assert "post_filter" not in body


def test_equal_ones_stay_in_the_order_of_the_plan() -> None:
    for sort in ("plan", "name", "-name"):
        assert page_request(EVERYTHING, Query(sort=sort), NONE, FILTERS)["sort"][-1] == {
            "number": "asc"
        }


def test_filters_narrow_the_hits_and_the_facets_count_under_the_others() -> None:
    own = {"terms": {"facet0": ["a"]}}
    body = page_request(EVERYTHING, Query("x"), Narrowed({"department": own}, []), FILTERS)
    assert body["post_filter"] == own
    assert body["aggs"]["facet0"]["filter"] == EVERYTHING
    assert body["aggs"]["facet1"]["filter"] == own
