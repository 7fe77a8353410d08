"""What pages say of themselves to machines."""

from typing import Any

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


def entity(client: FlaskClient, path: str) -> Any:
    return Elements(client.get(path).text).data[0]["mainEntity"]


def test_what_can_be_asked_for_is_a_service_with_its_audience(grants: FlaskClient) -> None:
    found = entity(grants, "/programs/2026-4-02")
    assert found["@type"] == "GovernmentService"
    assert [one["audienceType"] for one in found["audience"]] == ["高齢者", "障害者"]
    assert found["serviceOperator"]["name"] == "福祉部"
    assert found["provider"]["name"] == "見本市（架空）"


def test_a_program_of_a_plan_stays_a_project(client: FlaskClient) -> None:
    found = entity(client, "/programs/2020-2-07")
    assert found["@type"] == "Project"
    assert {"department", "parentOrganization"} <= found.keys()


def test_a_feed_of_an_audience_has_its_changes_alone(grants: FlaskClient) -> None:
    assert "<entry>" not in grants.get("/feed.atom?対象者=学生").text
    assert "対象者=学生" in grants.get("/feed.atom?対象者=学生").text
