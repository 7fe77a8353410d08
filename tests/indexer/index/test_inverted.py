"""The inverted index against the definition of BM25F, computed word by word."""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build.analysis import analyze_programs
from indexer.index.field_boosts import FIELDS, K1
from indexer.index.inverted import invert
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

PIECES = ("防災", "電子申請", "の", "。", "福祉", "道路", "")
TEXTS = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    min_size=len(FIELDS),
    max_size=len(FIELDS),
)


def occurrences(text: str) -> Counter[str]:
    """How often a text has each term, compounds and their parts alike."""
    found: Counter[str] = Counter()
    for token in analyze(text):
        found.update(p.lexeme.term for p in token.parts if p.lexeme.kind > Kind.FUNCTION)
        if len(token.parts) > 1:
            found[token.lexeme.term] += 1
    return found


def naive_weights(programs: Sequence[Sequence[str]]) -> dict[tuple[str, int], float]:
    """The score of every term in every program, from the formula."""
    bounds = analyze_programs(programs).bounds
    lengths = np.diff(bounds).reshape(-1, len(FIELDS))
    averages = [column[column > 0].mean() if column.any() else 1.0 for column in lengths.T]
    pseudo: Counter[tuple[str, int]] = Counter()
    for doc, texts in enumerate(programs):
        for field, text, length, average in zip(FIELDS, texts, lengths[doc], averages, strict=True):
            norm = 1 - field.b + field.b * length / average
            for term, count in occurrences(text).items():
                pseudo[term, doc] += field.boost * count / norm
    having = Counter(term for term, _ in pseudo)
    return {
        (term, doc): log(1 + (len(programs) - having[term] + 0.5) / (having[term] + 0.5))
        * tf
        * (K1 + 1)
        / (tf + K1)
        for (term, doc), tf in pseudo.items()
    }


@settings(max_examples=40)
@given(programs=st.lists(TEXTS, max_size=5))
def test_weights_are_bm25f(programs: list[list[str]]) -> None:
    inverted = invert(analyze_programs(programs))
    found = {
        (term, int(inverted.docs[at])): float(inverted.weights[at])
        for number, term in enumerate(inverted.terms)
        for at in range(*inverted.posting_bounds[number : number + 2])
    }
    assert found == pytest.approx(naive_weights(programs), rel=1e-4)


@settings(max_examples=40)
@given(programs=st.lists(TEXTS, max_size=5))
def test_postings_and_positions_ascend(programs: list[list[str]]) -> None:
    inverted = invert(analyze_programs(programs))
    assert list(inverted.terms) == sorted(set(inverted.terms))
    for number in range(len(inverted.terms)):
        docs = inverted.docs[slice(*inverted.posting_bounds[number : number + 2])]
        positions = inverted.positions[slice(*inverted.position_bounds[number : number + 2])]
        assert len(docs)
        assert (np.diff(docs) > 0).all()
        assert (np.diff(positions) > 0).all()
