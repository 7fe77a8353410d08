"""The layers and their rooms: each sees only what is below, libraries stay at home.

A room is a folder of a layer. GROUND are the files at a layer's door on which its rooms stand. The
other files at the door (the reading of a collection, ``search``, ``live``) put rooms together.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import corpus
import indexer

ROOT = Path(__file__).parents[1]
LAYERS = ("corpus", "indexer", "webui")
# What other layers may import of a package besides the names of its __init__: modules of values,
# and for the commands of the web what commands share.
OPEN_MODULES = {
    "corpus": {
        "record",
        "columns",
        "importing",
        "text.radicals",
        "text.lookalikes",
        "text.patterns",
    },
    "indexer": {
        "query.column_filters",
        "query.query",
        "answer.facet_values",
        "backup.drafts",
        "index.division_names",
        "browser.files",
        "browser.write",
        "answer.results",
        "answer.view",
        "store.changes",
        "store.waiting",
        "targets.conditions",
        "targets.stated",
        "targets.units",
        "years.asked",
        "hanging_drive",
        "locations",
        "remedies",
        "commands.watch",
        "commands.engine",
        "commands.failure",
        "commands.opening",
        "commands.options",
        "commands.output",
    },
}
# Files at the door that any room of the layer may import; they import only one another.
GROUND = {
    "corpus": {"errors", "memory", "packed", "record", "web_address"},
    "indexer": {"hanging_drive", "cache", "errors", "locations", "remedies"},
    "webui": set[str](),
}
# What each room sees of its layer, apart from the ground: rooms, and files at the door. A room may
# stand only below the line of those that it sees.
ROOMS: Mapping[str, Mapping[str, set[str]]] = {
    "corpus": {
        "text": set(),
        "columns": {"grid", "text"},
        "settings": {"columns"},
        "targets": {"text"},
        "xlsx": {"grid", "text"},
        "plan_text": {"text"},
        "document": {"columns", "grid", "text"},
        "pdf": {"columns", "document", "grid", "text"},
        "office": {"document", "grid", "text", "xlsx"},
        "difference": {"columns", "writer"},
        "table": {"grid", "text"},
        "years": {"columns", "dated_id", "difference", "reader", "table", "text"},
        "layout": {"areas", "columns", "grid", "text"},
        "sources": {"columns", "document", "grid", "layout", "office", "pdf", "plan_text"}
        | {"table", "text", "xlsx"},
        "validation": {"areas", "collection", "columns", "dated_id", "reader", "text"},
        "loading": {"areas", "collection", "columns", "reader", "synonyms", "text"}
        | {"validation", "years"},
        "importing": {"collection", "columns", "dated_id", "difference", "grid", "layout"}
        | {"loading", "reader", "settings", "sources", "text", "validation", "writer", "years"},
        "initial": {"loading", "settings", "synonyms", "writer"},
    },
    "indexer": {
        "text": set(),
        "store": set(),
        # What a generation was built with is a fact that the store keeps.
        "english": {"text"},
        "related": {"text"},
        # Its table is made from a dictionary and from word vectors.
        "thesaurus": {"english", "related", "text"},
        "index": {"english", "store", "text", "thesaurus"},
        "whoosh": {"index", "text"},
        "matches": {"index", "text"},
        "query": {"english", "index", "matches", "text", "thesaurus"},
        "ranking": {"index", "matches", "query"},
        "answer": {"index", "matches", "query", "text"},
        "targets": {"answer", "index", "text"},
        "years": {"answer", "index", "query", "ranking"},
        "embedded": {"answer", "engine", "index", "matches", "query", "ranking"}
        | {"targets", "years"},
        # What a browser searches by is what all of these would do.
        "browser": {"answer", "english", "index", "matches", "query", "ranking"}
        | {"text", "years"},
        "cluster": {"answer", "engine", "index", "matches", "query", "ranking"}
        | {"search", "store", "targets", "text", "years"},
        "quality": set(),
        # A build searches for one word of what it wrote.
        "build": {"index", "matches", "query", "ranking", "related", "store", "text"} | {"whoosh"},
        # What an index should be is what a build would derive, and what Whoosh makes of it.
        "integrity": {"index", "store", "text", "whoosh"},
        "commands": {"answer", "build", "cluster", "index", "integrity", "live", "quality", "query"}
        | {"related"}
        | {"search", "store", "text"},
        "backup": {"commands", "index", "integrity", "store"},
        "linking": {"build", "commands", "index", "live"},
    },
    "webui": {
        "accessibility": set(),
        "request": set(),
        "site": {"request"},
        "serving": {"request"},
        "service": {"request", "serving", "site"},
        "cache": {"request", "serving"},
        "operations": {"request", "service", "serving", "site"},
        "api": {"operations", "request", "service", "serving"},
        "share": {"request", "service"},
        "targets": {"api", "request", "service"},
        "years": {"api", "request", "service", "targets"},
        "pages": {"accessibility", "api", "operations", "request", "service", "site"}
        | {"share", "years"},
        "table": {"api", "operations", "pages", "request", "service"},
        "embed": {"request", "service", "serving", "site"},
        "discovery": {"api", "request", "service"},
        # The files of a site are what the application answers.
        "snapshot": {"pages", "request", "service"},
        "commands": {"", "operations", "request", "serving", "site", "snapshot"},
    },
}
# The rooms and files that import a library, so that another one could stand behind ours.
HOMES = {
    "jamdict_data": {"indexer.english"},
    "_typeshed": {"webui.application", "webui.layers"}
    | {f"webui.{room}" for room in ("api", "cache", "operations", "pages", "serving")},
    "click": {"indexer.backup", "indexer.cli", "indexer.commands", "indexer.linking"}
    | {"webui.commands"},
    "flask": {"webui.application"}
    | {
        f"webui.{room}"
        for room in ("api", "discovery", "embed", "operations", "pages", "targets", "years")
    }
    | {f"webui.{room}" for room in ("request", "service", "share", "site", "snapshot")}
    | {"webui.table"},
    "markupsafe": {"webui.pages"},
    "msgpack": {"indexer.related"},
    "numpy": {f"indexer.{room}" for room in ("answer", "build", "index", "matches", "ranking")}
    | {"indexer.embedded", "indexer.integrity", "indexer.related", "indexer.targets"}
    | {"indexer.browser", "indexer.cluster", "indexer.english", "indexer.thesaurus"}
    | {"indexer.whoosh", "indexer.years"},
    "opensearchpy": {"indexer.cluster"},
    "urllib3": {"indexer.cluster"},
    "orjson": {f"indexer.{room}" for room in ("browser", "cluster", "index", "integrity")}
    | {"webui.api"},
    "pdfminer": {"corpus.pdf"},
    "platformdirs": {"indexer.locations"},
    "prometheus_client": {"webui.serving"},
    "sudachipy": {"indexer.text"},
    "waitress": {"webui.serving"},
    "granian": {"webui.serving"},
    "PIL": {"webui.share"},
    "xlsxwriter": {"webui.api"},
    "werkzeug": {
        "webui.application",
        "webui.cache",
        "webui.pages",
        "webui.request",
        "webui.serving",
    },
    "whoosh": {"indexer.whoosh"},
    "xlrd": {"corpus.office"},
}


class Import(NamedTuple):
    """``name`` imported from ``module`` in a file; empty where a module itself is imported."""

    file: str
    module: str
    name: str

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]

    @property
    def layer(self) -> str:
        return self.file.partition("/")[0]

    @property
    def target(self) -> str:
        """The file that is imported, by its address, or the module where it is none of ours."""
        inner = f"{self.module}.{self.name}"
        return inner if inner in FILES else self.module


def imports_of(path: Path) -> Iterator[Import]:
    """Every import of a file, also those inside of functions and for types only."""
    file = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(file, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in LAYERS:  # import corpus; corpus.load(…)
                yield Import(file, node.value.id, node.attr)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            assert node.module is not None
            yield from (Import(file, node.module, alias.name) for alias in node.names)


def address(file: str) -> str:
    """The address of a file: corpus/text/kana.py is corpus.text.kana, corpus/__init__.py corpus."""
    return file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def place(module: str) -> str:
    """The room of a file of ours, or the file itself where it stands at a layer's door."""
    layer, _, rest = module.partition(".")
    return f"{layer}.{rest.partition('.')[0]}".rstrip(".")


