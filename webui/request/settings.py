"""How one running site is set up, apart from what its collection says."""

from dataclasses import dataclass, field
from pathlib import Path

# No request to this site needs a body; the smallest limit that no browser trips over.
MAX_BODY = 16 * 1024
# A household's or an office's network: what Japan's providers delegate to one customer is a /56.
IPV6_PREFIX = 56


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever runs the site decides.

    ``trusted_hosts`` are the host names the site answers to, empty for any. ``search_log`` is the
    file that queries (never addresses) are written to, None for no log. ``collection`` is the
    collection's directory where it is at hand: the logo is read from it. ``rate_limit`` is how
    much one client may ask for, for example ``100/minute``; empty for no limit, None for the
    default (see ``rate_limit``), which spares this machine itself. ``trusted_proxies`` are the
    addresses or networks whose X-Forwarded-For, -Proto and -Prefix are believed. ``shared`` is a
    directory in which the ``workers`` processes that serve one site count together, None for a
    process alone. ``base_path`` is the path that the site lives below, as ``/plan``.
    ``ipv6_prefix`` is how many bits of an address of IPv6 are one client's network.

    What changes no answer is not part of the text by which settings are told apart.
    """

    trusted_hosts: tuple[str, ...] = ()
    search_log: Path | None = None
    collection: Path | None = field(default=None, repr=False)
    rate_limit: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    shared: Path | None = field(default=None, repr=False)
    workers: int = field(default=1, repr=False)
    base_path: str = ""
    ipv6_prefix: int = IPV6_PREFIX
