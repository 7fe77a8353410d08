"""Addresses that are not in UTF-8, made so that whoever reads them finds what was lost."""

import re
from urllib.parse import quote, unquote_to_bytes

# Bytes of a query string outside ASCII, as they are or percent-encoded, one after the other.
_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\x80-\xff])+")


def readable(query_string: str) -> str:
    """Return the query string of a WSGI request with U+FFFD for what is not UTF-8.

    Such an address comes from a form or a link in Shift_JIS, and from those who try what happens.
    What is UTF-8 stays as it is.
    """
    if _is_utf_8(query_string):
        return query_string
    return _BYTES.sub(_replaced, query_string)


def _replaced(found: re.Match[str]) -> str:
    if _is_utf_8(found[0]):
        return found[0]
    return quote(unquote_to_bytes(found[0].encode("latin-1")).decode("utf-8", "replace"), safe="")


def _is_utf_8(text: str) -> bool:
    try:
        unquote_to_bytes(text.encode("latin-1")).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
