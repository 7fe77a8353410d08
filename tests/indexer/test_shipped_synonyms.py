"""The synonym lists that we ship: every row adds something, and no two of them disagree."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import corpus
from corpus.synonyms import COMMON_FILE, SynonymRow, read_synonyms
from indexer.text.analyzer import Token, analyze
from indexer.text.lexeme import Kind

LOCAL_FILE = Path(corpus.__file__).parent / "fukushima_ict_2020" / "synonyms.csv"
BOTH = pytest.mark.parametrize("path", [COMMON_FILE, LOCAL_FILE], ids=["common", "local"])


def _rows(path: Path) -> tuple[SynonymRow, ...]:
    rows, problems = read_synonyms(path)
    assert problems == ()
    return rows


def _words(text: str) -> list[Token]:
    return [token for token in analyze(text) if token.lexeme.kind > Kind.FUNCTION]


def _terms(text: str) -> tuple[str, ...]:
    return tuple(part.lexeme.term for token in _words(text) for part in token.parts)


def _known(one: str, other: str) -> bool:
    """Whether the dictionary knows already that the two mean the same."""
    if _terms(one) == _terms(other):
        return True
    left, right = _words(one), _words(other)
    if len(left) != 1 or len(right) != 1:
        return False
    return bool(set(left[0].lexeme.groups) & set(right[0].lexeme.groups))


@BOTH
def test_every_row_adds_what_the_dictionary_does_not_know(path: Path) -> None:
    for row in _rows(path):
        if row.one_way:
            assert not any(_known(row.word, synonym) for synonym in row.synonyms), row
        else:
            assert not all(_known(a, b) for a, b in combinations((row.word, *row.synonyms), 2)), row


@BOTH
def test_every_expression_has_a_word_that_says_something(path: Path) -> None:
    for row in _rows(path):
        for expression in (row.word, *row.synonyms):
            kinds = {token.lexeme.kind for token in _words(expression)}
            assert kinds & {Kind.NOUN, Kind.VERB, Kind.NUMBER}, expression


@BOTH
def test_no_word_is_explained_twice(path: Path) -> None:
    words = Counter((row.word, row.one_way) for row in _rows(path))
    assert [word for word, count in words.items() if count > 1] == []


def test_no_expression_stands_in_two_groups() -> None:
    """Groups that share an expression are one group: a search for it would show the difference."""
    groups = Counter(
        _terms(expression)
        for path in (COMMON_FILE, LOCAL_FILE)
        for row in _rows(path)
        if not row.one_way
        for expression in {_terms(e): e for e in (row.word, *row.synonyms)}.values()
    )
    assert [terms for terms, count in groups.items() if count > 1] == []


def test_no_row_repeats_what_another_says() -> None:
    pairs: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for path in (COMMON_FILE, LOCAL_FILE):
        for row in _rows(path):
            if row.one_way:
                pairs.update((_terms(row.word), _terms(synonym)) for synonym in row.synonyms)
            else:
                ends = {_terms(expression) for expression in (row.word, *row.synonyms)}
                pairs.update((a, b) for a in ends for b in ends if a != b)
    assert [pair for pair, count in pairs.items() if count > 1] == []
