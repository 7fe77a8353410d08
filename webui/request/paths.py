"""The paths of programs' pages, wherever the site is served."""

import re
from collections.abc import Callable
from urllib.parse import quote

# What stands in an address as it is: nearly every id.
_SAFE = re.compile(r"[\w.~-]*", re.ASCII)


def program_paths(root: str, after: str = "") -> Callable[[str], str]:
    """Return what gives the path of a program's page by its id, below ``root``.

    A list of programs asks for many; building each from the routes would take longer than to find
    the programs.
    """
    before = f"{root}/programs/"
    return lambda id: before + (id if _SAFE.fullmatch(id) else quote(id, safe="")) + after
