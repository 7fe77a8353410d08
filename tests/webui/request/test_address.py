"""The address of a search asks for it again."""

from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st

from indexer.query.query import MAX_PER_PAGE, SORTS, Query
from tests.webui.request.test_params import arguments, values
from webui.request.params import MAX_PAGE
from webui.request.query_params import arguments_of, parse_query


@given(
    st.builds(
        Query,
        text=st.text(st.characters(categories=["L", "N"]), max_size=20),
        departments=values.map(tuple),
        divisions=values.map(tuple),
        areas=values.map(tuple),
        new_only=st.booleans(),
        sort=st.sampled_from(SORTS),
        page=st.integers(1, MAX_PAGE),
        per_page=st.integers(1, MAX_PER_PAGE),
    )
)
def test_a_query_comes_back_from_its_own_address(query: Query) -> None:
    assert parse_query(arguments(urlencode(arguments_of(query)))) == query