PATHS = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")]
FILES = {address(path.relative_to(ROOT).as_posix()) for path in PATHS}
IMPORTS = [one for path in PATHS for one in imports_of(path)]
OUTSIDE = {one.package for one in IMPORTS} - {*LAYERS, *sys.stdlib_module_names}


def seen(layer: str, room: str) -> set[str]:
    """What a room imports of its layer, apart from itself and the ground."""
    own = f"{layer}.{room}"
    places = {
        place(one.target)
        for one in IMPORTS
        if one.package == layer and place(address(one.file)) == own
    }
    names = {name.removeprefix(layer).removeprefix(".") for name in places - {own}}
    return names - GROUND[layer]


def test_every_layer_was_read() -> None:
    assert {one.layer for one in IMPORTS} == set(LAYERS)
    assert {one.package for one in IMPORTS} >= {*LAYERS, "flask", *HOMES}
    assert {"corpus.text", "indexer.search", "webui"} <= {place(file) for file in FILES}


@pytest.mark.parametrize(
    ("layer", "stranger"),
    [("corpus", "indexer"), ("corpus", "webui"), ("indexer", "webui")]
    + [(layer, name) for layer in ("corpus", "indexer") for name in ("flask", "werkzeug", "jinja2")]
    + [("corpus", name) for name in ("numpy", "sudachipy", "whoosh", "click")],
)
def test_a_layer_does_not_know(layer: str, stranger: str) -> None:
    assert [one for one in IMPORTS if (one.layer, one.package) == (layer, stranger)] == []


