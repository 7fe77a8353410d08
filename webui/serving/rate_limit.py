"""A limit on how much one client asks for, so that nobody keeps the others from being answered."""

import re
import time
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from werkzeug.exceptions import TooManyRequests

from webui.request.paths import is_light
from webui.request.settings import Settings
from webui.serving.counts import Counts

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# One client may take about a twentieth of what one processor core answers in a minute. A person
# who types makes some three requests a second for a few seconds, so that a town hall whose
# hundreds of desks share one address stays below.
DEFAULT_LIMIT = "3000/minute"
# What counts for more than one request: whole results, made anew for everyone who asks.
COSTS = {"/export.csv": 20, "/export.json": 20, "/export.xlsx": 20, "/print": 20}
# So is what lies below these: pictures are drawn.
COSTS_BELOW = {"/share/": 5}
# Addresses of which is remembered whose they are.
KNOWN = 4096
LIMIT = re.compile(r"\s*(\d{1,9})\s*(?:/|per)\s*(\d{1,6})?\s*(second|minute|hour|day)s?\s*")
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class Limit(NamedTuple):
    """So many requests in so many seconds."""

    amount: int
    seconds: int


def cost_of(path: str) -> int:
    """Return for how many requests one to ``path`` counts."""
    below = (cost for root, cost in COSTS_BELOW.items() if path.startswith(root))
    return COSTS.get(path) or next(below, 1)


class Limiter:
    """What each client asked for of late, held against the settings' limit.

    As in a window that slides along: what was asked in the window of time before counts for as much
    of it as the sliding window still covers.
    """

    def __init__(self, settings: Settings) -> None:
        """Raises ValueError for a limit that is not like ``100/minute``."""
        self.limit = rate_limit(settings)
        self._ipv6_prefix = settings.ipv6_prefix
        self._spares_this_machine = settings.rate_limit is None
        self._counts = Counts(settings.shared / "counts" if settings.shared else None)

    def wait(self, address: str, path: str) -> int:
        """Count a request; return 0, or the seconds after which a client should ask again."""
        if self.limit is None or is_light(path):
            return 0
        if self._spares_this_machine and is_this_machine(address):
            return 0
        return self._wait(
            self.limit,
            client_of(address, self._ipv6_prefix),
            min(cost_of(path), self.limit.amount),
        )

    def _wait(self, limit: Limit, client: str, cost: int) -> int:
        # Not the time of day: a clock that is set would begin windows anew. All processes of a
        # machine count by this one.
        window, into = divmod(time.monotonic(), limit.seconds)
        now = self._counts.count(client, int(window))
        before = self._counts.count(client, int(window) - 1)
        room = limit.amount - cost
        if floor(before * (1 - into / limit.seconds)) + now <= room:
            self._counts.add(client, int(window), cost)
            return 0
        return seconds_until(limit.seconds - into, limit.seconds, before, now, room)


def seconds_until(left: float, length: int, before: int, now: int, room: int) -> int:
    """Return the whole seconds until a window has room.

    ``left`` of this window's ``length`` seconds are still to come; ``before`` were counted in the
    window before, ``now`` in this one, and ``room`` is how many there may have been.
    """
    if now <= room:
        # What was counted before has to fade.
        return floor(left - length * (room + 1 - now) / before) + 1
    # So has what was counted in this window, as soon as it is the one before.
    return floor(left + length * max(0.0, 1 - (room + 1) / now)) + 1


class Limited:
    """A layer: raises TooManyRequests for clients beyond the limit, whatever they ask for."""

    def __init__(self, app: "WSGIApplication", limiter: Limiter) -> None:
        self._app = app
        self._limiter = limiter

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if seconds := self._limiter.wait(environ.get("REMOTE_ADDR", ""), path):
            raise TooManyRequests(retry_after=seconds)
        return self._app(environ, start_response)


def rate_limit(settings: Settings) -> Limit | None:
    """Return the limit that the settings ask for; None for none. Raises ValueError."""
    return parse_limit(DEFAULT_LIMIT if settings.rate_limit is None else settings.rate_limit)


def parse_limit(text: str | None) -> Limit | None:
    """Return the limit that a text like ``100/minute`` or ``5 per 10 seconds`` names.

    None for an empty text. Raises ValueError for any other.
    """
    if not text:
        return None
    found = LIMIT.fullmatch(text.lower())
    if found is None or not int(found[1]) or (found[2] and not int(found[2])):
        raise ValueError(f"{text!r} is not a limit like 100/minute")
    return Limit(int(found[1]), int(found[2] or 1) * SECONDS[found[3]])


@lru_cache(KNOWN)
def client_of(address: str, ipv6_prefix: int) -> str:
    """Return what requests from ``address`` are counted under.

    A household or an office has a whole network of IPv6, so those addresses count by network.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network(f"{parsed}/{ipv6_prefix}", strict=False))


@lru_cache(KNOWN)
def is_this_machine(address: str) -> bool:
    """Tell whether ``address`` is the machine's own: its operator, or a proxy not named as such.

    A limit for the latter would be one for all clients together.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback
