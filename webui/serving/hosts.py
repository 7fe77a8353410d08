"""Which host a request is for: its name as one spells it, and whether the site answers to it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import TYPE_CHECKING

from werkzeug.exceptions import SecurityError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# A name of labels, or an address of IPv6 in brackets; then perhaps a port (RFC 3986, 3.2.2).
_HOST = re.compile(
    r"(?:(?P<name>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*)\.?|\[(?P<ipv6>[0-9a-f:.]+)\])"
    r"(?::(?P<port>[1-9][0-9]{0,4})?)?"
)
# Longest name that the domain name system has (RFC 1035, 2.3.4).
_LONGEST = 253
_MOST_PORT = 65535
# Headers whose host is kept: a site has few names, and strangers make up many.
_KEPT = 32


@lru_cache(_KEPT)
def host_of(header: str) -> tuple[str, str] | None:
    """Return the name and the port of a Host header; None for one that is malformed.

    Names are the same in any case and with the root's dot at the end; the port may be empty. Two
    headers arrive as one with a comma in it, which no name has.
    """
    found = _HOST.fullmatch(header.lower())
    if found is None or int(found["port"] or 0) > _MOST_PORT:
        return None
    name = found["name"] or _bracketed(found["ipv6"])
    return (name, found["port"] or "") if name and len(name) <= _LONGEST else None


def _bracketed(ipv6: str) -> str:
    """Return an address of IPv6 as it stands in a Host header; empty where it is none."""
    try:
        return f"[{IPv6Address(ipv6)}]"
    except AddressValueError:
        return ""


def names_of(hosts: Iterable[str]) -> frozenset[str]:
    """Return the names of hosts that an operator trusts; ``.example.jp`` stands for all below it.

    Raises ValueError for the first that cannot be a name.
    """
    return frozenset(_trusted_name(host) for host in hosts)


def _trusted_name(host: str) -> str:
    below, name = ("." if host.startswith(".") else ""), host.removeprefix(".")
    if not name.startswith("["):
        # The root's dot divides from nothing; UnicodeError is a ValueError.
        name = name.removesuffix(".").encode("idna").decode("ascii")
    found = host_of(name)
    if found is None:
        raise ValueError(f"{host} is not the name of a host")
    return below + found[0]


class Hosts:
    """The names that a site answers to; any when there are none."""

    def __init__(self, trusted: Iterable[str]) -> None:
        """Raises ValueError for a name that is malformed."""
        self._trusted = names_of(trusted)

    def named(self, header: str) -> str:
        """Return what a Host header says as one spells it; empty where there is no answer to it."""
        found = host_of(header)
        if found is None or not self._trusts(found[0]):
            return ""
        return ":".join(filter(None, found))

    def _trusts(self, name: str) -> bool:
        """Tell whether a name, or what it is below, is one of the site's."""
        if not self._trusted or name in self._trusted:
            return True
        parents = name.split(".")[1:]
        return any("." + ".".join(parents[n:]) in self._trusted for n in range(len(parents)))


class KnownHost:
    """A layer: raises SecurityError where there is no host that the site answers to.

    Without one no address can be said. Else the host is written in one way from here on.
    """

    def __init__(self, app: "WSGIApplication", trusted: Iterable[str]) -> None:
        """Raises ValueError for a name that is malformed."""
        self._app = app
        self._hosts = Hosts(trusted)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        environ["HTTP_HOST"] = self._hosts.named(environ.get("HTTP_HOST", ""))
        if not environ["HTTP_HOST"]:
            raise SecurityError("The Host of this request is missing, malformed or not ours.")
        return self._app(environ, start_response)
