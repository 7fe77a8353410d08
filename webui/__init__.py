"""The web: HTTP in, HTML or JSON out. ``create_app`` is the way in.

The names load on first use: who checks a site's settings needs no Flask.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webui.application import Site, create_app
    from webui.request.settings import Settings

_HOMES = {
    "Settings": "request.settings",
    "Site": "application",
    "create_app": "application",
}

__all__ = ["Settings", "Site", "create_app"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"webui.{_HOMES[name]}"), name)
