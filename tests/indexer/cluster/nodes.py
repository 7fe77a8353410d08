"""Nodes of an OpenSearch cluster as plain processes on loopback, ended by their own ids.

To try a cluster on one machine: python -m tests.indexer.cluster.nodes .opensearch 3
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from indexer.cluster.client import Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.settings import EngineSettings

# The server refuses root; this user is on every system and has nothing.
USER = "nobody"
# A node takes 12 s alone, and longer on a machine that tests other things, too.
PATIENCE = 180.0
# What a node of the tests gets; SESAKU_HEAP says otherwise where more is to be held.
HEAP = os.environ.get("SESAKU_HEAP", "256m")


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Node:
    """One node, whose files are in a folder of its own."""

    def __init__(self, home: Path, folder: Path, name: str, http: int, settings: Any) -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{http}"
        self._home = home
        self._folder = folder
        self._settings = settings | {"node.name": name, "http.port": http}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; it answers some seconds later."""
        for part in ("data", "logs", "tmp"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        config = self._folder / "config"
        if not config.exists():
            shutil.copytree(self._home / "config", config)
            (config / "opensearch.yml").write_text("")
        with (self._folder / "out.log").open("ab") as out:
            self._process = subprocess.Popen(
                self._command(config),
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                cwd=self._folder,
                start_new_session=True,
                **self._as_nobody(),
            )

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the process; nothing where it does not run."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def _as_nobody(self) -> dict[str, Any]:
        if os.getuid() != 0:
            return {}
        entry = pwd.getpwnam(USER)
        subprocess.run(["chown", "-R", USER, str(self._folder)], check=True)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _command(self, config: Path) -> list[str]:
        folder = self._folder
        settings = {
            **self._settings,
            "path.data": folder / "data",
            "path.logs": folder / "logs",
            "network.host": "127.0.0.1",
            # Of all collectors the engine asks G1 alone to collect before it refuses a request for
            # the garbage on the heap.
            "indices.breaker.total.use_real_memory": "false",
        }
        return [
            "java",
            "-Djava.security.manager=allow",
            f"-Xms{HEAP}",
            f"-Xmx{HEAP}",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            f"-Djava.io.tmpdir={folder / 'tmp'}",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Djna.nosys=true",
            "-Djava.locale.providers=SPI,CLDR",
            f"-Dopensearch.path.home={self._home}",
            f"-Dopensearch.path.conf={config}",
            "-Dopensearch.distribution.type=zip",
            "-Dopensearch.bundled_jdk=false",
            "-cp",
            f"{self._home}/lib/*",
            "org.opensearch.bootstrap.OpenSearch",
            *[f"-E{name}={value}" for name, value in settings.items()],
        ]

    def log(self) -> str:
        """Return the end of what the node said."""
        return (self._folder / "out.log").read_text(errors="replace")[-2000:]


class Nodes:
    """Some nodes that are one cluster."""

    def __init__(self, home: Path, folder: Path, count: int, ports: Sequence[int] = ()) -> None:
        # Where the checkout is, an ordinary user may not look.
        folder.chmod(0o755)
        own = folder / "home"
        shutil.copytree(home, own)
        ports = ports or free_ports(2 * count)
        names = [f"n{number}" for number in range(1, count + 1)]
        transports = ports[count:]
        shared = {
            "cluster.name": f"sesaku-{ports[0]}",
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in transports),
            "cluster.initial_cluster_manager_nodes": ",".join(names),
        }
        self.each = [
            Node(own, folder / name, name, http, {**shared, "transport.port": transport})
            for name, http, transport in zip(names, ports, transports, strict=False)
        ]

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of all nodes."""
        return tuple(node.url for node in self.each)

    def start(self) -> "Nodes":
        """Start all nodes and wait until they are one cluster."""
        for node in self.each:
            node.start()
        self.wait(self.urls, len(self.each))
        return self

    def stop(self) -> None:
        """End all nodes."""
        for node in self.each:
            node.stop()

    def wait(self, urls: Sequence[str], count: int, status: str = "yellow") -> None:
        """Wait until so many nodes are one cluster of this status."""
        client = Client(EngineSettings(tuple(urls), "any"))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                answer = client.ask("GET", "/_cluster/health", seconds=5)
            except EngineUnusable:
                answer = {"number_of_nodes": 0, "status": "none"}
            good = ("yellow", "green") if status == "yellow" else ("green",)
            if answer["number_of_nodes"] == count and answer["status"] in good:
                return
            time.sleep(0.2)
        raise TimeoutError(f"no such cluster: {answer}; {self.each[0].log()}")


def main() -> None:
    """Start as many nodes as are asked for, say where they are, and end them at Ctrl+C or kill."""
    # A shell that starts it in the background lets it ignore the first, and sends the second.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)
    home, count = Path(sys.argv[1]), int(sys.argv[2])
    first = 9201
    with TemporaryDirectory(prefix="sesaku-engine-") as folder:
        ports = [*range(first, first + count), *range(first + 100, first + 100 + count)]
        nodes = Nodes(home, Path(folder), count, ports)
        try:
            print(" ".join(nodes.start().urls), flush=True)
            signal.pause()
        except KeyboardInterrupt:
            print("ended")
        finally:
            nodes.stop()


if __name__ == "__main__":
    main()
