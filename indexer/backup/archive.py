"""The file of a backup: what stands in it, and how it is known to be whole."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpus import shorten
from indexer.backup.errors import BackupUnusable
from indexer.store.generation import MANIFEST
from indexer.store.signed_json import JSON

# A ZIP file: members below COLLECTION are the collection's files, those below GENERATION the files
# of one generation as its manifest lists them (without the manifest, which a restored generation
# gets anew), and LIST, written last, is JSON: "format" (FORMAT), "created" (UTC, ISO 8601),
# "generation" (the number it had), "facts" (what its build noted), and "files", for each member its
# size in bytes and its SHA-256 in hexadecimal. What LIST does not name is not part of the backup.
LIST = "backup.json"
COLLECTION = "collection/"
GENERATION = "generation/"
FORMAT = 1

# A backup's list is some kilobytes; a file that claims more is none.
MAX_LIST = 16 << 20
_BLOCK = 1 << 20
# What zipfile raises for damage; NotImplementedError is its word for a compression that it does not
# know.
_UNREADABLE = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError)
# A part of a path that stays below its folder on every system. The longest that file systems take,
# in bytes, and more folders in each other than a collection or a generation has.
_SAFE_PART = re.compile(r'(?!\.{1,2}$)[^/\\:*?"<>|\x00-\x1f]+')
_MAX_PART = 255
_MAX_PARTS = 32


@dataclass(frozen=True, slots=True)
class Member:
    """What the list says about one file: its ``size`` in bytes, its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds; see LIST."""

    created: str
    generation: int
    facts: Mapping[str, JSON]
    files: Mapping[str, Member]

    def below(self, folder: str) -> dict[str, Member]:
        """The files below COLLECTION or GENERATION, by their names there."""
        return {
            name.removeprefix(folder): member
            for name, member in self.files.items()
            if name.startswith(folder)
        }


def add(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> Member:
    """Copy what ``source`` has into the archive, and return what the list says about it."""
    digest, size = hashlib.sha256(), 0
    # Sizes are not known beforehand; without this one above 2 GiB would not fit.
    with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            target.write(block)
    return Member(size, digest.hexdigest())


def add_list(archive: zipfile.ZipFile, contents: Contents) -> None:
    """Write the list, which makes the archive a backup."""
    document = {
        "format": FORMAT,
        "created": contents.created,
        "generation": contents.generation,
        "facts": contents.facts,
        "files": {name: [m.size, m.sha256] for name, m in contents.files.items()},
    }
    # Of no time, as all members: a ZIP knows none before 1980, which a clock without battery shows.
    text = json.dumps(document, ensure_ascii=False, indent=1)
    archive.writestr(zipfile.ZipInfo(LIST), text, zipfile.ZIP_DEFLATED)


def read_list(archive: zipfile.ZipFile, path: Path) -> Contents:
    """The list of a backup. Raises BackupUnusable when it is none, or none that can be read."""
    try:
        if archive.getinfo(LIST).file_size > MAX_LIST:
            raise BackupUnusable(path, "目録が大きすぎます")
        items = json.loads(archive.read(LIST), parse_constant=_no_number)
        if items["format"] != FORMAT:
            raise BackupUnusable(path, f"この版では読めない形式です（{items['format']!r}）")
        return _contents(items)
    except BackupUnusable:
        raise
    except (
        ArithmeticError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        raise BackupUnusable(path, "sesaku のバックアップではありません") from error
    except _UNREADABLE as error:
        raise BackupUnusable(path, f"壊れています（{shorten(str(error))}）") from error


def blocks(archive: zipfile.ZipFile, name: str, member: Member, path: Path) -> Iterator[bytes]:
    """The content of a file, block by block. Raises BackupUnusable when it is not what was saved.

    It raises behind the last block: what was written of a file that is wrong must not be used.
    """
    digest, left = hashlib.sha256(), member.size
    try:
        with archive.open(name) as source:
            # One byte more than promised is enough to know, however much a damaged file has.
            while block := source.read(min(_BLOCK, left + 1)):
                digest.update(block)
                left -= len(block)
                if left < 0:
                    break
                yield block
    except (KeyError, *_UNREADABLE) as error:
        raise BackupUnusable(path, f"{name} が読めません（{shorten(str(error))}）") from error
    except Exception as error:  # zlib.error, which zipfile lets through
        raise BackupUnusable(path, f"{name} が壊れています（{shorten(str(error))}）") from error
    if left or digest.hexdigest() != member.sha256:
        raise BackupUnusable(path, f"{name} が保存したときの内容と違います")


def _contents(items: Mapping[str, Any]) -> Contents:
    files = {str(name): Member(int(size), str(sha)) for name, (size, sha) in items["files"].items()}
    for name in files:
        if not is_safe(name):
            raise ValueError(f"leads elsewhere: {name!r}")
    if GENERATION + MANIFEST in files:
        raise ValueError("a restored generation gets its manifest anew")
    return Contents(str(items["created"]), int(items["generation"]), dict(items["facts"]), files)


def _no_number(word: str) -> float:
    raise ValueError(f"no number: {word}")


def is_safe(name: str) -> bool:
    """Whether the name of a file stays below the folder that it is written to, on any system."""
    parts = name.split("/")
    return len(parts) <= _MAX_PARTS and all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    try:
        return len(part.encode()) <= _MAX_PART and _SAFE_PART.fullmatch(part) is not None
    except UnicodeEncodeError:  # bytes of a name that are no UTF-8, as the system gives them
        return False
