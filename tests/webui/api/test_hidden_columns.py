"""What is shown nowhere leaves by no way out: pages, API, downloads, feed, embed, snapshot, index,
Whoosh, documents of a cluster, command line.
"""

import gzip
import io
import json
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from flask import Flask
from whoosh.index import open_dir

from corpus import load
from corpus.record import Program
from corpus.writer import to_csv
from indexer import LiveIndex, update_index
from indexer.cli import sesaku
from indexer.cluster.writing.documents import Documents
from indexer.index.segment import Segment
from indexer.store.storage import Store
from webui import Settings, create_app
from webui.commands.snapshot import write_snapshot

# Heading, kind, and the text of one of two years; the other year has other figures.
HIDDEN = {
    "内部用メモ": ("text", "匿空迷語を伏せる2026"),
    "内部額": ("number", "987,654,2026円"),
    "内部日": ("date", "2026年3月17日"),
    "内部先": ("url", "https://naisho.example.jp/2026"),
    "内部窓口": ("contact", "024-999-2026"),
}
# Beside their headings what gives the texts away, in whatever form.
SECRETS = (*HIDDEN, "匿空", "987,654", "9876542", "3月17", "03-17", "naisho", "024-999")
# Found by its words or put in order by, and shown nowhere either.
HELD_BACK = {"別名欄": ("text", "裏口語彙"), "重み欄": ("number", "445566")}


class Made(NamedTuple):
    """A collection of two years, its index, its site."""

    directory: Path
    index: Path
    app: Flask


def _settings() -> str:
    tables = ['title = "計画"\nfiscal_year = 2026\nembed_origins = ["https://a.example"]\n']
    for heading, (kind, _) in {**HIDDEN, **HELD_BACK}.items():
        use = {"別名欄": "searched = true\n", "重み欄": "sortable = true\n"}.get(heading, "")
        tables.append(
            f'[[columns]]\nheading = "{heading}"\nkind = "{kind}"\nshown = "neither"\n{use}'
        )
    for heading, searched in (("公開欄", "true"), ("読むだけ欄", "false")):
        tables.append(f'[[columns]]\nheading = "{heading}"\nsearched = {searched}\n')
    return "".join(tables)


def _write(folder: Path, year: int, words: str) -> None:
    texts = {heading: text for heading, (_, text) in {**HIDDEN, **HELD_BACK}.items()}
    secret = {heading: text.replace("2026", str(year)) for heading, text in texts.items()}
    programs = [
        Program(
            f"{year}-1-0{number}",
            "くらし",
            number,
            f"施策{number}の推進",
            words,
            department="総務部",
            extra=(*secret.items(), ("公開欄", "公開語彙"), ("読むだけ欄", "不探語句")),
        )
        for number in (1, 2)
    ]
    folder.mkdir(exist_ok=True)
    content = to_csv(programs)
    (folder / "programs.csv").write_text(content, encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    directory = tmp_path_factory.mktemp("hidden") / "plan"
    _write(directory, 2026, "知らせる。")
    _write(directory / "2027", 2027, "知らせる。")
    (directory / "collection.toml").write_text(_settings(), encoding="utf-8")
    index = directory.parent / "index"
    update_index(load(directory), index)
    for year, folder in ((2026, directory), (2027, directory / "2027")):  # the feed has changes
        _write(folder, year, "早く知らせる。")
    update_index(load(directory), index)
    return Made(directory, index, create_app(Settings(collection=directory), LiveIndex(index)))


def _addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        known = {"id": "2027-1-01", "name": "department"}
        names = {name: known.get(name, "1") for name in rule.arguments}
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(rule.endpoint, names)
        yield address
        yield f"{address}?q=%E6%96%BD%E7%AD%96"
    yield "/years?from=2026&to=2027"
    yield "/?q=%E8%A3%8F%E5%8F%A3"  # by the words of what is searched and not shown


def _plain(content: bytes) -> str:
    """Return what a file says, whatever it is packed in."""
    if content[:2] == b"\x1f\x8b":
        return _plain(gzip.decompress(content))
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(_plain(packed.read(name)) for name in packed.namelist())
    return content.decode("utf-8", "replace")


def _told(text: str, *more: str) -> list[str]:
    forms = (text, json.dumps(text), text.encode().decode("unicode_escape", "replace"))
    return [one for one in (*SECRETS, *more) if any(one in form for form in forms[:1])]


def test_no_address_of_the_site_tells_what_is_hidden(made: Made) -> None:
    client = made.app.test_client()
    held_back = [text for _, text in HELD_BACK.values()]
    checked = 0
    for address in _addresses(made.app):
        answer = client.get(address)
        assert answer.status_code < 500, address
        checked += answer.status_code == 200
        assert _told(_plain(answer.data), *held_back) == [], address
    assert checked > 60


def test_no_file_of_a_snapshot_tells_what_is_hidden(made: Made, tmp_path: Path) -> None:
    write_snapshot(made.directory, made.index, tmp_path / "out")
    files = [one for one in (tmp_path / "out").rglob("*") if one.is_file()]
    assert len(files) > 20
    assert {str(one): told for one in files if (told := _told(_plain(one.read_bytes())))} == {}


def test_neither_whoosh_nor_a_cluster_is_given_what_is_hidden(made: Made) -> None:
    generation = Store(made.index).current()
    assert generation is not None
    with open_dir(str(generation.path)).reader() as reader:
        stored = [reader.stored_fields(number) for number in range(reader.doc_count_all())]
    assert _told(repr(stored)) == []
    segment = Segment(generation.path)
    documents = [one for _, one in Documents(segment).of(range(segment.programs))]
    lines = [b64decode(one["record"]).decode() for one in documents]
    assert _told(repr(documents) + repr(lines)) == []


def test_no_file_of_an_index_tells_what_is_hidden(made: Made) -> None:
    files = [one for one in made.index.rglob("*") if one.is_file()]
    assert {str(one): told for one in files if (told := _told(_plain(one.read_bytes())))} == {}


@pytest.mark.parametrize(
    ("words", "total"),
    [("匿空迷語", 0), ("naisho", 0), ("不探語句", 0), ("公開語彙", 2), ("裏口語彙", 2)],
)
def test_what_is_not_searched_is_not_found(made: Made, words: str, total: int) -> None:
    found = json.loads(made.app.test_client().get(f"/api/search?q={words}").text)
    assert found["complete"] == total


@pytest.mark.parametrize("asked", ["内部額.from=1", "内部日.to=2030", "重み欄.from=1"])
def test_nothing_is_narrowed_by_what_is_hidden(made: Made, asked: str) -> None:
    answer = made.app.test_client().get(f"/api/search?{asked}&strict=1")
    assert answer.status_code == 400 or json.loads(answer.text)["total"] == 2


def test_the_command_line_searches_without_it_and_exports_it(made: Made) -> None:
    run = CliRunner().invoke
    options = ["--collection", str(made.directory), "--index", str(made.index)]
    for more in ([], ["--json"]):
        found = run(sesaku, ["search", "施策", *options, *more])
        assert found.exit_code == 0, found.output
        assert _told(found.output) == []
    exported = run(sesaku, ["export", str(made.directory), "--format", "csv"])
    assert set(HIDDEN) <= set(_told(exported.output))
