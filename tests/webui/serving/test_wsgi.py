"""What layers have in common."""

from collections.abc import Iterator
from typing import Any

import pytest

from webui.serving.wsgi import Reply, reply_of, value_of, without

HEADERS = [("Content-Type", "text/plain"), ("X-Two", "1"), ("x-two", "2")]


def test_headers_are_found_and_left_out_whatever_their_case() -> None:
    assert value_of(HEADERS, "x-two") == "1"
    assert value_of(HEADERS, "etag") is None
    assert without(HEADERS, "x-two") == [("Content-Type", "text/plain")]
    assert Reply("404 NOT FOUND", HEADERS, []).code == 404


class Pieces:
    """Content that an application wants closed."""

    def __init__(self, *pieces: object) -> None:
        self._pieces, self.closed = pieces, 0

    def __iter__(self) -> Iterator[Any]:
        for piece in self._pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    def close(self) -> None:
        self.closed += 1


@pytest.mark.parametrize("error", [None, OSError("gone")])
def test_content_is_closed_however_reading_it_ends(error: Exception | None) -> None:
    pieces = Pieces(b"a", error or b"b")

    def app(_: Any, start: Any) -> Any:
        start("200 OK", HEADERS)
        return pieces

    reply = reply_of(app, {})
    assert (reply.status, reply.header("content-type")) == ("200 OK", "text/plain")
    if error:
        with pytest.raises(OSError, match="gone"):
            reply.body()
    else:
        assert reply.body() == b"ab"
    assert pieces.closed == 1
