"""The words that are typical of a collection, by its own statistics."""

import numpy as np

from indexer.fields import FIELDS, TEXT_FIELDS
from indexer.lexeme import Kind
from indexer.results import TellingTerm
from indexer.segment import Segment

# Words that a larger share of the programs has do not tell them apart; those that fewer than so
# many have lead to too little.
_MAX_SHARE = 0.25
_MIN_PROGRAMS = 3


def telling_terms(segment: Segment, limit: int) -> tuple[TellingTerm, ...]:
    """At most ``limit`` nouns as the programs write them, the most telling first.

    Telling is what many programs have, and have often: the sum of a term's weights in them.
    """
    sums = np.add.reduceat(segment.weights, segment.posting_bounds[:-1])
    counts = np.diff(segment.posting_bounds)
    wanted = (counts >= _MIN_PROGRAMS) & (counts <= _MAX_SHARE * segment.programs)
    nouns = {
        int(term)
        for term, lexeme in zip(segment.lexeme_terms, segment.lexemes, strict=True)
        if lexeme.kind is Kind.NOUN and len(lexeme.term) > 1
    }
    ordered = (int(term) for term in np.argsort(-sums, kind="stable") if wanted[term])
    chosen = [term for term in ordered if term in nouns and _in_own_text(segment, term)][:limit]
    return tuple(TellingTerm(_written(segment, term), int(counts[term])) for term in chosen)


def _in_own_text(segment: Segment, term: int) -> bool:
    """Whether the term stands in a program's own text first, not in who runs it."""
    return _first_field(segment, term) < TEXT_FIELDS


def _first_field(segment: Segment, term: int) -> int:
    position = segment.positions[segment.position_bounds[term]]
    return int((np.searchsorted(segment.bounds, position, "right") - 1) % len(FIELDS))


def _written(segment: Segment, term: int) -> str:
    """The term as the first program that has it writes it."""
    position = int(segment.positions[segment.position_bounds[term]])
    return segment.written(position, position + segment.extent(position, (term,)) - 1)
