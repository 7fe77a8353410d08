"""What every layer further in may rely on."""

import pytest
from werkzeug.http import parse_date
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from tests.webui.test_layers import TEXT, get, plain
from webui.serving.plain_request import ReadableQuery, UsableDates, WithHead


def test_what_is_not_utf_8_is_readable_inside() -> None:
    assert "q=%EF%BF%BD" in get(ReadableQuery(plain), "/?q=%FF").text


def test_a_head_is_a_get_inside() -> None:
    answer = Client(WithHead(plain)).head("/")
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(f"GET  {TEXT}")


@pytest.mark.parametrize("name", ["If-Modified-Since", "If-Unmodified-Since", "If-Range"])
@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("Mon, 30 Nov 2026 00:00:00 GMT", True),
        ('"a tag"', True),
        ("yesterday", True),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", False),
        ("Mon, 01 Jan 2020 00:00:00 +9999999999999", False),
    ],
)
def test_a_date_of_no_calendar_does_not_arrive_inside(name: str, value: str, kept: bool) -> None:
    inside = Request.application(lambda request: Response(request.headers.get(name, "")))
    answer = Client(UsableDates(inside)).get("/", headers={name: value})
    assert answer.text == (value if kept else "")
    if not kept:
        with pytest.raises(OverflowError):
            parse_date(value)
