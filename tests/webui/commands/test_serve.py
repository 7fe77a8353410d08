"""``sesaku serve`` as its own process: it serves, follows, and says in one line what stops it."""

import json
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest

from corpus import load
from indexer import update_index
from tests.indexer.commands.serve_process import PATIENCE, SERVE, served
from webui.serving.listening import address_of, listen

MIHON = Path(__file__).parents[1] / "mihon"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A copy of the second collection that a test may change."""
    return Path(shutil.copytree(MIHON, tmp_path / "collection"))


def get(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as response:
        return str(response.read().decode("utf-8"))


def refused(*arguments: object) -> tuple[int, str]:
    """The exit code and the lines on standard error of a ``serve`` that does not start."""
    result = subprocess.run(
        [*SERVE, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    return result.returncode, result.stderr.strip()


def test_it_builds_the_index_serves_and_ends_when_told(collection: Path, tmp_path: Path) -> None:
    with served(collection, "--index", tmp_path / "index") as (address, process):
        assert "みほん市の事業をさがす" in get(address)
        assert json.loads(get(address + "healthz"))["records"] == 21
        assert "避難所のWi-Fi整備" in get(address + "?q=" + quote("避難所"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert "世代1を公開しました: 21件" in process.stderr.read()


def test_a_new_generation_is_served_without_a_restart(collection: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with served(collection, "--index", index) as (address, _):
        programs = collection / "programs.csv"
        text = programs.read_text("utf-8-sig").replace("公園の花だん", "公園の噴水")
        programs.write_text(text, "utf-8-sig")
        update_index(load(collection), index)
        health = json.loads(get(address + "healthz"))
        assert health["generation"] == 2
        assert "公園の噴水" in get(address + "?q=" + quote("噴水"))


def test_watching_publishes_what_is_saved(collection: Path, tmp_path: Path) -> None:
    with served(collection, "--index", tmp_path / "index", "--watch") as (address, _):
        programs = collection / "programs.csv"
        text = programs.read_text("utf-8-sig").replace("公園の花だん", "公園の噴水")
        programs.write_text(text, "utf-8-sig")
        until = time.monotonic() + PATIENCE
        while json.loads(get(address + "healthz"))["generation"] == 1:
            assert time.monotonic() < until
            time.sleep(0.2)
        assert "公園の噴水" in get(address + "?q=" + quote("噴水"))


def test_what_is_not_published_stands_at_healthz_until_it_is(
    collection: Path, tmp_path: Path
) -> None:
    with served(collection, "--index", tmp_path / "index", "--watch") as (address, _):
        programs = collection / "programs.csv"
        sound = programs.read_bytes()
        programs.write_text("ID,名\nx,y\n", "utf-8")
        health = wait_for_status(address, "degraded")
        assert health["generation"] == 1
        assert any("programs.csv" in problem for problem in health["problems"])
        programs.write_bytes(sound)
        assert wait_for_status(address, "ok")["problems"] == []


def test_a_collection_broken_at_the_start_stands_at_healthz_when_it_is_watched(
    collection: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    update_index(load(collection), index)
    (collection / "programs.csv").write_text("ID,名\nx,y\n", "utf-8")
    with served(collection, "--index", index, "--watch") as (address, _):
        assert wait_for_status(address, "degraded")["records"] == 21


def wait_for_status(address: str, status: str) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while True:
        health: dict[str, Any] = json.loads(get(address + "healthz"))
        if health["status"] == status:
            return health
        assert time.monotonic() < until, health
        time.sleep(0.2)


def test_a_search_log_that_cannot_be_written_is_refused(collection: Path, tmp_path: Path) -> None:
    log = tmp_path / "nowhere" / "searches"
    code, lines = refused(collection, "--index", tmp_path / "index", "--search-log", log)
    assert code == 2
    assert "--search-log" in lines


def test_a_broken_collection_leaves_the_published_one_serving(
    collection: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    update_index(load(collection), index)
    (collection / "programs.csv").write_text("ID,名\nx,y\n", "utf-8")
    with served(collection, "--index", index) as (address, process):
        assert json.loads(get(address + "healthz"))["records"] == 21
        process.kill()
        assert process.stderr is not None
        assert "前に公開したままで動かします" in process.stderr.read()


def test_a_broken_collection_without_an_index_is_refused(collection: Path, tmp_path: Path) -> None:
    (collection / "programs.csv").write_text("ID,名\nx,y\n", "utf-8")
    code, lines = refused(collection, "--index", tmp_path / "index", "--port", 0)
    assert code == 1
    assert "programs.csv" in lines


def test_wrong_settings_of_the_site_are_all_named(collection: Path, tmp_path: Path) -> None:
    settings = collection / "collection.toml"
    text = settings.read_text("utf-8").replace("#00693e", "#ffff00").replace("logo.svg", "../x.exe")
    settings.write_text(text, "utf-8")
    code, lines = refused(collection, "--index", tmp_path / "index", "--port", 0)
    assert code == 1
    assert "site.colours" in lines
    assert "site.logo" in lines


def test_a_port_in_use_is_one_clear_line(collection: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, lines = refused(collection, "--index", tmp_path / "index", "--port", port)
    assert code == 1
    assert lines.splitlines()[-1] == (
        f"sesaku: Cannot listen on 127.0.0.1 port {port}: another program uses it. "
        "Choose another port with --port, or end the program that uses it."
    )


@pytest.mark.parametrize(
    "arguments",
    [("--port", "99999"), ("--threads", "0"), ("--no-such-option",), ("--rate-limit", "much")],
)
def test_wrong_usage_is_exit_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, _ = refused(MIHON, "--index", tmp_path / "index", *arguments)
    assert code == 2


def test_wrong_values_are_named_with_the_right_ones(tmp_path: Path) -> None:
    for option, value, right in (
        ("--rate-limit", "much", "a limit like 100/minute"),
        ("--trusted-proxy", "proxy", "an address or a network like 10.0.0.0/8"),
    ):
        _, lines = refused(MIHON, "--index", tmp_path / "index", option, value)
        assert lines.endswith(f"Invalid value for '{option}': '{value}' is not {right}.")


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_this_machine(tmp_path: Path, host: str) -> None:
    code, lines = refused(MIHON, "--index", tmp_path / "index", "--port", 0, "--host", host)
    assert code == 1
    assert "Give --host an address of this machine" in lines.splitlines()[-1]


def test_a_directory_that_is_no_collection_is_refused(tmp_path: Path) -> None:
    code, lines = refused(tmp_path / "none", "--index", tmp_path / "index")
    assert code == 1
    assert lines


def test_trusted_hosts_and_logs_take_effect(collection: Path, tmp_path: Path) -> None:
    logs = tmp_path / "access.log", tmp_path / "searches.log"
    options = ("--trusted-host", "site.example", "--access-log", logs[0], "--search-log", logs[1])
    with served(collection, "--index", tmp_path / "index", *options) as (address, _):
        with pytest.raises(HTTPError) as caught:
            get(address)
        assert caught.value.code == 400
        caught.value.close()
    with served(collection, "--index", tmp_path / "index", *options[2:]) as (address, _):
        get(address + "?q=" + quote("避難所"))
    assert json.loads(logs[0].read_text("utf-8").splitlines()[-1])["status"] == 200
    assert json.loads(logs[1].read_text("utf-8"))["words"] == "避難所"


def test_the_printed_address_can_be_opened() -> None:
    for host, shown in (("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost")):
        (listening,) = listen(host, 0)
        with listening:
            assert re.fullmatch(rf"http://{shown}:[1-9]\d*/", address_of(listening, host))


def raw(address: str, request: bytes) -> tuple[bytes, bytes]:
    """The status and the body of a request that nobody encodes."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            head, _, body = answer.read().partition(b"\r\n\r\n")
    return head.split()[1], body


def test_an_address_may_be_typed_as_it_is(collection: Path, tmp_path: Path) -> None:
    """Neither curl nor most scripts encode what is typed."""
    end = b" HTTP/1.0\r\nHost: localhost\r\n\r\n"
    with served(collection, "--index", tmp_path / "index") as (address, _):
        status, body = raw(address, b"GET /api/search?q=" + "避難所".encode() + end)
        assert (status, json.loads(body)["query"]) == (b"200", "避難所")
        encoded = quote("避難所".encode("cp932")).encode()
        status, body = raw(address, b"GET /api/search?q=" + encoded + end)
        assert (status, json.loads(body)["status"]) == (b"400", 400)
        # What is no text at all is refused by the HTTP server, before there is an address.
        status, body = raw(address, b"GET /api/search?q=" + "避難所".encode("cp932") + end)
        assert (status, body) == (b"400", b"")
