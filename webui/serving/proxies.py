"""Whose request it is when reverse proxies stand in front of the site."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Network = IPv4Network | IPv6Network


def networks_of(addresses: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that ``addresses`` name, as ``10.0.0.5`` or ``10.0.0.0/8``.

    Raises ValueError for the first that is neither an address nor a network.
    """
    return tuple(ip_network(address, strict=False) for address in addresses)


class TrustedProxies:
    """A WSGI application behind proxies that say for whom, and how, they ask.

    X-Forwarded-For and X-Forwarded-Proto are believed when they come from one of ``networks``, as
    far back as the chain of trusted proxies goes; from anyone else they are ignored. The proxies
    must pass the Host they were asked for; X-Forwarded-Host is not read, since many proxies hand
    on whatever a client put there.
    """

    def __init__(self, app: "WSGIApplication", networks: Sequence[Network]) -> None:
        self._app = app
        self._networks = networks

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer the request as the client's, not as the proxy's."""
        if not self._networks or not self._trusts(environ.get("REMOTE_ADDR", "")):
            return self._app(environ, start_response)
        hops = self._hops(environ.get("HTTP_X_FORWARDED_FOR", ""))
        app = ProxyFix(self._app, x_for=hops, x_proto=1, x_host=0, x_prefix=0)
        return app(environ, start_response)

    def _hops(self, forwarded_for: str) -> int:
        """Return how many addresses from the right trusted proxies added."""
        addresses = [address.strip() for address in forwarded_for.split(",") if address.strip()]
        for hops, address in enumerate(reversed(addresses), 1):
            if not self._trusts(address):
                return hops
        return len(addresses)

    def _trusts(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._networks)
