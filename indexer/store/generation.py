"""A generation: one whole, published, unchanging state of the index."""

import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from indexer.errors import IndexUnusable
from indexer.store import durable
from indexer.store.pointer import generation_number
from indexer.store.signed_json import JSON, UNREADABLE, seal, unseal

# A sealed JSON file (see `sealed`), the last one written into a generation's directory. Its
# items: "generation", the number; "created", the time of publishing in UTC (ISO 8601); "files",
# for every other file below the directory its name (with "/") and a list of its size in bytes
# and its CRC-32 in hexadecimal; "facts", what the build has to say about the generation. Files
# that it does not list are not part of the generation.
MANIFEST = "manifest.json"

# What helps when a file of a generation is missing or damaged.
DAMAGED = (
    "Run `sesaku rollback` to return to the previous generation, "
    "or `sesaku index --full` to build a new one from the corpus."
)


class Entry(NamedTuple):
    """What the manifest says about one file; ``checksum`` is as ``durable.checksum`` gives it."""

    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Generation:
    """One published state of the index, immutable: files below ``path`` are only ever read.

    ``created`` is the time of publishing in UTC, ``facts`` what the build noted about it.
    """

    number: int
    path: Path
    created: datetime
    facts: Mapping[str, JSON]

    def names(self) -> list[str]:
        """The names of its files. Raises IndexUnusable when the manifest is damaged."""
        return list(read_manifest(self.path).files)

    def verify(self) -> None:
        """Read every file and compare its checksum. Costs about 0.3 s per gigabyte in the cache.

        Raises IndexUnusable with the first file that is missing or not what was written.
        """
        for name, entry in read_manifest(self.path).files.items():
            _check_size(self.path / name, entry)
            _check_content(self.path / name, entry)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest file says; see MANIFEST."""

    number: int
    created: datetime
    files: Mapping[str, Entry]
    facts: Mapping[str, JSON]


def open_generation(path: Path) -> Generation:
    """The generation in a directory, its files all there and of the right size.

    Reads the manifest and asks the system about every file; contents are left to ``verify``.
    Raises IndexUnusable with the first file that is missing, damaged or of another format.
    """
    manifest = read_manifest(path)
    for name, entry in manifest.files.items():
        _check_size(path / name, entry)
    return Generation(manifest.number, path, manifest.created, manifest.facts)


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a generation. Raises IndexUnusable when it is missing or damaged."""
    path = directory / MANIFEST
    try:
        items = unseal(path, DAMAGED)
    except FileNotFoundError:
        raise IndexUnusable(path, "is missing", DAMAGED) from None
    if items.get("generation") != generation_number(directory.name):
        raise IndexUnusable(path, "belongs to another generation", DAMAGED)
    try:
        return _from_items(items)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise IndexUnusable(path, f"is damaged ({error!r})", DAMAGED) from error


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write the manifest, on the disk when this returns. Raises OSError.

    Raises TypeError or ValueError for facts that JSON cannot say.
    """
    items: dict[str, JSON] = {
        "generation": manifest.number,
        "created": manifest.created.isoformat(),
        "files": {name: list(entry) for name, entry in manifest.files.items()},
        "facts": manifest.facts,
    }
    durable.write_file(directory / MANIFEST, seal(items))


def _from_items(items: dict[str, Any]) -> Manifest:
    files = {name: Entry(int(size), str(crc)) for name, (size, crc) in items["files"].items()}
    created = datetime.fromisoformat(items["created"])
    return Manifest(int(items["generation"]), created, files, dict(items["facts"]))


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise IndexUnusable(path, "is missing", DAMAGED) from None
    except OSError as error:
        raise IndexUnusable(path, f"cannot be read ({error.strerror})", UNREADABLE) from error


def _check_size(path: Path, entry: Entry) -> None:
    with _reading(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # A pipe or a device may never end, and has no size.
        raise IndexUnusable(path, "is no ordinary file", DAMAGED)
    size = status.st_size
    if size != entry.size:
        reason = f"is damaged (it has {size:,} bytes, {entry.size:,} were written)"
        raise IndexUnusable(path, reason, DAMAGED)


def _check_content(path: Path, entry: Entry) -> None:
    with _reading(path):
        checksum = durable.checksum(path)
    if checksum != entry.checksum:
        raise IndexUnusable(path, "is damaged (its checksum is wrong)", DAMAGED)
