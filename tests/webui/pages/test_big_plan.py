"""Pages of a plan with 40 departments, 150 divisions and 14 areas."""

import re
from collections import Counter
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from tests.webui import big_plan
from webui import Settings, create_app


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of the large plan's site."""
    directory: Path = tmp_path_factory.mktemp("big")
    big_plan.write(directory / "plan")
    update_index(load(directory / "plan"), directory / "index")
    return create_app(Settings(), LiveIndex(directory / "index")).test_client()


def test_the_matrix_has_the_largest_areas_in_the_order_of_the_plan(big: FlaskClient) -> None:
    table = big.get("/").text.partition('<table class="matrix')[2].partition("</table>")[0]
    heads = re.findall(r'<th scope="col"><a [^>]+>([^<]+)</a>', table)
    counts = Counter(program.area for program in big_plan.programs())
    largest = {area for area, _ in counts.most_common(12)}
    assert heads == [area for area in big_plan.AREAS if area in largest]


def test_the_matrix_takes_few_stops_of_the_tab_key(big: FlaskClient) -> None:
    table = big.get("/").text.partition('<table class="matrix')[2].partition("</table>")[0]
    links = re.findall("<a [^>]+>", table)
    assert len(links) > 400
    assert sum('tabindex="-1"' not in link for link in links) <= 60


def test_a_long_facet_shows_the_commonest_values_first(big: FlaskClient) -> None:
    page = big.get("/?q=防災").text
    legend = page.partition("<legend>部局</legend>")[2].partition("</fieldset>")[0]
    counts = [int(n) for n in re.findall(r'<span class="n">(\d+)件', legend)]
    assert len(counts) > 11
    assert counts == sorted(counts, reverse=True)
