"""The API's answers: what the contract says, however it is asked."""

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from webui.request.query_params import SEARCH_PARAMETERS

FACETS = ("department", "division", "area", "new")


def search(client: FlaskClient, **parameters: Any) -> Any:
    """The answer to a search, as JSON."""
    response = client.get("/api/search", query_string=parameters)
    assert response.status_code == 200, response.text
    return response.json


def test_an_answer_has_the_fields_of_the_contract(client: FlaskClient) -> None:
    answer = search(client, q="防災 システム")
    assert answer["query"] == "防災 システム"
    assert answer["total"] >= answer["complete"] > 0
    assert (answer["page"], answer["per_page"]) == (1, 10)
    assert set(answer["facets"]) == set(FACETS)
    first = answer["hits"][0]
    assert first["id"] == "2020-2-07"
    assert first["url"] == "/programs/2020-2-07"
    assert first["division"] == ["災害対策課"]
    assert {"text": "防災", "matched": True} in first["fragments"]["name"]
    assert "".join(piece["text"] for piece in first["fragments"]["name"]) == first["name"]
    assert "防災" in first["because"]
    assert first["repost_of"] is None
    assert first["is_new"] is False


def test_the_page_and_the_api_find_the_same(client: FlaskClient) -> None:
    ids = [hit["id"] for hit in search(client, q="防災", per_page=100)["hits"]]
    page = client.get("/?q=防災&per_page=100").text
    assert sorted(ids, key=lambda id: page.index(f'id="p-{id}"')) == ids


def test_filters_are_or_within_and_and_among(client: FlaskClient) -> None:
    one = search(client, department="総務部")["total"]
    two = search(client, department="土木部")["total"]
    both = search(client, department=["総務部", "土木部"])
    assert both["total"] == one + two
    departments = {value["value"]: value for value in both["facets"]["department"]}
    assert departments["総務部"] == {"value": "総務部", "count": one, "selected": True}
    assert departments["教育庁"]["count"] > 0  # its own selection does not count
    narrowed = search(client, department=["総務部", "土木部"], area="電子自治体")
    assert 0 < narrowed["total"] < both["total"]


def test_every_page_together_is_the_whole(client: FlaskClient) -> None:
    whole = [hit["id"] for hit in search(client, q="情報", per_page=100)["hits"]]
    paged = []
    for page in range(1, 100):
        hits = search(client, q="情報", per_page=7, page=page)["hits"]
        if not hits:
            break
        paged += [hit["id"] for hit in hits]
    assert paged == whole


def test_a_program_with_those_around_it(client: FlaskClient) -> None:
    program = client.get("/api/programs/2020-2-07").json
    assert program["name"] == "防災事務連絡システム"
    assert program["previous"]["id"] == "2020-2-06"
    assert program["next"]["id"] == "2020-2-08"
    assert 0 < len(program["similar"]) <= 5
    assert program["id"] not in [other["id"] for other in program["similar"]]
    assert program["publisher"] == "福島県"
    repost = client.get("/api/programs/2020-3-01").json
    assert repost["original"]["id"] == repost["repost_of"]
    original = client.get(f"/api/programs/{repost['repost_of']}").json
    assert repost["id"] in [other["id"] for other in original["reposts"]]


@pytest.mark.parametrize("typed", ["ぼう", "bou", "防"])
def test_suggestions_come_by_kanji_kana_and_romaji(client: FlaskClient, typed: str) -> None:
    answer = client.get("/api/suggest", query_string={"q": typed}).json
    assert answer["query"] == typed
    assert "防災" in [suggestion["text"] for suggestion in answer["suggestions"]]
    assert {suggestion["kind"] for suggestion in answer["suggestions"]} <= {
        "name",
        "word",
        "department",
    }


def test_suggestions_are_limited_and_none_for_nothing(client: FlaskClient) -> None:
    assert len(client.get("/api/suggest?q=防&limit=2").json["suggestions"]) == 2
    assert client.get("/api/suggest").json["suggestions"] == []


def test_browsers_get_suggestions_in_their_form(client: FlaskClient) -> None:
    response = client.get("/opensearch/suggest?q=ぼう")
    typed, texts = response.json if response.is_json else json.loads(response.text)
    assert (typed, response.mimetype) == ("ぼう", "application/x-suggestions+json")
    assert "防災" in texts


def test_every_mistake_is_named_at_once(client: FlaskClient) -> None:
    response = client.get("/api/search?q=%00&page=0&per_page=x&new=maybe&sort=size&colour=red&q=1")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    problem = json.loads(response.text)
    assert (problem["status"], problem["title"], problem["type"]) == (
        400,
        "Bad Request",
        "about:blank",
    )
    names = [error["parameter"] for error in problem["errors"]]
    assert sorted(names) == ["colour", "new", "page", "per_page", "q", "q", "sort"]
    assert all(error["detail"] for error in problem["errors"])


