"""The names of departments, divisions and areas: who runs a program, not what it is about.

安全・安心、健康なくらし is an area of the plan: a program in it is not about 健康 (health) for
that. What only the name of a place says is a hint, unless the query has the whole name.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from indexer.text.analyzer import analyze
from indexer.text.lexeme import Lexeme, row

_FACETS = ("department", "division", "area")
# What ``files.PLACES`` says of its file.
PlaceTable: TypeAlias = Mapping[str, list[list[str]]]


def place_table(values: Mapping[str, Iterable[str]]) -> PlaceTable:
    """The rows of the names among the values of facets, and the terms of each name.

    Made with the index: a first search need not analyse hundreds of names.
    """
    names = dict.fromkeys(name for facet in _FACETS for name in values[facet])
    read = [_lexemes(name) for name in names]
    terms = [[lexeme.term for lexeme in (*wholes, *parts)] for wholes, parts in read]
    return {
        "names": [list(row(parts)) for _, parts in read],
        "terms": [list(dict.fromkeys(one)) for one in terms],
    }


class PlaceNames:
    """The names of one generation's places; threads share it."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """Each name as the row of its terms."""
        return frozenset(map(tuple, self._table["names"]))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms that stand in names."""
        return frozenset(term for terms in self._table["terms"] for term in terms)


def _lexemes(name: str) -> tuple[list[Lexeme], list[Lexeme]]:
    """The words and the parts of words of a name."""
    tokens = analyze(name)
    parts = [part.lexeme for token in tokens for part in token.parts]
    return [token.lexeme for token in tokens], parts