@pytest.mark.parametrize("layer", LAYERS)
def test_every_room_is_in_the_table(layer: str) -> None:
    folders = {path.parent.name for path in (ROOT / layer).glob("*/*.py")}
    assert folders == ROOMS[layer].keys()


def test_the_readme_of_the_index_has_its_rooms_in_their_order() -> None:
    readme = (ROOT / "indexer" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)/` \|", readme, re.M) == list(ROOMS["indexer"])


@pytest.mark.parametrize(
    ("layer", "room"), [(layer, room) for layer, rooms in ROOMS.items() for room in rooms]
)
def test_a_room_sees_what_the_table_says(layer: str, room: str) -> None:
    """Neither more nor less: what a room does not need any more goes from its line."""
    assert seen(layer, room) == ROOMS[layer][room]


@pytest.mark.parametrize("layer", LAYERS)
def test_rooms_see_only_rooms_below(layer: str) -> None:
    above: set[str] = set()
    for room, below in ROOMS[layer].items():
        above.add(room)
        assert below & ROOMS[layer].keys() <= above - {room}, room


@pytest.mark.parametrize("layer", LAYERS)
def test_the_ground_sees_nothing_else(layer: str) -> None:
    for name in GROUND[layer]:
        assert seen(layer, name) == set(), name


def test_rooms_and_files_at_the_door_stand_in_no_circle() -> None:
    """Each layer's __init__ only names what others may import, on first use."""
    ties: dict[str, set[str]] = {}
    for one in IMPORTS:
        here, there = place(address(one.file)), place(one.target)
        if one.package in LAYERS and here != there and here not in LAYERS and there not in LAYERS:
            ties.setdefault(here, set()).add(there)
    TopologicalSorter(ties).prepare()


def test_files_import_one_another_in_no_circle() -> None:
    """Not for types only, and not inside of functions either."""
    ties: dict[str, set[str]] = {}
    for one in IMPORTS:
        if one.package in LAYERS and one.target != address(one.file):
            ties.setdefault(address(one.file), set()).add(one.target)
    TopologicalSorter(ties).prepare()


@pytest.mark.parametrize("library", sorted(OUTSIDE | HOMES.keys()))
def test_a_library_is_imported_in_its_home_only(library: str) -> None:
    found = {place(address(one.file)) for one in IMPORTS if one.package == library}
    assert found == HOMES.get(library)


@pytest.mark.parametrize("package", OPEN_MODULES)
def test_other_layers_import_public_names_only(package: str) -> None:
    public = set({"corpus": corpus, "indexer": indexer}[package].__all__)
    strangers = [one for one in IMPORTS if one.package == package != one.layer]
    for one in strangers:
        inner = one.module.partition(".")[2]
        if inner:
            assert inner in OPEN_MODULES[package], one
        elif one.name:
            assert one.name in public, one
        assert not one.name.startswith("_"), one
