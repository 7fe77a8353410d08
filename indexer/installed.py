"""Versions of installed packages, without the 0.015 s that importing importlib.metadata takes."""

import os
import sys
from functools import cache

_SUFFIX = ".dist-info"


def version(name: str) -> str:
    """The version of an installed distribution. Raises PackageNotFoundError when there is none.

    An installer names the directory of what it notes about a distribution by name and version.
    Where there is none so named, or several, importlib.metadata has the say.
    """
    wanted = name.lower().replace("-", "_")
    found = [version for one, version in _noted() if one == wanted]
    if len(found) == 1:
        return found[0]
    from importlib.metadata import version as version_of

    return version_of(name)


@cache
def _noted() -> tuple[tuple[str, str], ...]:
    """Names, in lower case with "_", and versions of all distributions on the path."""
    stems = (entry.removesuffix(_SUFFIX) for entry in _entries() if entry.endswith(_SUFFIX))
    parted = (stem.partition("-") for stem in stems)
    return tuple((name.lower(), version) for name, _, version in parted)


def _entries() -> list[str]:
    entries: list[str] = []
    for directory in dict.fromkeys(sys.path):
        try:
            entries += os.listdir(directory or ".")
        except OSError:
            continue  # a zip file, or a directory that is not there
    return entries
