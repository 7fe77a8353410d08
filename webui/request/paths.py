"""What kinds of paths there are, and those of programs' pages, wherever the site is served."""

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

# What stands in an address as it is: nearly every id.
_SAFE = re.compile(r"[\w.~-]*", re.ASCII)

# Addresses that answer programs: their errors are problem details (RFC 9457), not pages.
FOR_PROGRAMS = (
    "/api/",
    "/catalog.",
    "/embed.",
    "/export.",
    "/feed.",
    "/healthz",
    "/metrics",
    "/opensearch",
    "/robots.txt",
    "/share/",
    "/sitemap",
)
# Those of them that tell a program of every parameter that it got wrong; the others ignore what
# they do not know, since mails, networks and forms add parameters of their own.
STRICT = ("/api/", "/export.")
# The one of them that explains itself in the reader's language.
DESCRIPTION = "/api/openapi.json"
# What costs next to nothing, is asked for along with every page, other sites' pages included, and
# says itself how long it holds.
LIGHT = (
    *("/static/", "/theme.css", "/logo", "/favicon.ico"),
    *("/embed.", "/embed-height.", "/healthz", "/metrics"),
)


def is_light(path: str) -> bool:
    """Tell whether an answer is neither counted against a limit nor kept."""
    return path.startswith(LIGHT)


def is_strict(path: str) -> bool:
    """Tell whether an address has to be right in every parameter."""
    return path.startswith(STRICT)


def speaks(path: str) -> bool:
    """Tell whether the page at ``path`` is in the language of whoever asks."""
    return path == DESCRIPTION or not path.startswith((*FOR_PROGRAMS, *LIGHT))


@lru_cache(64)
def program_paths(root: str, after: str = "") -> Callable[[str], str]:
    """Return what gives the path of a program's page by its id, below ``root``.

    A list of programs asks for many; building each from the routes would take longer than to find
    the programs.
    """
    before = f"{root}/programs/"
    return lambda id: before + (id if _SAFE.fullmatch(id) else quote(id, safe="")) + after
