"""What belongs to the request at hand: the site and one searcher, the same to its end."""

from dataclasses import dataclass
from typing import cast

from flask import current_app, g

from webui.engine import LiveIndex, Searcher
from webui.settings import Settings

KEY = "sesaku"


@dataclass(frozen=True, slots=True)
class Service:
    """What an application was created with."""

    settings: Settings
    live_index: LiveIndex


def service() -> Service:
    """Return what the current application was created with."""
    return cast(Service, current_app.extensions[KEY])


def searcher() -> Searcher:
    """Return the request's searcher: one generation, however often it is asked for."""
    if "searcher" not in g:
        g.searcher = service().live_index.searcher()
    return cast(Searcher, g.searcher)