@pytest.mark.parametrize("name", ["new", "sort", "page", "per_page"])
@pytest.mark.parametrize("path", ["/api/search", "/export.csv", "/export.json"])
def test_a_program_that_sends_blanks_is_mistaken(client: FlaskClient, path: str, name: str) -> None:
    client.get(path).close()  # the same search without blanks may be kept
    problem = json.loads(client.get(f"{path}?{name}=").text)
    assert [error["parameter"] for error in problem["errors"]] == [name]
    assert client.get(f"/?{name}=").status_code == 200  # forms send their empty fields


@pytest.mark.parametrize(
    "address",
    ["/api/programs/none", "/api/nothing", "/api/programs/", "/export.xml", "/feed.rss"],
)
def test_what_is_not_there_is_a_problem_too(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("address", "method", "japanese", "english"),
    [
        ("/api/search?page=0", "GET", "1から10,000までの整数", "a whole number from 1 to 10,000"),
        ("/api/search?colour=red", "GET", "使えないパラメーター", "no such parameter"),
        (
            "/api/programs/2020-2-07?colour=red",
            "GET",
            "パラメーターは付けられません",
            "no parameters here",
        ),
        ("/api/programs/none", "GET", "そのIDの施策はありません", "no program of that id"),
        ("/api/nothing", "GET", "使えるアドレスは /api", "stands at /api"),
        ("/export.xml", "GET", "使えるアドレスは /api", "stands at /api"),
        ("/api/search", "POST", "GET と HEAD", "GET and HEAD"),
    ],
)
def test_every_problem_says_what_is_wrong_in_the_callers_language(
    client: FlaskClient, address: str, method: str, japanese: str, english: str
) -> None:
    for language, expected in (("", japanese), ("ja", japanese), ("en-GB,en", english)):
        headers = {"Accept-Language": language} if language else {}
        response = client.open(address, method=method, headers=headers)
        problem = json.loads(response.text)
        assert expected in problem["detail"]
        assert all(expected in error["detail"] for error in problem.get("errors", []))
        assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    response = client.open("/api/search", method=method)
    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "address", ["/api/search?q=防災", "/export.csv", "/export.json", "/feed.atom", "/api/suggest"]
)
def test_scripts_of_any_site_may_read_without_credentials(
    client: FlaskClient, address: str
) -> None:
    for response in (
        client.get(address),
        client.get(f"{address}&x" if "?" in address else address),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert "Set-Cookie" not in response.headers
        response.close()


def test_a_preflight_is_answered(client: FlaskClient) -> None:
    asked = {"Origin": "https://x.example", "Access-Control-Request-Headers": "if-none-match"}
    response = client.options("/api/search", headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "*"


def test_pages_are_not_open_to_other_sites(client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_one_search_has_one_tag_however_it_is_spelt(client: FlaskClient) -> None:
    first = client.get("/api/search?q=防災&department=総務部")
    for address in (
        "/api/search?department=総務部&q=防災",
        "/api/search?q=防災&department=総務部&sort=relevance&page=1&per_page=10&new=0",
        "/api/search?q=+防災++&department=総務部&department=総務部",
    ):
        assert client.get(address).headers["ETag"] == first.headers["ETag"]
        known = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (known.status_code, known.data) == (304, b"")
        assert known.headers["ETag"] == first.headers["ETag"]
        assert known.headers["Cache-Control"] == "public, no-cache"
    other = client.get("/api/search?q=防災")
    assert other.headers["ETag"] != first.headers["ETag"]


def test_every_parameter_makes_another_answer(client: FlaskClient) -> None:
    values = {"q": "防", "department": "x", "division": "x", "area": "x", "new": "1"}
    values |= {"sort": "plan", "page": "2", "per_page": "3"}
    assert set(values) == set(SEARCH_PARAMETERS)
    tags = [
        client.get("/api/search", query_string={n: v}).headers["ETag"] for n, v in values.items()
    ]
    assert len(set(tags)) == len(values)


@pytest.mark.parametrize(
    "address", ["/api/search?q=防災", "/?q=防災", "/export.json", "/feed.atom"]
)
def test_text_is_compressed_for_those_who_read_gzip(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    if "gzip" in packed.headers.get("Content-Encoding", ""):
        assert gzip.decompress(packed.data) == plain.data
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert "Accept-Encoding" in packed.headers["Vary"]
    else:
        assert len(plain.data) < 1000
    refused = client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers
    known = client.get(address, headers={"If-None-Match": packed.headers["ETag"]})
    assert known.status_code == 304


def test_a_head_is_a_get_without_the_content(client: FlaskClient) -> None:
    got, head = client.get("/api/search?q=防災"), client.head("/api/search?q=防災")
    assert head.data == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


def test_markup_in_a_query_is_text(client: FlaskClient) -> None:
    words = "<img src=x onerror=alert(1)> \"'&"
    response = client.get("/api/search", query_string={"q": words})
    assert response.json["query"] == words
    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
