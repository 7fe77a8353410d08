"""Every answer carries the headers, whatever it is."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "path",
    ["/", "/?q=防災", "/programs/2020-2-07", "/nothing", "/?x=1", "/healthz", "/static/site.css"],
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/embed", "/api/search", "/embed.js"])
def test_an_answer_that_is_kept_keeps_its_own_headers(client: FlaskClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    response = client.get(path, headers={"If-None-Match": tag})
    assert response.status_code == 304
    # What is kept takes over the headers of a 304: with these, a frame would not be shown again.
    assert "Content-Security-Policy" not in response.headers
    assert "X-Frame-Options" not in response.headers
    assert response.headers["ETag"] == tag


@pytest.mark.parametrize("path", ["/", "/?q=防災", "/programs/2020-2-07", "/about", "/?x=1"])
def test_pages_have_nothing_inline_and_nothing_from_elsewhere(
    client: FlaskClient, path: str
) -> None:
    html = client.get(path).get_data(as_text=True)
    for inline in (" style=", " onclick=", " onload=", "<style", "javascript:"):
        assert inline not in html
    for source in ('src="http', 'rel="stylesheet" href="http'):
        assert source not in html
