"""With which letters the keys of a table begin, as far as few bits tell: a Bloom filter.

A query is cut by looking up every stretch of its letters, most of which no word begins with.
Whoever knows that asks for no file: each of 407 queries of a plan loads .5 files of words less, and
.2 of readings. Two letters tell nearly as much as whole keys, and are half as many.
"""

from collections.abc import Iterable
from typing import Final

from indexer.browser.packing import DIGITS

# UTF-16 units of a key that are told.
UNITS: Final = 2
# Bits for each beginning that there is, and what a beginning is multiplied by to choose two of
# them: of those that there are not, 8 in a hundred seem to be there. A plan's words take 1.4 kB.
_BITS_EACH: Final = 6
_FACTORS: Final = (0x9E3779B1, 0x85EBCA77)
# More are left out: half a file of words is spared, which is 2 kB, and the bits of the words of
# 5,794 projects would be 11.
MOST_BITS: Final = 12_000
_WORD: Final = 32
_BITS_OF_DIGIT: Final = 6


def beginnings(keys: Iterable[str]) -> str:
    """The filter as digits of six bits, the least first; empty of no keys, and of too many."""
    own = {_number(key) for key in keys}
    size = _BITS_EACH * len(own)
    if size > MOST_BITS:
        return ""
    values = [0] * -(-size // _BITS_OF_DIGIT)
    bits = len(values) * _BITS_OF_DIGIT
    for number in own:
        for at in _places(number, bits):
            values[at // _BITS_OF_DIGIT] |= 1 << at % _BITS_OF_DIGIT
    return "".join(DIGITS[value] for value in values)


def may_begin(filtered: str, key: str) -> bool:
    """Whether a key may begin as one of the keys of a filter does; always where it is empty."""
    return not filtered or all(
        DIGITS.index(filtered[at // _BITS_OF_DIGIT]) >> at % _BITS_OF_DIGIT & 1
        for at in _places(_number(key), len(filtered) * _BITS_OF_DIGIT)
    )


def _number(key: str) -> int:
    units = key.encode("utf-16-be", "surrogatepass")[: 2 * UNITS]
    return int.from_bytes(units.ljust(2 * UNITS, b"\0"), "big")


def _places(number: int, bits: int) -> list[int]:
    mask = (1 << _WORD) - 1
    return [(number * factor & mask) * bits >> _WORD for factor in _FACTORS]
