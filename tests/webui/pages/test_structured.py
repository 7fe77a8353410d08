"""What pages say of themselves to machines."""

from flask.testing import FlaskClient

from corpus import Loaded
from tests.webui.api.test_export import Elements


def test_the_start_page_describes_the_data_set(client: FlaskClient, plan: Loaded) -> None:
    (data,) = Elements(client.get("/").text).data
    assert data["@type"] == "Dataset"
    assert data["name"] == plan.collection.title
    assert data["temporalCoverage"] == "2020-04-01/2021-03-31"
    assert data["creator"] == {"@type": "GovernmentOrganization", "name": "福島県"}
    assert "license" not in data  # the plan's terms are a sentence, not an address
    for download in data["distribution"]:
        path = download["contentUrl"].removeprefix("http://localhost")
        assert client.get(path).mimetype == download["encodingFormat"]


def test_results_are_listed_with_their_places(client: FlaskClient) -> None:
    (data,) = Elements(client.get("/?sort=plan&page=2").text).data
    answer = client.get("/api/search?sort=plan&page=2").json
    assert data["numberOfItems"] == answer["total"]
    assert [item["position"] for item in data["itemListElement"]] == list(range(11, 21))
    assert [item["name"] for item in data["itemListElement"]] == [h["name"] for h in answer["hits"]]
    first = data["itemListElement"][0]["url"]
    assert client.get(first.removeprefix("http://localhost")).status_code == 200


def test_a_program_is_described_as_its_page_shows_it(client: FlaskClient) -> None:
    (data,) = Elements(client.get("/programs/2020-2-07").text).data
    entity = data["mainEntity"]
    assert (entity["@type"], entity["identifier"]) == ("Project", "2020-2-07")
    assert entity["department"]["name"] == "危機管理部"
    steps = data["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert steps[-1]["name"] == "防災事務連絡システム"
