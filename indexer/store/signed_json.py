"""Small JSON files that notice when a byte of them was changed."""

import json
import stat
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from indexer.errors import IndexUnusable
from indexer.store import durable

JSON: TypeAlias = Mapping[str, "JSON"] | Sequence["JSON"] | str | int | float | bool | None

# The number in every sealed file of an index directory, checked before anything else is read.
# Format 1: a JSON object in UTF-8 with "format" (this number), "checksum" (the CRC-32, eight
# hexadecimal digits, of the same object without "checksum", keys sorted, no spaces, ASCII only)
# and the items of its kind, which the files `manifest` and `pointer` describe. Any change of
# those, or of what the names of files in a generation mean, takes the next number.
FORMAT = 1


# What helps when the system refuses to read a file of the index.
UNREADABLE = "Give this user the right to read it, and check the disk."


def seal(items: Mapping[str, JSON]) -> bytes:
    """The content of a sealed file. Raises TypeError or ValueError for what JSON cannot say."""
    document = {**items, "format": FORMAT}
    document["checksum"] = _checksum(document)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return text.encode("utf-8") + b"\n"


def unseal(path: Path, remedy: str) -> dict[str, Any]:
    """The items of a sealed file, whose kind the caller checks.

    Raises FileNotFoundError when there is no such file and IndexUnusable with ``remedy`` when it
    cannot be read, is of another format, or is not what was written.
    """
    document = _parse(path, remedy)
    if document.get("format") != FORMAT:
        raise IndexUnusable(path, _other_format(document), remedy)
    found = document.pop("checksum", None)
    if found != _checksum(document):
        raise IndexUnusable(path, "is damaged (its checksum is wrong)", remedy)
    return document


def _other_format(document: Mapping[str, JSON]) -> str:
    return (
        f"has the format {document.get('format')!r}, this version of sesaku reads {FORMAT}: "
        "it is damaged or was written by another version"
    )


def _parse(path: Path, remedy: str) -> dict[str, Any]:
    try:
        if not (path.is_file() or stat.S_ISDIR(path.stat().st_mode)):
            # A pipe or a device may never end, and is not opened.
            raise IndexUnusable(path, "is no ordinary file", remedy)
        document = json.loads(durable.patiently(path.read_bytes))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise IndexUnusable(path, f"cannot be read ({error.strerror})", UNREADABLE) from error
    except (ValueError, RecursionError) as error:
        raise IndexUnusable(path, "is damaged (it is not JSON)", remedy) from error
    if not isinstance(document, dict):
        raise IndexUnusable(path, "is damaged (it is not a JSON object)", remedy)
    return document


def _checksum(document: Mapping[str, JSON]) -> str:
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{zlib.crc32(text.encode('ascii')):08x}"
