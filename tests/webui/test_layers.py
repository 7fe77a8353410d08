"""The layers: each one alone around any application, and all of them in their order."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import TooManyRequests
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from indexer import LiveIndex
from webui import Settings, create_app
from webui.kept.kept import Kept
from webui.kept.tag import Tagging
from webui.layers import LAYERS
from webui.operations.search_log import SearchLogged
from webui.pages.errors import Told
from webui.request.language import SPOKEN_IN
from webui.request.paths import is_light, speaks
from webui.serving.compression import Compressed
from webui.serving.cors import OpenToAll
from webui.serving.limits import Limited, Limiter
from webui.serving.metrics import Metrics
from webui.serving.observed import Observed
from webui.serving.plain_request import ReadableQuery, WithHead
from webui.serving.security import Secured

TEXT = "word " * 1000


def plain(environ: Any, start: Any) -> Iterable[bytes]:
    """An application of few words: the query string, then a long text."""
    body = f"{environ['REQUEST_METHOD']} {environ['QUERY_STRING']} {TEXT}".encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def get(app: Any, path: str = "/", **options: Any) -> TestResponse:
    return Client(app).get(path, **options)


def test_what_is_not_utf_8_is_readable_inside() -> None:
    assert "q=%EF%BF%BD" in get(ReadableQuery(plain), "/?q=%FF").text


def test_every_answer_is_counted_by_its_view() -> None:
    metrics = Metrics()
    get(Observed(plain, metrics, lambda environ: "some.view"))
    line = b'sesaku_answers_total{endpoint="some.view",status="200"} 1.0'
    assert line in metrics.text(1)


def test_a_head_is_a_get_inside() -> None:
    answer = Client(WithHead(plain)).head("/")
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(f"GET  {TEXT}")


def test_headers_are_added_and_none_is_replaced() -> None:
    own = Response("x", headers={"Content-Security-Policy": "frame-ancestors 'self'"})
    assert get(Secured(plain)).headers["X-Frame-Options"] == "DENY"
    answer = get(Secured(own))
    assert answer.headers.getlist("Content-Security-Policy") == ["frame-ancestors 'self'"]
    assert "X-Frame-Options" not in answer.headers


def test_scripts_of_other_sites_read_what_is_open() -> None:
    app = OpenToAll(plain)
    assert get(app, "/api/search").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get(app, "/").headers


def test_what_is_raised_inside_is_told() -> None:
    def failing(environ: Any, start: Any) -> Any:
        raise LookupError("within")

    app = Told(failing, lambda error, environ: Response(str(error), 503))
    assert (get(app).status_code, get(app).text) == (503, "within")


def test_who_asks_too_much_is_refused() -> None:
    app = Limited(plain, Limiter(Settings(rate_limit="1/hour")))
    assert get(app).status_code == 200
    with pytest.raises(TooManyRequests):
        get(app)
    assert get(app, "/healthz").status_code == 200


def test_an_answer_is_asked_for_once(plan_index: LiveIndex) -> None:
    asked = []

    def counting(environ: Any, start: Any) -> Any:
        asked.append(environ["PATH_INFO"])
        return plain(environ, start)

    app = Kept(counting, plan_index, Tagging(Settings()))
    first, second = get(app, "/?q=a"), get(app, "/?q=a")
    assert (first.text, first.headers) == (second.text, second.headers)
    tag = first.headers["ETag"]
    assert get(app, "/?q=a", headers={"If-None-Match": tag}).status_code == 304
    assert asked == ["/"]


def test_text_is_compressed_for_those_who_read_gzip() -> None:
    packed = get(Compressed(plain), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(TEXT)
    assert "Content-Encoding" not in get(Compressed(plain)).headers


def test_a_search_log_leaves_what_is_no_search_alone(tmp_path: Path) -> None:
    assert get(SearchLogged(plain, tmp_path / "log")).status_code == 200
    assert not (tmp_path / "log").exists()


def test_a_request_goes_through_the_layers_in_their_order(
    plan_index: LiveIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = []

    def marked(number: int) -> Any:
        def layer(app: Any, around: Any) -> Any:
            def mark(environ: Any, start: Any) -> Any:
                passed.append(number)
                return LAYERS[number](app, around)(environ, start)

            return mark

        return layer

    layers = [marked(number) for number in range(len(LAYERS))]
    monkeypatch.setattr("webui.layers.LAYERS", layers)
    assert create_app(Settings(), plan_index).test_client().get("/about").status_code == 200
    assert passed == list(range(len(LAYERS)))


def test_paths_say_what_the_parts_of_the_site_are(plan_app: Flask) -> None:
    for rule in plan_app.url_map.iter_rules():
        part = rule.endpoint.partition(".")[0]
        path = rule.rule
        assert speaks(path) == (part in SPOKEN_IN), path
        assert is_light(path) == (part in ("static", "script", "face", "operations")), path
