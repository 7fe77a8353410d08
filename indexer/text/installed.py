"""Versions of installed packages, without what ``importlib.metadata`` loads to tell them.

It reads each package's metadata as an e-mail, which took a tenth of the time of `sesaku search` as
a process; the version stands in the name of the folder of the metadata, too.
"""

import os
import sys
from contextlib import suppress
from functools import cache

_METADATA = ".dist-info"


def version(name: str) -> str:
    """The version of a package that is installed. Raises PackageNotFoundError."""
    found = _versions().get(_normalized(name))
    if found is not None:
        return found
    # Imported here: only what has no such folder (an archive, an .egg-info) needs it.
    from importlib.metadata import version as recorded

    return recorded(name)


@cache
def _versions() -> dict[str, str]:
    """Of each package, by its normalized name: what is imported first counts."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # a folder that is none: an archive, or gone
            for entry in os.listdir(folder or os.curdir):
                if entry.endswith(_METADATA):
                    name, _, version = entry.removesuffix(_METADATA).partition("-")
                    found.setdefault(_normalized(name), version)
    return found


def _normalized(name: str) -> str:
    """A package's name as all its spellings have it."""
    return name.lower().replace("_", "-").replace(".", "-")
