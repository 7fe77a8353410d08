"""The tokens that all engines get: of every program, from our own index, and of the queries.

Terms are numbers; an engine that wants words has ``t17`` for 17. Nobody's time includes analysis.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.index.field_boosts import FIELDS
from indexer.index.segment import Segment
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

# So that every run asks the same.
_SEED = 1
# Of so many questions a file has more.
MAX_QUERIES = 200
# A query sampled from a paragraph has one to so many of its nouns.
_MAX_NOUNS = 3

Terms = tuple[int, ...]


def documents(segment: Segment) -> list[NDArray[np.int64]]:
    """The terms of every program, those of all fields one behind the other."""
    terms = np.repeat(np.arange(len(segment.terms)), np.diff(segment.position_bounds))
    order = np.argsort(segment.positions, kind="stable")
    ends = np.searchsorted(segment.positions[order], segment.forward.bounds[:: len(FIELDS)])
    return np.split(terms[order], ends[1:-1])


def question_terms(segment: Segment, questions: Sequence[str]) -> list[Terms]:
    """The terms of at most MAX_QUERIES questions, evenly chosen; of those that have any."""
    step = max(1, len(questions) // MAX_QUERIES)
    found = [_terms(segment, question) for question in questions[::step]]
    return [terms for terms in found if terms][:MAX_QUERIES]


def _terms(segment: Segment, text: str) -> Terms:
    """The known terms of a text, words of several parts and their parts, each once."""
    tokens = analyze(text)
    lexemes = [part.lexeme for token in tokens for part in token.parts]
    lexemes += [token.lexeme for token in tokens if len(token.parts) > 1]
    terms = dict.fromkeys(lexeme.term for lexeme in lexemes if lexeme.kind > Kind.FUNCTION)
    return tuple(segment.term_numbers[term] for term in terms if term in segment.term_numbers)


def together(segment: Segment, terms: Terms) -> Terms:
    """The rarest term, and of the others, rarest first, those that leave some program with all.

    Our search goes on without a word that would leave nothing, so only such queries are the same
    work for everybody.
    """
    chosen: list[int] = []
    programs: NDArray[np.int32] | None = None
    for having, term in sorted(((_programs(segment, term), term) for term in terms), key=_size):
        remaining = having if programs is None else np.intersect1d(programs, having)
        if len(remaining):
            programs = remaining
            chosen.append(term)
    return tuple(chosen)


def _programs(segment: Segment, term: int) -> NDArray[np.int32]:
    first, last = segment.posting_bounds[term : term + 2]
    return segment.docs[first:last]


def _size(programs_and_term: tuple[NDArray[np.int32], int]) -> int:
    return len(programs_and_term[0])


def sampled_terms(segment: Segment, number: int = MAX_QUERIES) -> list[Terms]:
    """Queries of one to three nouns that stand in one program, drawn with a fixed seed.

    Programs with fewer nouns than are drawn are passed over.
    """
    random = np.random.default_rng(_SEED)
    queries: list[Terms] = []
    for program in random.integers(segment.programs, size=100 * number):
        nouns = _nouns(segment, int(program))
        size = int(random.integers(1, _MAX_NOUNS + 1))
        if len(nouns) >= size and len(queries) < number:
            queries.append(tuple(random.choice(nouns, size, replace=False).tolist()))
    return queries


def _nouns(segment: Segment, program: int) -> NDArray[np.int32]:
    """The terms of a program's nouns, in its name and summary, each once."""
    first, last = segment.forward.bounds[program * len(FIELDS) + np.array((0, 2))]
    lexemes = segment.forward.tokens[first:last]
    lexemes = lexemes[lexemes >= 0]
    return np.unique(segment.forward.lexeme_terms[lexemes[segment.forward.is_noun[lexemes]]])
