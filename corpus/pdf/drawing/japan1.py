"""The characters of Adobe's Japanese collection that pdfminer's table of them leaves out.

A font that is not embedded, as Japanese printers' drivers write it, names its characters by the
numbers of Adobe-Japan1. pdfminer 20260107 has no character for 﨑 and 隆 of family names, for the
shapes of JIS X 0213:2004 (牙 僅 淫) and for most kanji outside the BMP; but it has them in its
tables from Unicode to these numbers, which are read backwards here.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from pdfminer.cmapdb import CMap, CMapDB
from pdfminer.pdffont import PDFCIDFont, PDFFont

# The later shapes first: where two tables name a number, they name one kanji.
_TABLES = ("UniJIS2004-UTF16-H", "UniJIS-UTF16-H", "UniJIS-UCS2-H")


def character_of(font: PDFFont, cid: int) -> str:
    """Return the character of a number in a font of Adobe-Japan1; "" for others."""
    if not isinstance(font, PDFCIDFont) or font.cidcoding != "Adobe-Japan1":
        return ""
    return _characters().get(cid, "")


@cache
def _characters() -> Mapping[int, str]:
    found: dict[int, str] = {}
    for name in _TABLES:
        table = CMapDB.get_cmap(name)
        if isinstance(table, CMap):
            for code, cid in _pairs(table.code2cid):
                found.setdefault(cid, code.decode("utf-16-be", "ignore"))
    return found


def _pairs(table: Mapping[int, object], code: bytes = b"") -> Iterator[tuple[bytes, int]]:
    """Yield the codes of a table of pdfminer's, a level of which is a byte, with their numbers."""
    for byte, value in table.items():
        if isinstance(value, int):
            yield code + bytes((byte,)), value
        elif isinstance(value, dict):
            yield from _pairs(value, code + bytes((byte,)))
