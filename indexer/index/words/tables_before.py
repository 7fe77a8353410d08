"""The tables of words that a generation has, as far as they are those of another collection too.

An update hardly changes which words there are, and making their tables takes as long as all else
that it does. What stands for a word depends on the word alone, so that only those which came are
looked at; what a dictionary leads to, on which words there are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.english.dictionary import dictionary
from indexer.index import files
from indexer.index.segment import Segment
from indexer.index.vocabulary import Tables, vocabulary_tables
from indexer.text.letters import letters
from indexer.text.lexeme import Lexeme
from indexer.thesaurus.table import MOST_COMMON_SHARE

_Near = Mapping[str, Sequence[Any]]


class WordsOf(NamedTuple):
    """What the tables of a dictionary are made of: the terms of a collection, those among them that
    lead nowhere, the letters of its words and the numbers of their groups of synonyms."""

    terms: Sequence[str]
    common: frozenset[str]
    letters: Set[str]
    groups: Set[str]


class TablesBefore:
    """The tables of a generation, read when they are asked for."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def vocabulary_of(self, lexemes: Sequence[Lexeme]) -> Tables:
        """What ``vocabulary_tables`` gives, which only looks at lexemes that the generation lacks.

        Raises OSError and IndexUnusable.
        """
        numbers = dict(zip(lexemes, range(len(lexemes)), strict=True))
        moved = [numbers.pop(lexeme, None) for lexeme in self._segment.forward.lexemes]
        fresh = list(numbers.values())
        if not fresh and moved == list(range(len(lexemes))):
            return self._vocabulary
        added = vocabulary_tables([lexemes[number] for number in fresh])
        merged = {
            kind: _merged(rows, moved, added[kind], fresh)
            for kind, rows in self._vocabulary.items()
        }
        return {kind: _in_order(merged[kind], int if kind == "groups" else str) for kind in merged}

    def alike_of(self, words: WordsOf) -> _Near | None:
        """The words that are alike, where they are those of the generation; otherwise None."""
        is_same = words.common == self._words.common and list(words.terms) == self._words.terms
        return self._alike if is_same else None

    def english_of(self, words: WordsOf, lacking: _Near) -> Mapping[str, Any] | None:
        """The table from English words, where it is that of the generation; otherwise None.

        It is where no word that came or went spells a part of a word of the dictionary.
        """
        before = self._words
        if words.groups != before.groups or not _is_same(lacking, self.lacking):
            return None
        if any(map(dictionary().is_part, words.letters ^ before.letters)):
            return None
        return dict(self._json(files.ENGLISH))

    @cached_property
    def lacking(self) -> _Near:
        """What is near words that the generation has not."""
        return lacking_words(self._alike, self._words.terms)

    @cached_property
    def _alike(self) -> _Near:
        return dict(self._json(files.ALIKE))

    @cached_property
    def _vocabulary(self) -> Tables:
        return dict(self._json(files.VOCABULARY))

    @cached_property
    def _words(self) -> WordsOf:
        segment, vocabulary = self._segment, self._vocabulary
        terms = self._json(files.TERMS)
        return WordsOf(
            terms,
            common_terms(terms, segment.posting_bounds, segment.docs),
            vocabulary["letters"].keys() | letters_of(segment.expansions),
            vocabulary["groups"].keys(),
        )

    def _json(self, name: str) -> Any:
        return files.read_json(self._segment.directory, name)


def _is_same(near: _Near, before: _Near) -> bool:
    """Whether both are equal once they are JSON, in which pairs are lists."""
    return near is before or orjson.dumps(near) == orjson.dumps(before)


def common_terms(
    terms: Sequence[str], posting_bounds: NDArray[np.int64], docs: NDArray[np.int32]
) -> frozenset[str]:
    """The terms that so many programs have that they lead nowhere."""
    most = MOST_COMMON_SHARE * (int(docs.max(initial=0)) + 1)
    files.let_go(docs)
    return frozenset(terms[at] for at in np.flatnonzero(np.diff(posting_bounds) > most).tolist())


def letters_of(expansions: Mapping[str, Any]) -> Set[str]:
    """The letters of what has a synonym, which leads somewhere, too."""
    return set(map(letters, _expressions(expansions)))


def lacking_words(near: _Near, terms: Sequence[str]) -> _Near:
    """Of what is near some words, that of words that are no terms."""
    own = frozenset(terms)
    return {word: others for word, others in near.items() if word not in own}


def _expressions(expansions: Mapping[str, Any]) -> Iterator[str]:
    """The expressions that have a synonym, as staff and their terms write them."""
    for terms, synonyms in expansions["synonyms"].items():
        yield terms.replace(" ", "")
        yield from (text for text, *_ in synonyms)


def _merged(
    rows: Mapping[str, Sequence[int]],
    moved: Sequence[int | None],
    added: Mapping[str, Sequence[int]],
    fresh: Sequence[int],
) -> dict[str, list[int]]:
    """Rows of lexemes, by their numbers now, with the ``added`` ones, which count the fresh."""
    found = {
        key: [now for one in own if (now := moved[one]) is not None] for key, own in rows.items()
    }
    for key, own in added.items():
        found[key] = sorted([*found.get(key, ()), *(fresh[one] for one in own)])
    return {key: own for key, own in found.items() if own}


def _in_order(
    rows: Mapping[str, list[int]], read: Callable[[str], str | int]
) -> dict[str, list[int]]:
    """Rows in the order of what their keys say; nearly all are in it already."""
    return {key: rows[key] for key in sorted(rows, key=read)}
