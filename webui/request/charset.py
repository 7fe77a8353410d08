"""Addresses that are not in UTF-8, made so that whoever reads them finds what was lost."""

import re
from urllib.parse import parse_qsl, quote, unquote_to_bytes

from werkzeug.datastructures import MultiDict

from webui.request.params import Arguments

# Bytes of a query string outside ASCII, as they are or percent-encoded, one after the other.
_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\x80-\xff])+")
# The same without what is encoded ASCII.
_LETTERS = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


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
        if text.isascii():
            for letters in _LETTERS.findall(text):
                _bytes_of(letters).decode()
        else:
            unquote_to_bytes(text.encode("latin-1")).decode()
    except UnicodeDecodeError:
        return False
    return True


def arguments_in(query_string: str) -> Arguments:
    """Return what a query string says; WSGI hands its bytes on as if they were Latin-1."""
    text = query_string.encode("latin-1").decode("utf-8", "replace")
    # ``parse_qsl`` takes ten times as long for letters that are encoded.
    text = _LETTERS.sub(lambda found: _bytes_of(found[0]).decode("utf-8", "replace"), text)
    return MultiDict(parse_qsl(text, keep_blank_values=True))


def _bytes_of(encoded: str) -> bytes:
    """Return the bytes of text in which every one is percent-encoded."""
    return bytes.fromhex(encoded.replace("%", ""))
