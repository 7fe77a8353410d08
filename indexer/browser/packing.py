"""Numbers, sorted texts and rows as JSON that gzip makes small, and a browser soon reads.

Numbers are a text of digits, five bits each, the least first; a digit of 32 or more says that the
number goes on. Compressed, that is as short as bytes would be (8,013 positions of a plan: 10.9 kB,
as bytes 10.5, as JSON's numbers 13.5). Texts in order leave out what they share with the text
before. Rows of equal keys are an object of columns.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = 32
# Numbers below this are looked up: nearly all are.
_COMMON = 1 << 15


def packed(numbers: Iterable[int]) -> str:
    """Numbers, none below 0, as a text."""
    common = _texts()
    return "".join([common[n] if n < _COMMON else _digits(n) for n in numbers])


def _digits(number: int) -> str:
    found = ""
    while number >= _BASE:
        found += DIGITS[_BASE + number % _BASE]
        number //= _BASE
    return found + DIGITS[number]


@cache
def _texts() -> list[str]:
    return [_digits(number) for number in range(_COMMON)]


def distances(found: Iterable[int]) -> str:
    """Numbers, which become ascending, each as the distance from the one before."""
    ordered = sorted(found)
    return packed(after - before for before, after in pairwise([0, *ordered]))


def signed(number: int) -> int:
    """A number as one that is not below 0: 0, -1, 1, -2 … are 0, 1, 2, 3 …"""
    return 2 * number if number >= 0 else -2 * number - 1


def texts(ordered: Iterable[str]) -> str:
    """Texts without line breaks: each a digit for the letters that it shares, and the rest."""
    rows, before = [], ""
    for text in ordered:
        shared = _shared(text, before)
        rows.append(DIGITS[shared] + text[shared:])
        before = text
    return "\n".join(rows)


def _shared(text: str, other: str) -> int:
    """How many letters of the Basic Plane two texts begin with, as far as a digit says it."""
    most = min(len(text), len(other), len(DIGITS) - 1)
    for at in range(most):
        if text[at] != other[at] or text[at] > _LAST_SINGLE:
            return at
    return most


_LAST_SINGLE = "\uffff"


def columns(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Rows that have the same keys, in rows of the same keys again, by key."""
    found: dict[str, Any] = {}
    for key, value in (rows[0] if rows else {}).items():
        own = [row[key] for row in rows]
        found[key] = columns(own) if isinstance(value, dict) and value else own
    return found
