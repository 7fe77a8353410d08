"""Which hosts a site answers to, however their names are spelt."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex
from webui import Settings, create_app
from webui.serving.hosts import host_of, names_of


@pytest.fixture
def trusting(plan_index: LiveIndex) -> Callable[..., FlaskClient]:
    """A function that returns a client of a site that answers to some names only."""
    return lambda *names: create_app(Settings(trusted_hosts=names), plan_index).test_client()


def status(client: FlaskClient, host: str, path: str = "/about") -> int:
    """The status of an answer to a request with this Host."""
    with client.get(path, environ_overrides={"HTTP_HOST": host}) as response:
        return response.status_code


@pytest.mark.parametrize(
    ("trusted", "host"),
    [
        ("plan.example.jp", "plan.example.jp"),
        ("plan.example.jp", "PLAN.Example.JP"),
        ("plan.example.jp", "plan.example.jp."),
        ("plan.example.jp", "Plan.example.jp.:8080"),
        ("Plan.Example.JP", "plan.example.jp"),
        ("plan.example.jp.", "plan.example.jp"),
        ("PLAN.example.jp.", "plan.EXAMPLE.jp.:443"),
        (".example.jp", "plan.example.jp"),
        (".Example.jp.", "a.b.example.jp"),
        ("例え.jp", "xn--r8jz45g.jp"),
        ("[::1]", "[::1]:8000"),
        ("[0:0:0:0:0:0:0:1]", "[::1]"),
    ],
)
def test_a_name_is_the_same_however_it_is_spelt(trusting: Any, trusted: str, host: str) -> None:
    assert status(trusting(trusted), host) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "example.jp.evil.example", "xplan.example.jp", "jp", "127.0.0.1"]
)
def test_other_names_are_refused(trusting: Any, host: str) -> None:
    client = trusting("plan.example.jp", ".city.example")
    assert status(client, host) == 400
    assert status(client, "city.example") == 400
    assert status(client, "www.city.example") == 200


@pytest.mark.parametrize(
    "host",
    [
        "", " ", ",", "a.example, a.example", "a.example,b.example", "a b", "a.example:x",
        "a.example:65536", "a.example:0", "a..example", ".a.example", "a.example..", "http://a",
        "a/b", "a@b", "a?b", "[::1", "::1", "[::g]", "[1]", "a.example:80:80", "a\\b", "<b>", "あ",
        "x" * 64 + ".example", ".".join(["x" * 60] * 5), "a.example\r\nX: y", "%61.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/healthz", "/api/search", "/static/site.css", "/nothing"])
def test_a_host_that_is_malformed_gets_nothing(client: FlaskClient, host: str, path: str) -> None:
    assert status(client, host, path) == 400


def test_a_host_is_written_one_way_in_every_address(client: FlaskClient) -> None:
    page = client.get("/programs/2020-2-07", environ_overrides={"HTTP_HOST": "Plan.Example.JP.:81"})
    assert '<link rel="canonical" href="http://plan.example.jp:81/programs/2020-2-07">' in page.text
    assert "Example" not in page.text


def test_a_refusal_carries_the_headers_and_no_link(client: FlaskClient) -> None:
    response = client.get("/", environ_overrides={"HTTP_HOST": "<evil>"})
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "href" not in response.text
    assert "evil" not in response.text


def test_a_port_may_be_empty() -> None:
    assert host_of("a.example:") == ("a.example", "")
    assert host_of("a.example:8080") == ("a.example", "8080")


@pytest.mark.parametrize("name", ["", ".", "a b", "http://a.example", "a/b", "x" * 64, "a,b", ".."])
def test_a_name_that_cannot_be_is_refused_before_anything_is_served(name: str) -> None:
    with pytest.raises(ValueError, match=r"host|label|empty|encod"):
        names_of([name])
