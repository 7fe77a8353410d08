"""A limit on how much one client asks for, so that nobody keeps the others from being answered."""

import time
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from flask import Flask, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from webui.settings import Settings

# One client may take about a twentieth of what one processor core answers in a minute. A person
# who types makes some three requests a second for a few seconds, so that a town hall whose
# hundreds of desks share one address stays below.
DEFAULT_LIMIT = "3000/minute"
# What counts for more than one request: whole results, made anew for everyone who asks.
COSTS = {"export.table": 20, "export.document": 20}
# What costs next to nothing and is asked for along with every page.
FREE = frozenset({"static", "face.style", "face.logo", "operations.health", "operations.metrics"})


def set_up_limits(app: Flask, settings: Settings) -> None:
    """Make ``app`` answer 429 with Retry-After to clients beyond the settings' rate limit.

    Raises ValueError for a limit that is not like ``100/minute``.
    """
    limit = rate_limit(settings)
    if limit is None:
        return
    strategy = SlidingWindowCounterRateLimiter(MemoryStorage())
    spare_this_machine = settings.rate_limit is None

    @app.before_request
    def count() -> None:
        address = request.remote_addr or ""
        if request.endpoint in FREE or (spare_this_machine and is_this_machine(address)):
            return
        cost = min(COSTS.get(request.endpoint or "", 1), limit.amount)
        client = client_of(address)
        if not strategy.hit(limit, client, cost=cost):
            reset = strategy.get_window_stats(limit, client).reset_time
            raise TooManyRequests(retry_after=max(1, ceil(reset - time.time())))


def rate_limit(settings: Settings) -> RateLimitItem | None:
    """Return the limit that the settings ask for; None for none. Raises ValueError."""
    text = DEFAULT_LIMIT if settings.rate_limit is None else settings.rate_limit
    return parse(text) if text else None


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


def is_this_machine(address: str) -> bool:
    """Tell whether ``address`` is the machine's own: its operator, or a proxy not named as such.

    A limit for the latter would be one for all clients together.
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
