"""The layers: each one alone around any application, and all of them in their order."""

from collections.abc import Iterable
from typing import Any

import pytest
from werkzeug.exceptions import TooManyRequests
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from indexer import LiveIndex
from webui import Settings, create_app
from webui.cache.cache import Kept
from webui.cache.etag import Tagging
from webui.layers import LAYERS
from webui.serving.rate_limit import Limited, Limiter
from webui.serving.security import Secured

TEXT = "word " * 1000


def plain(environ: Any, start: Any) -> Iterable[bytes]:
    """An application of few words: the query string, then a long text."""
    body = f"{environ['REQUEST_METHOD']} {environ['QUERY_STRING']} {TEXT}".encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def get(app: Any, path: str = "/", **options: Any) -> TestResponse:
    return Client(app).get(path, **options)


def test_headers_are_added_and_none_is_replaced() -> None:
    own = Response("x", headers={"Content-Security-Policy": "frame-ancestors 'self'"})
    assert get(Secured(plain)).headers["X-Frame-Options"] == "DENY"
    answer = get(Secured(own))
    assert answer.headers.getlist("Content-Security-Policy") == ["frame-ancestors 'self'"]
    assert "X-Frame-Options" not in answer.headers


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
