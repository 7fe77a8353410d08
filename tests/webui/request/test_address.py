"""The address of a search asks for it again."""

from typing import Any
from urllib.parse import urlencode

from flask import Flask, url_for
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.query.query import MAX_PER_PAGE, SORTS, Query
from tests.webui.request.test_params import arguments, values
from webui.request.address import facet_address, search_address, view_address
from webui.request.language import set_up_language
from webui.request.params import MAX_PAGE
from webui.request.query_params import arguments_of, parse_query

QUERIES = st.builds(
    Query,
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    departments=values.map(tuple),
    areas=values.map(tuple),
    facets=st.lists(st.tuples(st.text(max_size=5), values.map(tuple)), max_size=2).map(tuple),
    new_only=st.booleans(),
    page=st.integers(1, MAX_PAGE),
)


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


def routes() -> Flask:
    """An application that has the pages' routes alone."""
    app = Flask("routes")
    app.add_url_rule("/", "pages.search")
    app.add_url_rule("/facets/<name>", "facet.values")
    return app


def by_name(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


@given(QUERIES, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9))
@example(Query("A&B=C #1/2?'(x)*~"), "対象者 A/B&c?")
def test_addresses_are_those_of_the_routes(query: Query, name: str) -> None:
    for root, asked in (("", ""), ("/plan", "en")):
        with routes().test_request_context(f"/?lang={asked}", base_url=f"http://a.jp{root}"):
            own = arguments_of(query) or [("sort", "plan")]
            lang = [("lang", asked)] if asked else []
            assert search_address(query, keeps_language=False) == url_for(
                "pages.search", **by_name(own)
            )
            assert search_address(query) == url_for("pages.search", **by_name([*own, *lang]))
            pairs = by_name([*arguments_of(query), *lang])
            assert facet_address(name, query, page=query.page) == url_for(
                "facet.values", name=name, **pairs
            )


def test_links_to_views_are_those_of_the_routes() -> None:
    app = routes()
    set_up_language(app)
    for root, asked in (("", ""), ("/plan", "en"), ("", "en"), ("/plan", "")):
        with app.test_request_context(f"/?lang={asked}", base_url=f"http://a.jp{root}"):
            for _ in range(2):
                assert view_address("pages.search") == url_for("pages.search")
                assert view_address("pages.search", q="あ") == url_for("pages.search", q="あ")
                assert ("lang=en" in view_address("pages.search")) == bool(asked)
                assert "lang" not in view_address("pages.search", lang=None)
