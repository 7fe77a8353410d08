"""What the pages of a list of grants say to machines."""

import json
import re
from typing import Any

from flask.testing import FlaskClient


def entity(client: FlaskClient, path: str) -> Any:
    html = client.get(path).text
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(data[0])["mainEntity"]


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
