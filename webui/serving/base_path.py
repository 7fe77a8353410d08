"""The path that a site lives below, as https://city.example.jp/plan/."""

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.utils import redirect

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Segments that mean the same in every address, quoted or not; none of them means another place.
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+")
# Longer ones are no paths that anybody chose.
_LONGEST = 200


def base_path_of(text: str) -> str:
    """Return a path as addresses begin with it: ``/plan``, empty for the root.

    Raises ValueError for what cannot be one.
    """
    inner = text.removeprefix("/").removesuffix("/")
    path = f"/{inner}" if inner else ""
    if path and not (len(path) <= _LONGEST and _PATH.fullmatch(path)):
        raise ValueError(f"{text} is not a path")
    return path


def without(path: str, base: str) -> str:
    """Return what of a request's path is below ``base``; all where a proxy took ``base`` away.

    ``/planet`` is not below ``/plan``.
    """
    if path == base or path.startswith(f"{base}/"):
        return path[len(base) :]
    return path


def move(environ: "WSGIEnvironment", base: str) -> None:
    """Let a request be for the site below ``base``."""
    environ["SCRIPT_NAME"] = base
    environ["PATH_INFO"] = without(environ.get("PATH_INFO", ""), base)


class WithSlash:
    """A layer: leads from ``/plan`` to ``/plan/``, so that a page has one address.

    Only who reads a page is led: a request for a tunnel (CONNECT) has no path either.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if environ.get("PATH_INFO") or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._app(environ, start_response)
        query = environ.get("QUERY_STRING", "")
        address = f"{environ.get('SCRIPT_NAME', '')}/" + (f"?{query}" if query else "")
        return redirect(address, HTTPStatus.PERMANENT_REDIRECT)(environ, start_response)
