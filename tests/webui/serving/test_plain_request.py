"""What every layer further in may rely on."""

from werkzeug.test import Client

from tests.webui.test_layers import TEXT, get, plain
from webui.serving.plain_request import ReadableQuery, WithHead


def test_what_is_not_utf_8_is_readable_inside() -> None:
    assert "q=%EF%BF%BD" in get(ReadableQuery(plain), "/?q=%FF").text


def test_a_head_is_a_get_inside() -> None:
    answer = Client(WithHead(plain)).head("/")
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(f"GET  {TEXT}")
