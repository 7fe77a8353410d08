"""Whose request it is, and for where, when reverse proxies stand in front of the site."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from webui.serving.base_path import base_path_of, move

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Network = IPv4Network | IPv6Network

SCHEMES = ("http", "https")
# Whose requests those are whose proxy names nobody that has an address (RFC 7239, 6.2).
UNKNOWN = "unknown"


def networks_of(addresses: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that ``addresses`` name, as ``10.0.0.5`` or ``10.0.0.0/8``.

    Raises ValueError for the first that is neither an address nor a network.
    """
    return tuple(ip_network(address, strict=False) for address in addresses)


def address_in(text: str) -> str:
    """Return the address in an item of X-Forwarded-For; UNKNOWN where it has none.

    Some proxies add the port, and brackets around an address of IPv6: each connection would count
    as another client's. An address of IPv4 is the same written as one of IPv6.
    """
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return UNKNOWN
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


class TrustedProxies:
    """A WSGI application behind proxies that say for whom, how and below which path they ask.

    X-Forwarded-For, -Proto and -Prefix are believed when they come from one of ``networks``, the
    first as far back as the chain of trusted proxies goes; from anyone else they are ignored. The
    proxies must pass the Host they were asked for; X-Forwarded-Host is not read, since many proxies
    hand on whatever a client put there. Who says X-Forwarded-Prefix has taken that path away;
    ``base_path`` is where the site lives when nobody says it, whether it was taken away or not.
    """

    def __init__(
        self, app: "WSGIApplication", networks: Sequence[Network], base_path: str = ""
    ) -> None:
        """Raises ValueError for a base path that is none."""
        self._app = app
        self._networks = networks
        self._base_path = base_path_of(base_path)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer the request as the client's, not as the proxy's."""
        prefix = None
        if self._networks and self._trusts(address_in(environ.get("REMOTE_ADDR", ""))):
            environ["REMOTE_ADDR"] = self._client(environ)
            environ["wsgi.url_scheme"] = scheme_of(environ)
            prefix = prefix_of(environ)
        if prefix is not None:
            environ["SCRIPT_NAME"] = prefix
        elif self._base_path:
            move(environ, self._base_path)
        return self._app(environ, start_response)

    def _client(self, environ: "WSGIEnvironment") -> str:
        """Return the address next to the trusted proxies; all of them trusted, the farthest."""
        address: str = environ["REMOTE_ADDR"]
        for item in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            if not item.strip():
                continue
            address = address_in(item)
            if not self._trusts(address):
                break
        return address

    def _trusts(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._networks)


def scheme_of(environ: "WSGIEnvironment") -> str:
    """Return how the nearest proxy was asked; how the site was, where it does not say."""
    said = environ.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip().lower()
    return said if said in SCHEMES else str(environ["wsgi.url_scheme"])


def prefix_of(environ: "WSGIEnvironment") -> str | None:
    """Return the path that the nearest proxy took away; None where it names none."""
    said = environ.get("HTTP_X_FORWARDED_PREFIX", "").rpartition(",")[2].strip()
    try:
        return base_path_of(said) if said else None
    except ValueError:
        return None
