"""Between the server's threads and the application: nobody's manners hold others up."""

from contextlib import suppress
from urllib.error import HTTPError

import pytest

from tests.webui.serving.served_app import LONG_PIECE, LONG_PIECES
from tests.webui.serving.test_answering import connections, ended, get, served, wait_for
from webui.serving.gateway import STREAMS
from webui.serving.processes import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


def test_nobody_is_held_up_by_those_who_say_nothing_or_read_nothing() -> None:
    half = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
    whole = b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n"
    with served(1) as (address, process):
        with (
            connections(address, 100, b""),
            connections(address, 100, half) as slow,
            connections(address, STREAMS + 10, whole),
        ):
            for _ in range(20):
                assert int(get(address)) != process.pid
                for one in slow:
                    one.sendall(b"x")
            # All who may be sent something long are; one more is told when to come again.
            with pytest.raises(HTTPError) as caught:
                get(address + "long")
            assert (caught.value.code, caught.value.headers["Retry-After"]) == (503, "10")
            assert caught.value.headers["Content-Type"] == "application/problem+json"
            caught.value.close()

        def is_free() -> bool:
            with suppress(HTTPError):
                return len(get(address + "long")) == len(LONG_PIECE) * LONG_PIECES
            return False

        # Those who went gave their places back.
        wait_for(is_free)
        assert ended(process)[0] == 0
