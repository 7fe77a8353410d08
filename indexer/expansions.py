"""Synonyms that staff wrote and related words from a table: what a word may be replaced by.

Both are kept with the index as plain values and applied when a query is compiled, so that a change
of a synonym needs no new analysis of the programs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus import SynonymRow
from indexer.analyzer import analyze
from indexer.lexeme import placed_words


@dataclass(frozen=True, slots=True)
class Expression:
    """A synonym as terms at relative positions, and as staff wrote it."""

    text: str
    terms: tuple[str, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """``expression`` may stand for the parts [start, end) of a run of a query."""

    start: int
    end: int
    expression: Expression


def expansion_tables(
    rows: Iterable[SynonymRow], related: Mapping[str, Sequence[tuple[str, float]]]
) -> dict[str, Any]:
    """Synonym rows and related words for JSON; expressions without any word are left out."""
    synonyms = [
        [
            [
                [e.text, e.terms, e.steps]
                for e in map(_expression, (row.word, *row.synonyms))
                if e.terms
            ],
            row.one_way,
        ]
        for row in rows
    ]
    return {"synonyms": synonyms, "related": {word: list(found) for word, found in related.items()}}


def _expression(text: str) -> Expression:
    words = placed_words([part.lexeme for token in analyze(text) for part in token.parts])
    steps = tuple(at - words[0][0] for at, _ in words)
    return Expression(text, tuple(term for _, term in words), steps)


class Expansions:
    """The tables, ready to be asked."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._related: Mapping[str, Sequence[tuple[str, float]]] = tables["related"]
        self._synonyms: dict[tuple[str, ...], list[Expression]] = {}
        for written, one_way in tables["synonyms"]:
            self._add(
                [Expression(t, tuple(terms), tuple(steps)) for t, terms, steps in written], one_way
            )
        self._longest = max(map(len, self._synonyms), default=0)

    def _add(self, expressions: Sequence[Expression], one_way: bool) -> None:
        for source in expressions[:1] if one_way else expressions:
            others = self._synonyms.setdefault(source.terms, [])
            others.extend(e for e in expressions if e.terms != source.terms and e not in others)

    def in_run(self, terms: Sequence[str]) -> list[Replacement]:
        """Every replacement for a stretch of ``terms``, which stand next to each other."""
        return [
            Replacement(start, end, expression)
            for start in range(len(terms))
            for end in range(start + 1, min(start + self._longest, len(terms)) + 1)
            for expression in self._synonyms.get(tuple(terms[start:end]), ())
        ]

    def related(self, term: str) -> Sequence[tuple[str, float]]:
        """Words of the corpus that are used like ``term``, with their similarity from 0 to 1."""
        return self._related.get(term, ())
