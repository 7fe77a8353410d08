"""What may be handed to the product from outside, and what must hold of it whatever it is.

Each kind of input has a function here that takes the text (bytes as Latin-1 characters where a kind
says so) and an empty directory, and raises AssertionError when what is promised does not hold.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

from click.testing import CliRunner, Result
from flask import Flask

from corpus.web_address import is_web_address
from indexer.cli import sesaku
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs
from webui.serving.wsgi import close

DONE, AT_FAULT = 0, 1
# Statuses of an ordinary answer to any address: one of ours, or what is wrong with it.
ORDINARY = {200, 301, 302, 304, 308, 400, 404, 405, 406, 413, 414}


def command(*arguments: object) -> Result:
    """Run a command; it ends with 0, or with 1 and lines about the input, without a traceback."""
    result = CliRunner().invoke(sesaku, [str(one) for one in arguments])
    ended = result.exception is None or isinstance(result.exception, SystemExit)
    assert ended, (arguments, repr(result.exception)[:500])
    assert result.exit_code in (DONE, AT_FAULT), (arguments, result.output[-500:])
    assert "Traceback" not in result.output
    assert result.output.strip(), "it says something"
    return result


def published(directory: Path) -> None:
    """A collection with no problem is published; one with a problem is not, and says why."""
    checked = command("check", directory)
    indexed = command("index", directory, "--index", directory.parent / "index")
    assert checked.exit_code == indexed.exit_code, (checked.output[-500:], indexed.output[-500:])
    if checked.exit_code == DONE:
        command("check", "--index", directory.parent / "index")


def address(text: str, directory: Path) -> None:
    """An address that no browser would open as it stands is refused."""
    assert not is_web_address(text)


def settings(text: str, directory: Path) -> None:
    """Any collection.toml is taken or refused in words."""
    write_programs(directory / "plan", PROGRAMS)
    (directory / "plan" / "collection.toml").write_text(text, "utf-8")
    published(directory / "plan")


def synonyms(text: str, directory: Path) -> None:
    """Any synonyms.csv (bytes) is taken or refused in words."""
    write_programs(directory / "plan", PROGRAMS)
    (directory / "plan" / "synonyms.csv").write_bytes(text.encode("latin-1"))
    published(directory / "plan")


def related(text: str, directory: Path) -> None:
    """Any related.csv (bytes) is taken or refused in words, by check and index alike."""
    write_programs(directory / "plan", PROGRAMS)
    (directory / "plan" / "related.csv").write_bytes(text.encode("latin-1"))
    published(directory / "plan")


def records(text: str, directory: Path) -> None:
    """Any programs.csv (bytes) is taken or refused in words."""
    (directory / "plan").mkdir()
    (directory / "plan" / "programs.csv").write_bytes(text.encode("latin-1"))
    published(directory / "plan")


def _import(content: bytes, name: str, directory: Path) -> None:
    file, plan = directory / name, directory / "plan"
    file.write_bytes(content)
    command("init", plan)
    imported = command("import", file, "--to", plan, "--yes")
    if imported.exit_code == DONE:
        assert command("check", plan).exit_code == DONE, "what was written can be read"
        published(plan)
    else:
        assert not (plan / "previous").exists(), "nothing is written while there are errors"


def table(text: str, directory: Path) -> None:
    """Any .csv (bytes) is imported or refused in words; what is imported can be published."""
    _import(text.encode("latin-1"), "list.csv", directory)


def json_lines(text: str, directory: Path) -> None:
    """Any .jsonl is imported or refused in words."""
    _import(text.encode("utf-8", "surrogatepass"), "list.jsonl", directory)


def workbook(text: str, directory: Path) -> None:
    """Any .xlsx (bytes) is imported or refused in words."""
    _import(text.encode("latin-1"), "list.xlsx", directory)


def query(text: str, app: Flask) -> None:
    """Any words are searched for, or refused for what they are, by page, API, export and feed."""
    for path in ("/", "/api/search", "/suggest", "/export.csv", "/feed.atom", "/embed"):
        target(f"{path}?q={quote(text, errors='surrogatepass')}", app)


def target(text: str, app: Flask) -> None:
    """Any address (bytes, as it comes over the wire) gets an ordinary answer."""
    path, _, words = text.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": words}
    environ |= {"RAW_URI": text, "REQUEST_URI": text}
    _ask(environ, app)


def header(text: str, app: Flask) -> None:
    """Any header (its name, a colon, its value) gets an ordinary answer of pages, data, files."""
    name, _, value = text.partition(": ")
    for path in ("/", "/api/search", "/feed.atom", "/static/site.css"):
        key = "HTTP_" + name.upper().replace("-", "_")
        _ask({"PATH_INFO": path, "QUERY_STRING": "", key: value}, app)


def _ask(environ: dict[str, Any], app: Flask) -> None:
    setup_testing_defaults(environ)
    statuses: list[int] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., object]:
        statuses.append(int(status[:3]))
        for name, value in headers:
            assert not {*"\r\n\0"} & {*name, *value}, (name, value)
        return len

    pieces = app(environ, start)
    body = b"".join(pieces)
    close(pieces)
    (status,) = statuses
    assert status in ORDINARY, (status, body[:500])
    assert b"Traceback" not in body


# Inputs that are files or settings, by their kind; others are asked of a site.
FILES: dict[str, Callable[[str, Path], None]] = {
    one.__name__: one
    for one in (address, settings, synonyms, related, records, table, json_lines, workbook)
}
ASKED: dict[str, Callable[[str, Flask], None]] = {
    one.__name__: one for one in (query, target, header)
}


def inputs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Kind, text and what it did once, of every line; ``[piece, times]`` in a text is repeated."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        pieces = [one if isinstance(one, str) else one[0] * one[1] for one in entry["input"]]
        yield entry["kind"], "".join(pieces), entry["did"]
