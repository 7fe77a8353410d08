"""The examples of the page that explains the search find something in the collection at hand."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from corpus import Loaded
from indexer import LiveIndex
from indexer.query.query import Query
from webui.pages.examples import _pieces, examples


@pytest.mark.parametrize("name", ["plan_index", "grants_index", "mihon_index", "years_index"])
def test_examples_find_something_and_are_what_they_explain(
    name: str, request: pytest.FixtureRequest
) -> None:
    index: LiveIndex = request.getfixturevalue(name)
    searcher = index.searcher()
    both, without = examples(searcher)
    assert searcher.search(Query(both)).complete
    word, other = without.split(" -")
    assert 0 < searcher.search(Query(without)).total < searcher.search(Query(word)).complete
    assert searcher.search(Query(f"{word} {other}")).complete


def test_the_page_leads_to_its_examples(grants: FlaskClient, grants_index: LiveIndex) -> None:
    shown = re.findall(r'（例: <a href="([^"]+)">([^<]+)</a>）', grants.get("/about").text)
    assert [unescape(text) for _, text in shown] == [*examples(grants_index.searcher())]
    for address, _ in shown:
        assert 'class="card"' in grants.get(unescape(address)).text


def test_a_list_of_one_word_gives_none(
    plan: Loaded, publish_programs: Callable[..., FlaskClient]
) -> None:
    only = replace(plan.programs[0], name="道路", summary="", targets="", keywords=())
    html = publish_programs(only).get("/about").text
    assert "例:" not in html
    assert "すべてを含む" in html


def test_what_may_be_the_rest_of_a_word_comes_last() -> None:
    names = ["担い手奨励金", "農業の奨励", "空き家対策事業"]
    assert _pieces(names) == ["農業", "奨励", "手奨励金", "家対策事業"]
