"""The layers: the corpus knows neither neighbour, the index no web, libraries stay at home."""

import ast
from collections.abc import Iterator
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
    "corpus": {"record", "columns", "importing"},
    "indexer": {
        "query.query",
        "answer.results",
        "answer.view",
        "build.changes",
        "locations",
        "commands.watch",
        "commands.failure",
        "commands.options",
        "commands.output",
    },
}
# The only files that import a library, so that another one could stand behind ours.
HOMES = {
    "sudachipy": {"indexer/text/analyzer.py"},
    "whoosh": {"indexer/whoosh/view.py", "indexer/whoosh/matcher.py", "indexer/whoosh/codec.py"},
    "waitress": {"webui/serving/connection.py", "webui/serving/server.py"},
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


IMPORTS = [
    one for layer in LAYERS for path in (ROOT / layer).rglob("*.py") for one in imports_of(path)
]


def test_every_layer_was_read() -> None:
    assert {one.layer for one in IMPORTS} == set(LAYERS)
    assert {one.package for one in IMPORTS} >= {*LAYERS, "flask", *HOMES}


@pytest.mark.parametrize(
    ("layer", "stranger"),
    [("corpus", "indexer"), ("corpus", "webui"), ("indexer", "webui")]
    + [(layer, name) for layer in ("corpus", "indexer") for name in ("flask", "werkzeug", "jinja2")]
    + [("corpus", name) for name in ("numpy", "sudachipy", "whoosh", "click")],
)
def test_a_layer_does_not_know(layer: str, stranger: str) -> None:
    assert [one for one in IMPORTS if (one.layer, one.package) == (layer, stranger)] == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_in_its_home_only(library: str) -> None:
    assert {one.file for one in IMPORTS if one.package == library} == HOMES[library]


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
