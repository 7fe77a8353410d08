"""Which two years an address compares, and the threads of a generation."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import LiveIndex
from webui.years.current import threads_of


def test_threads_are_worked_out_once(years_index: LiveIndex, plan_index: LiveIndex) -> None:
    searcher = years_index.searcher()
    found = threads_of(searcher)
    assert found is not None
    assert found is threads_of(searcher)
    assert found.years == (2020, 2021, 2022)
    assert threads_of(plan_index.searcher()) is None


@pytest.mark.parametrize(
    ("query", "pair"),
    [
        ("", (2021, 2022)),
        ("from=2020", (2020, 2022)),
        ("to=2021", (2020, 2021)),
        ("from=2020&to=2021", (2020, 2021)),
    ],
)
def test_the_newest_year_is_compared_with_the_one_before(
    years: FlaskClient, query: str, pair: tuple[int, int]
) -> None:
    found = years.get(f"/api/changes?{query}").json
    assert (found["from"], found["to"]) == pair


@pytest.mark.parametrize(
    "query", ["from=2022&to=2021", "from=2021&to=2021", "from=1999", "to=x", "a=1"]
)
def test_years_that_cannot_be_compared_are_a_400(years: FlaskClient, query: str) -> None:
    assert years.get(f"/api/changes?{query}").status_code == 400


def test_one_year_has_nothing_to_compare(plan_app: Flask) -> None:
    assert plan_app.test_client().get("/api/changes").status_code == 404
