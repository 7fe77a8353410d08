"""How much of a PDF is read: small files can be made to cost any amount of time and memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a PDF may cost. A plan of 600 pages takes some 40 seconds and 200 MB.

    ``memory`` is in bytes, for the whole process that reads; ``seconds`` are for the whole file,
    ``page_seconds`` for one page; ``glyphs`` and ``rules`` are those of one page. A full page of
    small print has 5,000 glyphs, a map some 30,000 rules.
    """

    memory: int = 1_500_000_000
    seconds: float = 300.0
    page_seconds: float = 30.0
    pages: int = 1_000
    glyphs: int = 300_000
    rules: int = 50_000


class TooMuch(Exception):
    """A limit was reached; the message says in Japanese which."""
