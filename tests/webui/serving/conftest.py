"""A real reverse proxy for the tests of what stands behind one."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex
from webui import Settings, create_app

# Where Debian puts it, which is not on every user's PATH.
SBIN = "/usr/sbin/nginx"
CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log stderr warn;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {server}
  }}
}}
"""


# Between finding a port and listening on it another program may take it.
TRIES = 3
LOOKS = 1200


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A function that starts nginx with directives of one server and returns its address."""
    program = shutil.which("nginx") or shutil.which(SBIN)
    if program is None:
        pytest.fail("The tests behind a proxy need nginx; tests/run installs it on Debian.")
    running = []

    def start(server: str) -> str:
        folder = tmp_path_factory.mktemp("nginx")
        file = folder / "nginx.conf"
        for _ in range(TRIES):
            port = free_port()
            file.write_text(CONFIGURATION.format(folder=folder, port=port, server=server))
            process = subprocess.Popen([program, "-e", "stderr", "-p", folder, "-c", file])
            running.append(process)
            if listens(port, process):
                return f"http://127.0.0.1:{port}"
        pytest.fail(f"nginx ended with {process.returncode}.")

    yield start
    for process in running:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether a process listens on a port, waited for; False when it ended before."""
    for _ in range(LOOKS):
        if process.poll() is not None:
            return False
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    pytest.fail("nginx does not listen.")


@pytest.fixture
def limited(plan_index: LiveIndex) -> Callable[..., FlaskClient]:
    """A function that returns a client of a site with settings of its own."""

    def client(**settings: Any) -> FlaskClient:
        return create_app(Settings(**settings), plan_index).test_client()

    return client
