"""Bad input gets a 400 that names everything wrong, or an ordinary answer; never a 500."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from webui.request.query_params import SEARCH_PARAMETERS


@pytest.mark.parametrize(
    "text",
    [
        "AND", "OR", "NOT", "NOT OR x", '"', '""', '"""', "*", "（", "()", "((((", "-", "--", "- -",
        "。", "？", "%", "\\", "'", "a OR", "OR a", "-a", '-"a b"', "🎌",
        "👨‍👩‍👧", "\u200b", "\u202eabc\u202c",
        "\ufeff", "e\u0301", "ﾊﾟｿｺﾝ", "①㈱髙", "\u3000", "<script>",
        "' OR 1=1 --", "../../etc/passwd",
        "{{7*7}}", "${x}", "a" * 200, "あ " * 90,
    ],
)  # fmt: skip
def test_odd_words_get_an_ordinary_page(client: FlaskClient, text: str) -> None:
    assert client.get(f"/?q={quote(text)}").status_code == 200


MISTAKES = (
    "q=a&q=b", "q=" + "x" * 201, "q=%00", "q=%FF", "page=0", "per_page=x", "sort=x",
    "new=2", "area=%FF", "department=" + "x" * 201, "division=%01", "&".join(["area=x"] * 101),
)  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_told_in_the_language_of_the_page(client: FlaskClient, mistake: str) -> None:
    for language, japanese in (("ja", True), ("en", False)):
        response = client.get(f"/?{mistake}&lang={language}")
        assert response.status_code == 400
        html = response.get_data(as_text=True)
        problems = html.partition('<ul class="problems">')[2].partition("</ul>")[0]
        assert "<code>" in problems
        assert bool(re.search("[ぁ-ん]", problems)) is japanese


def test_lone_surrogates_in_an_address_do_no_harm(client: FlaskClient) -> None:
    assert client.get("/?q=%ED%A0%80").status_code in (200, 400)
    assert client.get("/programs/%ED%A0%80").status_code in (400, 404)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", "/programs/2020-2-07", "/healthz", "/about"])
def test_nothing_but_reading_is_allowed(client: FlaskClient, method: str, path: str) -> None:
    response = getattr(client, method)(path, data=b"x" * 100)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_large_body_is_not_read(client: FlaskClient) -> None:
    assert client.get("/", data=b"x" * 1_000_000).status_code in (200, 413)


# What other sites, mails and forms add to addresses.
ADDED = (
    "fbclid=x", "utm_source=line&utm_medium=social", "gclid=x", "_gl=1*x", "submit=検索", "lang=fr",
    "lang=", "ver=6.5", "v=2", "amp;utm_source=x", "x", "=", "fbclid=x&fbclid=y",
)  # fmt: skip
LENIENT = (
    "/", "/?q=防災", "/?sort=plan&page=2", "/?q=zzzz", "/programs/2020-2-07", "/about", "/api",
    "/accessibility", "/accessibility/results", "/embed", "/embed/guide", "/embed.js",
    "/embed.v1.js", "/embed-height.js", "/feed.atom", "/feed.atom?q=防災", "/opensearch.xml",
    "/opensearch/suggest?q=防", "/sitemap.xml", "/robots.txt", "/healthz", "/metrics",
    "/favicon.ico",
)  # fmt: skip


@pytest.mark.parametrize("added", ADDED)
@pytest.mark.parametrize("path", LENIENT)
def test_what_others_add_to_an_address_changes_nothing(
    client: FlaskClient, path: str, added: str
) -> None:
    plain = client.get(path)
    response = client.get(f"{path}{'&' if '?' in path else '?'}{added}")
    assert (plain.status_code, response.status_code) == (200, 200)
    if path not in ("/healthz", "/metrics"):
        assert response.data == plain.data
    plain.close()
    response.close()


@pytest.mark.parametrize("added", ["fbclid=x", "utm_source=x", "lang=fr", "x"])
@pytest.mark.parametrize(
    "path",
    ["/api/search", "/api/suggest", "/api/programs/2020-2-07", "/export.csv", "/export.json"],
)
def test_programs_are_told_of_what_is_unknown(client: FlaskClient, path: str, added: str) -> None:
    response = client.get(f"{path}?{added}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert [error["parameter"] for error in response.json["errors"]] == [added.partition("=")[0]]


@pytest.fixture(scope="module")
def steady(plan_app: Flask) -> Iterator[FlaskClient]:
    with plan_app.test_client() as client:
        yield client


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from((*SEARCH_PARAMETERS, "lang", "x")),
            st.one_of(st.text(max_size=30), st.binary(max_size=12)),
        ),
        max_size=5,
    )
)
def test_no_address_makes_the_site_fail(
    steady: FlaskClient, arguments: list[tuple[str, str | bytes]]
) -> None:
    pairs = [
        f"{name}={quote(v) if isinstance(v, bytes) else quote(v.encode('utf-8', 'surrogatepass'))}"
        for name, v in arguments
    ]
    assert steady.get("/?" + "&".join(pairs)).status_code in (200, 400)
