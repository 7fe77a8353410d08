"""Writes what an installation without the internet is checked against, and the licences of it all.

    pip install '.[supply]'
    python -m tests.supply.lock

``hashes.txt`` has every package that `pip install .` brings, with each extra for use, at the
version that the tests run with, and the SHA-256 of each of its files for any system:
`pip install --require-hashes -r` takes no other. ``licences.md`` names the licence of each. Whether
a fault of one of them is known: `python -m tests.supply.audit`.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
HASHES = Path(__file__).with_name("hashes.txt")
LICENCES = Path(__file__).with_name("licences.md")
# What may be installed with the product for use; the other extras are for work on it.
EXTRAS = ("pdf", "cluster", "pictures")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
# What a package says in a classifier where it has no licence expression.
_CLASSIFIER = "License :: OSI Approved :: "


def main() -> None:
    """Write both files anew. Raises CalledProcessError when a version cannot be found."""
    HASHES.write_text(locked(), encoding="utf-8")
    LICENCES.write_text(licences(), encoding="utf-8")


def locked() -> str:
    """The packages with their hashes, in order."""
    extras = [part for name in EXTRAS for part in ("--extra", name)]
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *extras]
    options = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
    pins = ["--constraint", "tests/constraints.txt"]
    done = subprocess.run([*command, *options, *pins], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode()


def pinned(text: str) -> dict[str, str]:
    """The versions in a file of pins, by the names in their canonical form."""
    return {canonical(name): version for name, version in _PINNED.findall(text)}


def canonical(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licences() -> str:
    """A table of the packages and their licences."""
    rows = "\n".join(f"| {name} | {licence} |" for name, licence in _licences())
    return (
        "# Licences of what an installation brings\n\n"
        "Written by `python -m tests.supply.lock`.\n\n"
        f"| package | licence |\n|---|---|\n{rows}\n"
    )


def _licences() -> Iterator[tuple[str, str]]:
    for name in pinned(HASHES.read_text(encoding="utf-8")):
        yield name, licence_of(name)


def licence_of(name: str) -> str:
    """What an installed package says of its licence, in one line."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return "not installed here (another system's)"
    said = about.get("License-Expression") or about.get("License") or ""
    if said and "\n" not in said:
        return said
    found = [c for c in about.get_all("Classifier") or () if c.startswith(_CLASSIFIER)]
    return ", ".join(one.removeprefix(_CLASSIFIER) for one in found) or "see its files"


if __name__ == "__main__":
    main()
