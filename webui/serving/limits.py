"""A limit on how much one client asks for, so that nobody keeps the others from being answered."""

import time
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from flask import Flask, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from webui.request.settings import Settings

# One client may take about a twentieth of what one processor core answers in a minute. A person
# who types makes some three requests a second for a few seconds, so that a town hall whose
# hundreds of desks share one address stays below.
DEFAULT_LIMIT = "3000/minute"
# What counts for more than one request: whole results, made anew for everyone who asks.
COSTS = {"export.table": 20, "export.document": 20}
# What costs next to nothing and is asked for along with every page, other sites' pages included.
FREE = frozenset(
    {
        "static",
        "face.style",
        "face.logo",
        "script.script",
        "operations.health",
        "operations.metrics",
    }
)
# Addresses of which is remembered whose they are.
KNOWN = 4096


class Limiter:
    """What each client asked for of late, held against the settings' limit."""

    def __init__(self, settings: Settings) -> None:
        """Raises ValueError for a limit that is not like ``100/minute``."""
        self.limit = rate_limit(settings)
        self._spares_this_machine = settings.rate_limit is None
        self._strategy = SlidingWindowCounterRateLimiter(MemoryStorage())

    def may_answer(self, address: str, endpoint: str) -> bool:
        """Count a request; tell whether it may be answered."""
        if self.limit is None or endpoint in FREE:
            return True
        if self._spares_this_machine and is_this_machine(address):
            return True
        cost = min(COSTS.get(endpoint, 1), self.limit.amount)
        return self._strategy.hit(self.limit, client_of(address), cost=cost)

    def wait(self, address: str) -> int:
        """Return the seconds after which a client that asked too much should ask again."""
        if self.limit is None:
            return 0
        reset = self._strategy.get_window_stats(self.limit, client_of(address)).reset_time
        return max(1, ceil(reset - time.time()))


def set_up_limits(app: Flask, limiter: Limiter) -> None:
    """Make ``app`` answer 429 with Retry-After to clients beyond the limit."""

    @app.before_request
    def count() -> None:
        address = request.remote_addr or ""
        if not limiter.may_answer(address, request.endpoint or ""):
            raise TooManyRequests(retry_after=limiter.wait(address))


def rate_limit(settings: Settings) -> RateLimitItem | None:
    """Return the limit that the settings ask for; None for none. Raises ValueError."""
    return parse_limit(DEFAULT_LIMIT if settings.rate_limit is None else settings.rate_limit)


def parse_limit(text: str | None) -> RateLimitItem | None:
    """Return the limit that a text like ``100/minute`` names; None for an empty one.

    Raises ValueError for any other text.
    """
    return parse(text) if text else None


@lru_cache(KNOWN)
def client_of(address: str) -> str:
    """Return what requests from ``address`` are counted under.

    A household or an office has 2^64 addresses of IPv6, so those count by network.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(ip_network(f"{parsed}/64", strict=False))
    return str(parsed)


@lru_cache(KNOWN)
def is_this_machine(address: str) -> bool:
    """Tell whether ``address`` is the machine's own: its operator, or a proxy not named as such.

    A limit for the latter would be one for all clients together.
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
