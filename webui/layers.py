"""What stands around the application: layers, each a WSGI application around the next.

A request goes through them in this order, its answer back in the other. Each one is usable alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webui.api.searching import Searching
from webui.cache.bounded import MOST_BYTES
from webui.cache.cache import Kept
from webui.cache.etag import Tagging
from webui.operations.search_log import SearchLogged
from webui.pages.errors import Telling, Told
from webui.service.current import Service
from webui.serving.base_path import WithSlash
from webui.serving.compression import Compressed
from webui.serving.cors import OpenToAll
from webui.serving.hosts import KnownHost
from webui.serving.observed import Observed
from webui.serving.plain_request import ReadableQuery, UsableDates, WithHead
from webui.serving.proxies import TrustedProxies, networks_of
from webui.serving.rate_limit import Limited, Limiter
from webui.serving.security import Secured

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What layers need to know of the application that they stand around."""

    service: Service
    telling: Telling
    endpoint_of: Callable[["WSGIEnvironment"], str]


Layer = Callable[["WSGIApplication", Surroundings], "WSGIApplication"]


def logged(app: "WSGIApplication", around: Surroundings) -> "WSGIApplication":
    """Return ``app`` with a search log, if one is asked for."""
    path = around.service.settings.search_log
    return app if path is None else SearchLogged(app, path)


def proxied(app: "WSGIApplication", around: Surroundings) -> "WSGIApplication":
    """Return ``app`` behind the proxies that the settings trust."""
    settings = around.service.settings
    return TrustedProxies(app, networks_of(settings.trusted_proxies), settings.base_path)


def kept(app: "WSGIApplication", around: Surroundings) -> "WSGIApplication":
    """Return ``app`` with its answers kept; the processes of one site share out the memory."""
    settings = around.service.settings
    most_bytes = MOST_BYTES // settings.workers
    return Kept(app, around.service.live_index, Tagging(settings), most_bytes)


# Outermost first. The reasons for the order: whoever counts must know whose request it is; every
# answer is counted and carries the headers, also one that a layer gives; a refusal is told like any
# other error; what is kept was compressed before, and is counted against the limit.
LAYERS: tuple[Layer, ...] = (
    lambda app, around: ReadableQuery(app),
    lambda app, around: UsableDates(app),
    proxied,
    lambda app, around: Observed(app, around.service.metrics, around.endpoint_of),
    logged,
    lambda app, around: WithHead(app),
    lambda app, around: Secured(app),
    lambda app, around: OpenToAll(app),
    lambda app, around: Told(app, around.telling),
    lambda app, around: KnownHost(app, around.service.settings.trusted_hosts),
    lambda app, around: WithSlash(app),
    lambda app, around: Limited(app, Limiter(around.service.settings)),
    kept,
    lambda app, around: Compressed(app),
    lambda app, around: Searching(app),
)


def surrounded(app: "WSGIApplication", around: Surroundings) -> "WSGIApplication":
    """Return ``app`` with all layers around it."""
    for layer in reversed(LAYERS):
        app = layer(app, around)
    return app
