"""What a later layer writes of a published collection: its site as files."""

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

# From a collection, its index and a folder.
Write = Callable[[Path, Path, Path], Any]


def registered_snapshot() -> Write:
    """What writes a site as files; see pyproject.toml. Raises LookupError without any."""
    found = entry_points(group="sesaku.snapshots")
    if not found:
        raise LookupError("nothing that writes a site as files is installed")
    write: Write = next(iter(found)).load()
    return write
