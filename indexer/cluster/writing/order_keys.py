"""What programs are ordered by, as texts that the engine orders as we do.

The engine orders texts by their bytes in UTF-8, which is the order of code points.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import inf
from typing import Any

from corpus.columns import Column
from corpus.record import Program
from indexer.answer.text_order import folded, order_key, text_orders

# Figures of a whole number; one that has more is ordered as the largest.
_FIGURES = 19
_LARGEST = 10**_FIGURES - 1
# Bytes of a key, of which the engine takes 32,766 at most: longer ones would be all texts again.
# Those that begin alike for so long stay in the order of the plan.
_LONGEST = 1000
# Texts that are kept folded: what many programs have alike, as a division.
_KEPT = 1000


class OrderKeys:
    """The keys of one collection's programs."""

    def __init__(self, columns: Sequence[Column], collection: Mapping[str, Any]) -> None:
        self._known: Mapping[str, str] = {}
        self._seldom = lru_cache(_KEPT)(folded)
        self._keys = [
            order_key(name, columns, collection, self._folded) for name in text_orders(columns)
        ]

    def of(self, program: Program, known: Mapping[str, str]) -> list[str | None]:
        """The key of a program by each of ``text_orders``; None where it says nothing.

        ``known`` are texts of it that were folded before.
        """
        self._known = known
        return [_text(key(program)) for key in self._keys]

    def _folded(self, text: str) -> str:
        known = self._known.get(text)
        return self._seldom(text) if known is None else known


def _text(key: Any) -> str | None:
    if key is None:
        return None
    parts = key if isinstance(key, tuple) else (key,)
    # Nothing is less than what ends a part.
    joined = "\0".join(map(_part, parts)).encode(errors="replace")
    return joined[:_LONGEST].decode(errors="ignore")


def _part(value: Any) -> str:
    if isinstance(value, str):
        return value
    whole = _LARGEST if value == inf else min(int(value), _LARGEST)
    # Numbers below none come before the others, the lowest first.
    return f"1{whole:0{_FIGURES}}" if whole >= 0 else f"0{max(_LARGEST + whole, 0):0{_FIGURES}}"
