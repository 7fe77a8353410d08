"""Addresses of web pages: what may become a link."""

import re
from urllib.parse import urlsplit

# Longer ones are refused by browsers and servers in use (Internet Explorer's 2,083 is the smallest
# limit that was common); a text that long in this column is no address.
MAX_ADDRESS = 2083
# A host's labels, ASCII or as they are read (日本語.jp); an underscore is met in real ones.
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.]+\](:\d*)?")
# White space and control characters end an address or are taken out by browsers, so that another
# one is opened than is shown; a backslash is read as a slash.
_UNREADABLE = re.compile(r"[\s\x00-\x1f\x7f\\]")


def is_web_address(text: str) -> bool:
    """Whether ``text`` is an absolute address of a page, http or https, that is safe as a link.

    A name or password in front of the host (``user:pw@``) is none: it would be published. Any text
    may be asked; nothing is raised.
    """
    if len(text) > MAX_ADDRESS or _UNREADABLE.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a bracket that is not closed, a port that is no number
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not host:
        return False
    if "[" in parts.netloc:
        return bool(_IPV6.fullmatch(parts.netloc))  # nothing stands beside the brackets but a port
    return bool(_HOST.fullmatch(host))
