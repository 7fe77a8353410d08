"""A channel is added in every place that `indexer/query/channels.py` lists."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.query import channels
from indexer.query.query_plan import Channel
from tests.judgements.channels import LEFT_OUT
from webui.pages.reasons import label_key

ROOT = Path(__file__).parents[1]
SOURCE = (ROOT / "indexer/query/channels.py").read_text(encoding="utf-8")
# The word itself is what all others are compared with: no weight, no label, never left out.
OTHERS = [channel for channel in Channel if channel is not Channel.WORD]


def methods_with(name: str) -> set[str]:
    """The methods of Channels that make matches of a channel."""
    (kind,) = [
        node
        for node in ast.parse(SOURCE).body
        if isinstance(node, ast.ClassDef) and node.name == "Channels"
    ]
    return {
        method.name
        for method in kind.body
        if isinstance(method, ast.FunctionDef) and _makes(method, name)
    }


def _makes(method: ast.FunctionDef, name: str) -> bool:
    return any(
        isinstance(node, ast.Call)
        and any(isinstance(one, ast.Attribute) and one.attr == name for one in node.args)
        for node in ast.walk(method)
    )


def left_out() -> set[str]:
    """The methods of Channels that the table of what each channel is worth leaves out."""
    addresses = {address for replaced in LEFT_OUT.values() for address in replaced}
    return {address.rpartition(".")[2] for address in addresses if ".Channels." in address}


def forgotten(name: str, label: str) -> Iterator[str]:
    """The places that a channel lacks."""
    if not isinstance(getattr(channels, f"{name}_WEIGHT", None), float):
        yield "weight"
    methods = methods_with(name)
    if not methods:
        yield "matches"
    if not methods & left_out():
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
