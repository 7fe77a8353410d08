"""Synonyms that staff wrote and related words from a table: what a word may be replaced by.

Both are kept with the index as plain values and applied when a query is compiled, so that a change
of a synonym needs no new analysis of the programs.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from indexer.index.vocabulary import Related
from indexer.text.analyzer import analyze
from indexer.text.lexeme import placed_words
from indexer.text.romaji import spell_letters

if TYPE_CHECKING:
    # A search does without what reads a collection.
    from corpus import SynonymRow

# Letters that are read one by one.
_ACRONYM = re.compile("[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Expression:
    """A synonym as terms at relative positions, and as staff wrote it; or only ``related``."""

    text: str
    terms: tuple[str, ...]
    steps: tuple[int, ...]
    related: bool = False

    @property
    def key(self) -> str:
        """The terms, joined by blanks: one more for every function word between two of them."""
        gaps = (" " * (after - before) for before, after in pairwise(self.steps))
        return "".join(chain.from_iterable(zip(self.terms, (*gaps, ""), strict=True)))


@dataclass(frozen=True, slots=True)
class Replacement:
    """``expression`` may stand for the positions [start, end) of a query, which have ``words``."""

    start: int
    end: int
    words: int
    expression: Expression


def expansion_tables(rows: Iterable["SynonymRow"]) -> dict[str, Any]:
    """Synonym rows for JSON; expressions without any word are left out.

    ``synonyms`` leads from the key of an expression to those that may stand for it; ``longest`` is
    the number of positions of the longest.
    """
    found: dict[str, list[Expression]] = {}
    for row in rows:
        texts = (row.word, *row.synonyms)
        written = [e for e in (_expression(text, row.related) for text in texts) if e.terms]
        for source in written[:1] if row.one_way else written:
            others = found.setdefault(source.key, [])
            others.extend(e for e in written if e.terms != source.terms and e not in others)
            if _ACRONYM.fullmatch(source.text):
                # ディーエックス for DX, where the programs may have neither.
                spelled = _expression(spell_letters(source.text.lower()), row.related)
                own = (source, *written)
                aloud = found.setdefault(spelled.key, [])
                aloud.extend(e for e in own if e.terms != spelled.terms and e not in aloud)
    return {
        "synonyms": {
            key: [[e.text, e.terms, e.steps, e.related] for e in es] for key, es in found.items()
        },
        "longest": max((key.count(" ") + 1 for key in found), default=0),
    }


# The common list has some 2,000, and comes with every build.
@lru_cache(4096)
def _expression(text: str, related: bool) -> Expression:
    words = placed_words([part.lexeme for token in analyze(text) for part in token.parts])
    steps = tuple(at - words[0][0] for at, _ in words)
    return Expression(text, tuple(term for _, term in words), steps, related)


class Expansions:
    """The tables that ``expansion_tables`` made, ready to be asked.

    Related words are read when they are first asked for: there are many, and few searches need any.
    """

    def __init__(self, tables: Mapping[str, Any], related: Callable[[], Related]) -> None:
        self._read_related = related
        # Rows of JSON: an expression's text, terms and steps, and whether it is only related.
        self._synonyms: Mapping[str, Sequence[Sequence[Any]]] = tables["synonyms"]
        self._longest: int = tables["longest"]
        self._made: dict[str, Sequence[Expression]] = {}
        self._first_terms = {key.partition(" ")[0] for key in self._synonyms}

    @staticmethod
    def texts(tables: Mapping[str, Any]) -> Iterator[str]:
        """Every expression that has a synonym, and every synonym."""
        for key, rows in tables["synonyms"].items():
            yield key.replace(" ", "")
            yield from (text for text, *_ in rows)

    def in_row(self, terms: Sequence[str]) -> list[Replacement]:
        """Every replacement for a stretch of ``terms``, as ``lexeme.row`` has them."""
        return list(self._in_row(terms))

    def _in_row(self, terms: Sequence[str]) -> Iterator[Replacement]:
        for start, first in enumerate(terms):
            if first not in self._first_terms:
                continue
            for end in range(start + 1, min(start + self._longest, len(terms)) + 1):
                stretch = terms[start:end]
                key = " ".join(stretch)
                if key in self._synonyms:
                    words = sum(map(bool, stretch))
                    for expression in self._expressions(key):
                        yield Replacement(start, end, words, expression)

    def _expressions(self, key: str) -> Sequence[Expression]:
        """What may stand for an expression; made when it is first asked for."""
        found = self._made.get(key)
        if found is None:
            rows = self._synonyms[key]
            found = [
                Expression(text, tuple(words), tuple(steps), related)
                for text, words, steps, related in rows
            ]
            self._made[key] = found
        return found

    def related(self, term: str) -> Sequence[tuple[str, float]]:
        """Words of the corpus that are used like ``term``, with their similarity from 0 to 1."""
        return [(word, similarity) for word, similarity in self._read_related().get(term, ())]
