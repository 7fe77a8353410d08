"""The names of departments, divisions and areas: who runs a program, not what it is about.

安全・安心、健康なくらし is an area of the plan: a program in it is not about 健康 (health) for
that. What only the name of a place says is a hint, unless the query has the whole name.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from indexer.text.analyzer import analyze
from indexer.text.lexeme import Lexeme, row

_FACETS = ("department", "division", "area")


class PlaceNames:
    """The names of one generation's places, among the values of its facets; threads share it."""

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        self._values = values

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """Each name as the row of its terms."""
        return frozenset(tuple(row(parts)) for _, parts in self._read)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms that stand in names."""
        return frozenset(one.term for wholes, parts in self._read for one in (*wholes, *parts))

    @cached_property
    def _read(self) -> list[tuple[list[Lexeme], list[Lexeme]]]:
        """The words and the parts of words of each name."""
        read = []
        for name in dict.fromkeys(name for facet in _FACETS for name in self._values[facet]):
            tokens = analyze(name)
            parts = [part.lexeme for token in tokens for part in token.parts]
            read.append(([token.lexeme for token in tokens], parts))
        return read
