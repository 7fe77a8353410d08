"""Pages of mistakes help."""

import errno

import pytest
from flask.testing import FlaskClient

from webui.pages import errors


@pytest.mark.parametrize(
    "address",
    [
        "/?q=a%00b", "/?q=%1b%5b31m", "/?q=" + "x" * 201, "/?q=" + "x" * 100_000, "/?page=0",
        "/?page=x", "/?page=10001", "/?per_page=101", "/?sort=best", "/?new=2",
        "/?q=a&q=b", "/?department=" + "x" * 1000, "/embed?limit=x", "/embed/guide?open=x",
    ],
)  # fmt: skip
def test_mistakes_get_a_page_that_helps(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 400
    html = response.get_data(as_text=True)
    assert "アドレスに誤りがあります" in html
    assert '<ul class="problems"' in html
    assert 'id="search"' in html


def test_all_mistakes_are_on_the_page(client: FlaskClient) -> None:
    html = client.get("/?q=a&q=b&page=0&sort=x&new=y").get_data(as_text=True)
    for parameter in ("q", "page", "sort", "new"):
        assert f"<code>{parameter}</code>" in html


@pytest.mark.parametrize("id", ["x", "2020-9-99", "%00", "..%2f..", "a" * 5000, "防災", "%0a"])
def test_an_unknown_program_is_a_404_that_helps(client: FlaskClient, id: str) -> None:
    response = client.get(f"/programs/{id}")
    assert response.status_code == 404
    assert "見つかりません" in response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/nothing", "/programs/", "/static/none.css", "/.git/config"])
def test_an_unknown_page_is_a_404_that_helps(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "見つかりません" in response.get_data(as_text=True)


@pytest.mark.parametrize("error", [OSError(errno.EMFILE, "Too many open files"), MemoryError()])
@pytest.mark.parametrize("path", ["/nothing", "/?page=0", "/api/nothing", "/api/search?page=0"])
def test_without_files_or_memory_an_error_is_a_bare_page_and_a_line(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    path: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(errors, "told", refuse)
    response = client.get(path)
    assert response.status_code == 503
    if path.startswith("/api"):
        assert response.get_json(force=True)["status"] == 503
        assert response.mimetype == "application/problem+json"
    else:
        assert '<html lang="ja">' in response.text
    assert errors.remedy_of(error) in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("path", ["/", "/api/search?q=a"])
def test_what_a_layer_raises_is_no_answer_of_the_servers_own(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("in a layer")

    monkeypatch.setattr(client.application, "_surrounded", fail)
    response = client.get(path)
    assert response.status_code == 500
    assert response.mimetype == ("text/html" if path == "/" else "application/problem+json")
    assert "in a layer" in caplog.text
    assert "in a layer" not in response.text


@pytest.mark.parametrize("host", ["", "a b", "city.example,city.example", "x" * 300])
def test_a_host_that_is_none_is_told_in_the_sites_words(client: FlaskClient, host: str) -> None:
    """Without links: what has no sound host has no addresses."""
    page = client.get("/", headers={"Host": host})
    html = page.get_data(as_text=True)
    assert page.status_code == 400
    assert '<html lang="ja">' in html
    assert "このアドレスでは表示できません" in html
    assert "href" not in html
    problem = client.get("/api/search?q=a", headers={"Host": host})
    assert problem.status_code == 400
    assert problem.mimetype == "application/problem+json"
    assert "Host" in problem.get_json()["detail"]


def test_a_method_that_asks_for_a_tunnel_is_not_led_elsewhere(client: FlaskClient) -> None:
    answer = client.open("/", method="CONNECT", environ_overrides={"PATH_INFO": ""})
    assert answer.status_code == 404
    assert "ページが見つかりません" in answer.get_data(as_text=True)
