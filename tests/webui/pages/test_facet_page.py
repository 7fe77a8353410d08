"""All values of a facet on a page, found by a part of their names."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex, Query


def _values(html: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'name="division" value="([^"]+)"', html)]


def test_every_value_is_there_with_its_count(client: FlaskClient, plan_index: LiveIndex) -> None:
    facet = plan_index.searcher().search(Query("システム")).facets["division"]
    html = client.get("/facets/division?q=システム").text
    assert sorted(_values(html)) == sorted(value.value for value in facet)


def test_a_part_of_a_name_finds_it(client: FlaskClient) -> None:
    found = _values(client.get("/facets/division?find=農業").text)
    assert found
    assert all("農業" in value for value in found)
    assert _values(client.get("/facets/division?find=zzzz").text) == []


def test_what_is_asked_besides_stays(client: FlaskClient) -> None:
    html = client.get("/facets/division?department=農林水産部&division=農業振興課&find=水産").text
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', html)
    assert {("department", "農林水産部"), ("division", "農業振興課")} <= {*hidden}


@pytest.mark.parametrize(
    ("path", "status"), [("/facets/other", 404), ("/facets/division?page=0", 400)]
)
def test_what_is_not_there(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status
