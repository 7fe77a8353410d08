"""What is wrong with a cluster, told in one line; servers that only answer stand in for it."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from opensearchpy import Transport
from opensearchpy.exceptions import TransportError

from indexer.cluster.client import Client
from indexer.cluster.errors import EngineUnusable, PartialAnswer
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import check_version

Answer = tuple[int, Any]
Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A function that answers every request alike, and returns the address."""
    servers: list[HTTPServer] = []

    def start(answer: Answer, context: ssl.SSLContext | None = None, pause: float = 0.0) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", 0)))
                time.sleep(pause)
                body = json.dumps(answer[1]).encode()
                self.send_response(answer[0])
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_PUT = do_HEAD = do_GET

            def log_message(self, *args: object) -> None: ...

        server = HTTPServer(("127.0.0.1", 0), Handler)
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http{'s' if context else ''}://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def client(address: str, **more: Any) -> Client:
    return Client(EngineSettings((address,), "alias", **more))


def certificate(folder: Path, days: int) -> Path:
    """Return a certificate with its key, by nobody else, that holds until so many days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / f"node{days}.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(pem) + private)
    return path


def context_of(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_an_address_where_nobody_is() -> None:
    with pytest.raises(EngineUnusable, match="no node can be reached"):
        client("http://127.0.0.1:1").ask("GET", "/")


def test_a_wrong_password_is_told_and_not_shown(serve: Serve) -> None:
    address = serve((401, {"error": "Unauthorized"}))
    with pytest.raises(EngineUnusable, match="user or the password is wrong") as caught:
        client(address, user="somebody", password="secret").ask("GET", "/")
    assert "secret" not in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_user_without_rights(serve: Serve) -> None:
    answer = 403, {"error": {"type": "security_exception", "reason": "no permissions"}}
    with pytest.raises(EngineUnusable, match="may not do this"):
        client(serve(answer)).ask("GET", "/")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        # As 2.19.6 says it, past the flood stage and past the stage before.
        (429, "blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, …];"),
        (403, "blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];"),
    ],
)
def test_a_full_disk(serve: Serve, status: int, reason: str) -> None:
    cause = {"type": "cluster_block_exception", "reason": reason}
    address = serve((status, {"error": {**cause, "root_cause": [cause]}, "status": status}))
    with pytest.raises(EngineUnusable, match="disk is full"):
        client(address).ask("PUT", "/a")


def test_a_certificate_that_has_expired(serve: Serve, tmp_path: Path) -> None:
    path = certificate(tmp_path, -1)
    address = serve((200, {}), context_of(path))
    with pytest.raises(EngineUnusable, match="certificate has expired"):
        client(address, ca=path).ask("GET", "/")


def test_a_certificate_of_an_unknown_authority(serve: Serve, tmp_path: Path) -> None:
    path = certificate(tmp_path, 30)
    address = serve((200, {"good": True}), context_of(path))
    with pytest.raises(EngineUnusable, match="certificate cannot be verified"):
        client(address).ask("GET", "/")
    assert client(address, ca=path).ask("GET", "/") == {"good": True}


def test_a_node_without_tls(serve: Serve) -> None:
    address = serve((200, {})).replace("http:", "https:")
    with pytest.raises(EngineUnusable, match="does not speak TLS"):
        client(address).ask("GET", "/")


def test_a_node_that_does_not_answer_in_time(serve: Serve) -> None:
    with pytest.raises(EngineUnusable, match="does not answer in time"):
        client(serve((200, {}), pause=2.0)).ask("GET", "/", seconds=0.2)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ({"number": "8.15.0", "build_flavor": "default"}, "another engine 8.15.0"),
        ({"number": "2.11.0", "distribution": "opensearch"}, "opensearch 2.11.0"),
        ({"number": "4.0.0", "distribution": "opensearch"}, "opensearch 4.0.0"),
    ],
)
def test_another_engine(serve: Serve, version: dict[str, str], said: str) -> None:
    with pytest.raises(EngineUnusable, match=said):
        check_version(client(serve((200, {"version": version}))))


@pytest.mark.parametrize(
    "answer",
    [
        # What 2.19.6 says after an ordinary stop of a node: nothing failed, and half is gone.
        {"_shards": {"total": 2, "successful": 1, "failed": 0}, "timed_out": False},
        {"_shards": {"total": 2, "successful": 2, "failed": 0}, "timed_out": True},
    ],
)
def test_a_part_is_not_taken_for_the_whole(serve: Serve, answer: dict[str, Any]) -> None:
    health = {"shards": {"0": {"primary_active": True}, "1": {"primary_active": False}}}
    address = serve((200, {**answer, "indices": {"alias-000001": health}}))
    with pytest.raises(PartialAnswer, match="alias-000001 shard 1"):
        client(address).search("alias", {})


@pytest.mark.parametrize(
    ("status", "told"),
    [(429, "its nodes have too much to do"), (500, r"refuses a search \(500 too_many_clauses\)")],
)
def test_one_of_several_searches_is_refused(serve: Serve, status: int, told: str) -> None:
    """No part of the index is gone: that is not what must be said."""
    answer = {"error": {"type": "too_many_clauses"}, "status": status}
    client = Client(EngineSettings((serve((200, {"responses": [answer], "indices": {}})),), "a"))
    with pytest.raises(EngineUnusable, match=told) as raised:
        client.searches("a", [{}])
    assert not isinstance(raised.value, PartialAnswer)


def test_what_a_node_has_no_memory_for_is_asked_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shards = {"_shards": {"total": 1, "successful": 1}}
    refused = {"responses": [{"error": {"type": "circuit_breaking_exception"}, "status": 429}]}
    answers: list[Any] = [TransportError(429, "circuit"), refused, {"responses": [shards]}]

    def perform(self: Transport, method: str, path: str, **how: Any) -> Any:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(Transport, "perform_request", perform)
    assert client("http://127.0.0.1:1").searches("a", [{}]) == [shards]
    assert not answers


def test_nodes_without_memory_have_too_much_to_do(serve: Serve) -> None:
    error = {"type": "search_phase_execution_exception", "reason": "all shards failed"}
    client = Client(EngineSettings((serve((429, {"error": error, "status": 429})),), "a"))
    with pytest.raises(EngineUnusable, match="too much to do"):
        client.search("a", {})


def answering(monkeypatch: pytest.MonkeyPatch, answers: list[Any]) -> list[str]:
    """Have requests answered in turn; the paths that were asked for."""
    asked: list[str] = []

    def perform(self: Transport, method: str, path: str, **how: Any) -> Any:
        asked.append(path)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(Transport, "perform_request", perform)
    return asked


SHARDS = {"_shards": {"total": 1, "successful": 1}}
GONE = {"error": {"caused_by": {"type": "node_disconnected_exception"}}, "status": 500}


def health(is_there: bool) -> Any:
    return {"indices": {"a": {"shards": {"0": {"primary_active": is_there}}}}}


def test_a_search_that_lost_its_node_goes_on_with_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = TransportError(500, "search_phase_execution_exception", GONE)
    answering(monkeypatch, [lost, health(True), lost, health(True), SHARDS])
    assert client("http://127.0.0.1:1").search("a", {}) == SHARDS


def test_several_searches_that_lost_a_node_go_on_with_a_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = {"responses": [GONE]}
    answering(monkeypatch, [lost, health(True), {"responses": [SHARDS]}])
    assert client("http://127.0.0.1:1").searches("a", [{}]) == [SHARDS]


def test_nobody_waits_for_a_part_without_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = TransportError(503, "search_phase_execution_exception", GONE)
    asked = answering(monkeypatch, [lost, health(False)])
    with pytest.raises(PartialAnswer, match="a shard 0"):
        client("http://127.0.0.1:1").search("a", {})
    assert len(asked) == 2
