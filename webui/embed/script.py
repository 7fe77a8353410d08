"""The scripts that other sites load: each version for good, and a name for the newest."""

from base64 import b64encode
from functools import cache
from hashlib import sha384
from pathlib import Path

from flask import Blueprint, Response, request

from webui.site.assets import FOREVER

blueprint = Blueprint("script", __name__)

# What each version's address has and will have: pages name the content together with the address
# (subresource integrity), so a script with any other content would not run there. A change is a
# new version, in a file of its own.
INTEGRITY = {
    "embed.v1.js": "sha384-vW6VeAOMembMJXyJ5sAfhZYqoKk5k+ubO2+s0sU6KabGgagAb/BoLI8fHqU3uEti",
    "embed.v2.js": "sha384-XLsnJ2MEb7A7rP9unSkVb9c3rkYm4iQyz+Zr8o7LEUAc8qMDQ5W2zskq0Rz3YiPP",
    "embed-height.v1.js": "sha384-0wq0v8O0UjojDUrQ23qrv0fZ+zrHTr1HOcahnZ3cpY/NX4cvFozvt5aaDzCq8sA2",
}
# The addresses that lead to the newest version.
NEWEST = {"embed.js": "embed.v2.js", "embed-height.js": "embed-height.v1.js"}
# Browsers look for a newer version after an hour.
FOR_AN_HOUR = "public, max-age=3600"


def script() -> Response:
    """Return the script that the address names."""
    name = request.path.removeprefix("/")
    content = content_of(NEWEST.get(name, name))
    response = Response(content, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = FOR_AN_HOUR if name in NEWEST else FOREVER
    response.set_etag(integrity_of(content)[7:27])
    response.make_conditional(request)
    return response


@cache
def content_of(name: str) -> bytes:
    """Return a script."""
    return (Path(__file__).parents[1] / "static" / name).read_bytes()


def integrity_of(content: bytes) -> str:
    """Return what the ``integrity`` attribute of a script element says of ``content``."""
    return "sha384-" + b64encode(sha384(content).digest()).decode()


for name in (*INTEGRITY, *NEWEST):
    blueprint.add_url_rule(f"/{name}", view_func=script)
