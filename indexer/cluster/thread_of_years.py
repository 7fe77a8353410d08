"""The thread of a program and the years that it has, in a document and read from it again."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256

import orjson

from indexer.answer.results import YearOfHit


def number_of(first: str) -> int:
    """The number of the thread that begins with a program, by its id.

    By chance two of 2 ** 32 threads would share one.
    """
    # What the engine keeps as a number has 63 bits and a sign.
    return int.from_bytes(sha256(first.encode(errors="surrogatepass")).digest()[:8]) >> 1


def packed_years(years: Sequence[YearOfHit]) -> str:
    """Years as a value of a binary field."""
    return b64encode(orjson.dumps([[one.year, one.id] for one in years])).decode()


def years_in(value: str) -> tuple[YearOfHit, ...]:
    """The years of what ``packed_years`` made."""
    return tuple(YearOfHit(*one) for one in orjson.loads(b64decode(value)))
