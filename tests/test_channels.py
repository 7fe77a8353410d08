"""A channel is added in every place that `indexer/query/channels.py` lists."""

import ast
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from indexer.matches.match import Channel
from tests.judgements.channels import LEFT_OUT
from webui.pages.reasons import label_key

ROOT = Path(__file__).parents[1]
QUERY = ROOT / "indexer" / "query"
# The word itself is what all others are compared with: no weight, no label, never left out.
OTHERS = [channel for channel in Channel if channel is not Channel.WORD]


def made_by(name: str) -> set[str]:
    """The addresses of the functions of the room that make matches of a channel."""
    return {
        f"{address(path)}.{owner}{function.name}"
        for path in QUERY.rglob("[a-z]*.py")
        for owner, function in functions_of(ast.parse(path.read_text(encoding="utf-8")))
        if any(
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) == ("Channel", name)
            for node in ast.walk(function)
        )
    }


def functions_of(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            yield "", node
        elif isinstance(node, ast.ClassDef):
            own = (one for one in node.body if isinstance(one, ast.FunctionDef))
            yield from ((f"{node.name}.", one) for one in own)


def left_out() -> set[str]:
    """What the table of what each channel is worth puts another function in place of.

    A module of the room that makes nothing but one channel is left out by any of its functions.
    """
    functions = {function for replaced in LEFT_OUT.values() for function in replaced}
    return functions | {module_of(function) for function in functions} - {"indexer.query.channels"}


def address(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


MODULES = {address(path) for path in QUERY.rglob("[a-z]*.py")}


def module_of(function: str) -> str:
    """The module of the room that a function is in; the function of another room."""
    return next((one for one in MODULES if function.startswith(f"{one}.")), function)


def weight_of(name: str) -> object:
    modules = (import_module(one) for one in sorted(MODULES))
    found = [vars(one)[f"{name}_WEIGHT"] for one in modules if f"{name}_WEIGHT" in vars(one)]
    return found[0] if found else None


def forgotten(name: str, label: str) -> Iterator[str]:
    """The places that a channel lacks."""
    if not isinstance(weight_of(name), float):
        yield "weight"
    makers = made_by(name)
    if not makers:
        yield "matches"
    if not (makers | {module_of(one) for one in makers}) & left_out():
        yield "worth"
    key = label_key(label)
    for language in ("ja", "en"):
        words = tomllib.loads((ROOT / f"webui/words/{language}.toml").read_text(encoding="utf-8"))
        if key is None or key not in words:
            yield f"words of {language}"
    if f"\n| {name.lower()} |" not in (ROOT / "indexer/README.md").read_text(encoding="utf-8"):
        yield "README"


@pytest.mark.parametrize("channel", OTHERS, ids=lambda channel: channel.name)
def test_no_place_of_a_channel_was_forgotten(channel: Channel) -> None:
    assert list(forgotten(channel.name, channel.value)) == []


def test_a_channel_that_is_nowhere_lacks_every_place() -> None:
    places = ["weight", "matches", "worth", "words of ja", "words of en", "README"]
    assert list(forgotten("GUESSED", "推測")) == places


def test_labels_tell_channels_apart() -> None:
    assert len({channel.value for channel in Channel}) == len(Channel)
