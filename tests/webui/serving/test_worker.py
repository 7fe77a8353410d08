"""One process that answers: what it hands on, and how it ends."""

import threading
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.indexer.commands.serve_process import PATIENCE
from tests.webui.serving.served_app import LONG_PIECE, LONG_PIECES
from tests.webui.serving.test_answering import ended, get, served, workers_of
from webui.serving.processes import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


def test_what_is_under_way_is_answered_before_the_end() -> None:
    with served(2) as (address, process):
        workers_of(address, 2)
        answers: list[str] = []
        threads = [
            threading.Thread(target=lambda: answers.append(get(address + "slow"))) for _ in "12"
        ]
        for thread in threads:
            thread.start()
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in threads] == ["slow\n"] * 2
        assert ended(process) == (0, "")
        for thread in threads:
            thread.join(PATIENCE)
        assert len(answers) == 2


@pytest.mark.parametrize("workers", [1, "alone"])
def test_what_an_application_says_arrives(workers: object) -> None:
    with served(workers) as (address, _):
        with urlopen(address + "headers", timeout=PATIENCE) as response:
            assert response.headers["X-Text"].encode("latin-1").decode() == "日本"
            assert response.headers.get_all("X-Two") == ["1", "2"]
            assert response.headers.get_all("Server") == ["ours"]
        with pytest.raises(HTTPError) as caught:
            get(address + "unchanged")
        caught.value.close()
        assert (caught.value.code, caught.value.headers["ETag"]) == (304, '"x"')
        assert get(address + "echo?q=%E3%81%82&x=1").startswith("/echo q=%E3%81%82&x=1 ")
        assert get(address + "path/%C3%A9") == "found"
        assert get(address + "made") == "one, two"
        assert len(get(address + "long")) == len(LONG_PIECE) * LONG_PIECES


def test_an_error_of_an_application_is_told_and_ends_nothing() -> None:
    with served(1) as (address, process):
        with pytest.raises(HTTPError) as caught:
            get(address + "raise")
        caught.value.close()
        assert caught.value.code == 500
        assert int(get(address)) > 0
        assert "LookupError: within" in ended(process)[1]
