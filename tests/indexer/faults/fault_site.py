"""A collection whose every program tells its edition, updated by the command, read over HTTP."""

import dataclasses
import functools
import io
import json
import os
import re
import threading
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import corpus
from corpus import Program, to_csv
from indexer.cli import sesaku
from indexer.errors import Busy

_SHIPPED = Path(corpus.__file__).parent / "fukushima_ict_2020"
_FEWEST = 12
_EDITION = re.compile(r"第(\d+)版")
# Seconds to wait for an answer: a loaded machine may stop a server for a while.
_PATIENCE = 60
# Seconds between two requests of one asker, so that the updates get their share of the machine.
_PAUSE = 0.005
# How many kinds of answers an asker asks for in turn.
KINDS = 5


@functools.cache
def _shipped() -> tuple[Program, ...]:
    return corpus.load(_SHIPPED).programs


def size_of_edition(edition: int) -> int:
    """How many programs an edition has."""
    return _FEWEST + edition % 5


def write_edition(directory: Path, edition: int) -> None:
    """Make the directory a collection in which every program says 第…版 in its summary."""
    directory.mkdir(exist_ok=True)
    programs = [
        dataclasses.replace(program, summary=f"第{edition}版の施策。\n{program.summary}")
        for program in _shipped()[: size_of_edition(edition)]
    ]
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())


def update_by_command(index: Path, number: int) -> None:
    """Publish an edition with ``sesaku index``, from this process's own collection.

    Raises Busy for exit code 3 and AssertionError for any other than 0.
    """
    collection = index.parent / f"plan-{os.getpid()}"
    write_edition(collection, number % 7)
    arguments = ["index", str(collection), "--index", str(index)]
    if number % 5 == 0:
        arguments.append("--full")
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = sesaku(arguments, standalone_mode=False)
    if code == 3:
        raise Busy(index, None)
    assert not code, said.getvalue()


class Editions:
    """Which generation was which edition; all servers and readers must agree."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}
        self._lock = threading.Lock()

    def note(self, generation: int, edition: int) -> None:
        with self._lock:
            known = self._known.setdefault(generation, edition)
        assert known == edition, f"generation {generation} is edition {known} and {edition}"

    def __len__(self) -> int:
        return len(self._known)


class Asker(threading.Thread):
    """Asks one server for pages and documents in turn, over one connection, and checks each.

    ``answers`` counts the sound ones, ``errors`` says what was wrong with the others.
    """

    def __init__(self, address: str, editions: Editions) -> None:
        super().__init__(name=f"asker of {address}")
        self.answers = 0
        self.pause = _PAUSE
        self.errors: list[str] = []
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=_PATIENCE)
        self._editions = editions
        self._done = threading.Event()
        self._generation = 0

    def run(self) -> None:
        looks = (self._api, self._page, self._export, self._health, self._program)
        try:
            while not self._done.wait(self.pause):
                self.ask(looks[self.answers % KINDS])
        finally:
            self.connection.close()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._done.set()

    def ask(self, look: Callable[[], None]) -> None:
        """Ask once, and note what came of it."""
        try:
            look()
            self.answers += 1
        except Exception as error:
            self.errors.append(repr(error))
            self.connection.close()

    def _api(self) -> None:
        document = json.loads(self._get(f"/api/search?q={quote('施策')}&per_page=100"))
        edition = _edition_in([hit["summary"] for hit in document["hits"]])
        assert document["total"] == len(document["hits"]) == size_of_edition(edition)
        self._editions.note(document["generation"], edition)
        self.forward(document["generation"])

    def _page(self) -> None:
        page = self._get("/?per_page=100")
        edition = _edition_in([page])
        assert page.count("の施策。") == size_of_edition(edition)

    def _export(self) -> None:
        document = json.loads(self._get("/export.json"))
        edition = _edition_in([program["summary"] for program in document["programs"]])
        assert len(document["programs"]) == size_of_edition(edition)

    def _health(self) -> None:
        health = json.loads(self._get("/healthz"))
        # What another updater has not published yet may be told, and nothing else.
        assert all("is not published" in problem for problem in health["problems"]), health
        assert health["records"] in range(_FEWEST, _FEWEST + 5)
        self.forward(health["generation"])

    def _program(self) -> None:
        _edition_in([self._get(f"/programs/{_shipped()[0].id}")])

    def _get(self, path: str) -> str:
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        body = response.read().decode()
        assert response.status == 200, (path, response.status, body[:500])
        return body

    def forward(self, generation: int) -> None:
        """A server that showed a generation never shows an earlier one afterwards."""
        assert generation >= self._generation
        self._generation = generation


def _edition_in(texts: list[str]) -> int:
    """The one edition that all texts tell."""
    found = [set(_EDITION.findall(text)) for text in texts]
    assert found
    assert all(editions == found[0] for editions in found), found
    (edition,) = found[0]
    return int(edition)
