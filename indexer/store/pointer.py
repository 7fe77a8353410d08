"""The pointer: the one file that says which generation of an index is published."""

import os
import re
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import sync_directory
from indexer.errors import IndexUnusable
from indexer.store import durable
from indexer.store.signed_json import JSON, seal, unseal

# A sealed JSON file (see `sealed`) in the index directory. Its items: "current" and "previous",
# names of generation directories or null; "last", the highest number ever published, so that no
# number is used twice, not even after a rollback; "superseded", for each earlier generation
# directory the time in seconds since 1970 at which it ceased to be the current one. It is written
# when the directory is set up, before the first generation: a directory with generations and
# without it has lost it. It is only ever replaced whole.
POINTER = "current"
# The next pointer while it is written; means nothing, whatever it contains.
POINTER_DRAFT = "current.tmp"

# A generation's directory: g and its number in six digits, or more when six do not suffice.
_GENERATION = re.compile(r"g(\d{6,})", re.ASCII)

# Added to the time of change of the pointer before, so that two pointers never share it; the
# coarsest clock among the usual file systems (NTFS) counts in 100 ns.
_TICK_NS = 1_000


def generation_name(number: int) -> str:
    """The name of the directory of a generation."""
    return f"g{number:06d}"


def generation_number(name: str) -> int | None:
    """The number in a generation directory's name; None for any other name."""
    match = _GENERATION.fullmatch(name)
    return int(match[1]) if match else None


def generation_names(directory: Path) -> list[str]:
    """Names of all generation directories in an index directory; none when it is not there."""
    try:
        return [name for name in os.listdir(directory) if generation_number(name) is not None]
    except (FileNotFoundError, NotADirectoryError):
        return []


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the pointer file says; see POINTER for the items."""

    current: str | None = None
    previous: str | None = None
    last: int = 0
    superseded: Mapping[str, float] = field(default_factory=dict)

    def advanced(self, name: str, number: int, previous: str | None) -> "Pointer":
        """The pointer after publishing the generation ``name``."""
        return Pointer(name, previous, number, self._superseded_but(name))

    def returned(self) -> "Pointer":
        """The pointer after going back to the previous generation.

        There is none before that one then: a second rollback must not lead forward again.
        """
        return Pointer(self.previous, None, self.last, self._superseded_but(self.previous))

    def among(self, names: Collection[str]) -> "Pointer":
        """The pointer without its memory of generations other than ``names``."""
        kept = {name: at for name, at in self.superseded.items() if name in names}
        return Pointer(self.current, self.previous, self.last, kept)

    def _superseded_but(self, current: str | None) -> dict[str, float]:
        superseded = dict(self.superseded)
        if self.current is not None:
            superseded[self.current] = time.time()
        return {name: at for name, at in superseded.items() if name != current}


def read_pointer(directory: Path) -> Pointer | None:
    """The pointer of an index directory, or None when nothing was ever published there.

    Raises IndexUnusable when the pointer is damaged, of another format, or lost.
    """
    path = directory / POINTER
    remedy = f"Move {directory} aside and run `sesaku index` to build a new one from the corpus."
    try:
        items = unseal(path, remedy)
    except FileNotFoundError:
        if generation_names(directory):
            raise IndexUnusable(path, "is missing although generations exist", remedy) from None
        return None
    try:
        return _from_items(items)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise IndexUnusable(path, f"is damaged ({error!r})", remedy) from error


def write_pointer(directory: Path, pointer: Pointer) -> None:
    """Replace the pointer in one step, on the disk when this returns. Raises OSError.

    When it raises before the step, the old pointer stands; see ``stamp_of`` to tell.
    """
    items: dict[str, JSON] = {
        "current": pointer.current,
        "previous": pointer.previous,
        "last": pointer.last,
        "superseded": dict(pointer.superseded),
    }
    draft = directory / POINTER_DRAFT
    durable.write_file(draft, seal(items), mtime_ns=_later_than(directory))
    durable.move(draft, directory / POINTER)
    sync_directory(directory)


def stamp_of(path: str) -> tuple[int, int] | None:
    """(inode, time of change) of a pointer file, None when there is none or none can be seen.

    No two pointers of a directory share it. Why one cannot be seen is for ``read_pointer`` to say.
    """
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _later_than(directory: Path) -> int:
    stamp = stamp_of(str(directory / POINTER))
    return max(time.time_ns(), stamp[1] + _TICK_NS if stamp else 0)


def _from_items(items: dict[str, Any]) -> Pointer:
    superseded = {_checked(name): float(at) for name, at in items["superseded"].items()}
    current, previous = items["current"], items["previous"]
    return Pointer(
        None if current is None else _checked(current),
        None if previous is None else _checked(previous),
        int(items["last"]),
        superseded,
    )


def _checked(name: str) -> str:
    """The name of a generation directory. Raises ValueError for what leads elsewhere."""
    if generation_number(name) is None:
        raise ValueError(f"no generation: {name!r}")
    return name
