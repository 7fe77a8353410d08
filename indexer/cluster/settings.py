"""Where the cluster is and what our index is called there; credentials are the environment's."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from indexer.cluster.errors import EngineUsage

# The environment's variables with what may stand in no file and no command line.
USER, PASSWORD, CA = "SESAKU_ENGINE_USER", "SESAKU_ENGINE_PASSWORD", "SESAKU_ENGINE_CA"
_KNOWN = {"nodes", "alias", "shards", "replicas", "ca"}
# What the engine lets an index be called.
_ALIAS = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_REMEDY = "Write it as https://host:9200, one --engine for each node."
_MOST_SHARDS = 1024


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """The nodes of a cluster, the alias that searches ask, and how its indexes are cut.

    ``user`` and ``password`` are never shown; ``replicas`` None means one where there is a second
    node.
    """

    nodes: tuple[str, ...]
    alias: str
    shards: int = 1
    replicas: int | None = None
    ca: Path | None = None
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """What an error calls the cluster."""
        return f"{self.nodes[0]}/{self.alias}"


def engine_settings(
    nodes: Sequence[str], values: Mapping[str, Any], directory: Path
) -> EngineSettings:
    """The settings of ``[engine]`` in the collection in ``directory``, and of ``--engine``.

    Raises EngineUsage for the first one that cannot be used.
    """
    if unknown := sorted(values.keys() - _KNOWN):
        raise EngineUsage(
            f"[engine] in {directory / 'collection.toml'} has an unknown setting {unknown[0]!r}.",
            f"It may have: {', '.join(sorted(_KNOWN))}.",
        )
    named = tuple(nodes) or _texts(values.get("nodes", ()))
    if not named:
        raise EngineUsage("[engine] names no node.", 'Add nodes = ["https://host:9200"].')
    ca = os.environ.get(CA) or values.get("ca")
    if not isinstance(ca, str | None):
        raise EngineUsage(f"[engine] ca = {ca!r} is no name of a file.", "Write it in quotes.")
    return EngineSettings(
        tuple(map(checked_node, named)),
        _alias(values.get("alias"), directory),
        _number(values, "shards", 1, 1),
        _number(values, "replicas", None, 0),
        directory / ca if ca else None,
        os.environ.get(USER, ""),
        os.environ.get(PASSWORD, ""),
    )


def checked_node(address: str) -> str:
    """The address of a node. Raises EngineUsage for one with a path or credentials in it."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise EngineUsage("The port of --engine is none.", _REMEDY) from None
    if parts.username is not None or parts.password is not None:
        # What was typed has a secret in it: it is not repeated.
        raise EngineUsage(
            "--engine has credentials in its address.",
            f"Put them into {USER} and {PASSWORD}, where no log shows them.",
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineUsage(f"--engine {address} is no address of a node.", _REMEDY)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise EngineUsage(f"--engine {address} has more than a host and a port.", _REMEDY)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port or (443 if parts.scheme == 'https' else 80)}"


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise EngineUsage("[engine] nodes is no list of texts.", _REMEDY)
    return tuple(value)


def _alias(value: Any, directory: Path) -> str:
    """The alias that was chosen, or one by the name of the folder."""
    if value is None:
        name = directory.resolve().name
        plain = re.sub(r"[^a-z0-9_-]+", "", name.lower())
        own = plain if plain == name.lower() else sha256(name.encode()).hexdigest()[:12]
        return f"sesaku-{own}"
    if not isinstance(value, str) or not _ALIAS.fullmatch(value):
        raise EngineUsage(
            f"[engine] alias = {value!r} cannot be the name of an index.",
            "Use small letters, figures, - and _, a letter or a figure first.",
        )
    return value


def _number(values: Mapping[str, Any], name: str, default: Any, least: int) -> Any:
    value = values.get(name, default)
    if value is default:
        return default
    if type(value) is not int or not least <= value <= _MOST_SHARDS:
        raise EngineUsage(
            f"[engine] {name} = {value!r} is no number from {least} to {_MOST_SHARDS}.",
            "Leave it out for the default.",
        )
    return value
