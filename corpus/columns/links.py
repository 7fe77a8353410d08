"""Addresses, e-mail addresses and telephone numbers in a text, each with where it leads."""

import re
from typing import NamedTuple

_LINK = re.compile(
    r"(?P<url>https?://[!-~]+)"
    r"|(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?<![0-9-])(?P<phone>0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4})(?![0-9-])"
)
# What ends a sentence or closes a bracket around an address is no part of it.
_BEHIND = ".,;:)]}>'\""
_SCHEMES = {"url": "", "mail": "mailto:", "phone": "tel:"}


class Link(NamedTuple):
    """A piece of a text, and the address that it leads to; empty for a text that leads nowhere."""

    text: str
    address: str


def read_links(text: str) -> tuple[Link, ...]:
    """Return the text in pieces; joined, they are the text. Addresses are of the web, mail, tel."""
    pieces: list[Link] = []
    end = 0
    for found in _LINK.finditer(text):
        kind = found.lastgroup or ""
        shown = found[0].rstrip(_BEHIND) if kind == "url" else found[0]
        pieces.append(Link(text[end : found.start()], ""))
        pieces.append(Link(shown, _SCHEMES[kind] + shown))
        end = found.start() + len(shown)
    pieces.append(Link(text[end:], ""))
    return tuple(piece for piece in pieces if piece.text)
