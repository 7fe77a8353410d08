"""Whose request it is, and what a trusted proxy may say of it."""

from typing import Any

import pytest
from flask import Flask, request
from werkzeug.test import Client

from tests.webui.serving.test_rate_limit import get
from webui.serving.proxies import TrustedProxies, networks_of


@pytest.mark.parametrize(
    "forwarded",
    ["198.51.100.1:{port}", "[2001:db8::1]:{port}", '"[2001:db8::1]:{port}"', "unknown{port}"],
)
def test_a_connection_is_no_client_of_its_own(limited: Any, forwarded: str) -> None:
    client = limited(rate_limit="2/minute", trusted_proxies=("10.0.0.1",))

    def ask(port: int) -> int:
        said = {"X-Forwarded-For": forwarded.format(port=port)}
        return int(get(client, "/api/search", "10.0.0.1", **said).status_code)

    assert [ask(port) for port in range(50000, 50003)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        # Not from a trusted proxy: whatever it says is not believed.
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        # What the client itself put there stands further left and is not believed either.
        ("10.0.0.1", "192.0.2.9, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "unknown"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("10.0.0.1", "[2001:db8::1]", "2001:db8::1"),
        ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", '"[2001:DB8:0::1]:80"', "2001:db8::1"),
        ("10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2:443", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, ::ffff:10.0.0.2", "198.51.100.1"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", " , ,198.51.100.1,", "198.51.100.1"),
        ("::ffff:203.0.113.7", "198.51.100.1", "::ffff:203.0.113.7"),
    ],
)
def test_whose_request_it_is(remote: str, forwarded: str, client: str) -> None:
    app = Flask("behind")
    app.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme}")
    front = TrustedProxies(app, networks_of(["10.0.0.0/8"]))
    headers = {"X-Forwarded-Proto": "https"} | ({"X-Forwarded-For": forwarded} if forwarded else {})
    base = {"REMOTE_ADDR": remote}
    response = Client(front).get("/", environ_base=base, headers=headers)
    scheme = "https" if "10." in remote else "http"
    assert response.text == f"{client} {scheme}"


@pytest.mark.parametrize(
    ("said", "scheme"),
    [
        ("https", "https"), ("HTTPS", "https"), ("http", "http"), ("", "http"), ("ftp", "http"),
        ("javascript", "http"), ("wss", "http"), ("http, https", "https"), ("https://x", "http"),
    ],
)  # fmt: skip
def test_only_the_schemes_of_the_web_are_believed(limited: Any, said: str, scheme: str) -> None:
    client = limited(trusted_proxies=("10.0.0.1",))
    answer = get(client, "/opensearch.xml", "10.0.0.1", **{"X-Forwarded-Proto": said})
    assert f"{scheme}://localhost/?q=" in answer.text


def test_addresses_have_the_scheme_that_the_proxy_was_asked_by(limited: Any) -> None:
    client = limited(trusted_proxies=("10.0.0.1",))
    behind = get(
        client,
        "/opensearch.xml",
        "10.0.0.1",
        **{"X-Forwarded-Proto": "https", "Host": "kensaku.example"},
    )
    assert "https://kensaku.example/?q={searchTerms}" in behind.text
