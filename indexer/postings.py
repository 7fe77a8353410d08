"""Looking up matches in a segment's arrays: which programs, with which weight, at which positions."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, TEXT_FIELDS
from indexer.inverted import idf, saturated
from indexer.plan import Match
from indexer.segment import Segment

_EMPTY_DOCS = np.zeros(0, np.int32)
_EMPTY_WEIGHTS = np.zeros(0, np.float32)


class Postings(NamedTuple):
    """Program numbers, ascending, each once, and what each scores."""

    docs: NDArray[np.int32]
    weights: NDArray[np.float32]


EMPTY = Postings(_EMPTY_DOCS, _EMPTY_WEIGHTS)


def term_postings(segment: Segment, term: int) -> Postings:
    """The postings of one term, as the build computed them."""
    start, end = segment.posting_bounds[term], segment.posting_bounds[term + 1]
    return Postings(segment.docs[start:end], segment.weights[start:end])


def postings(segment: Segment, match: Match) -> Postings:
    """The postings of a match before its weight. Those of adjacent parts score like one rare word."""
    if match.surface:
        return _scored(segment, *_surface_docs(segment, match.surface))
    if match.apart:
        return _together(segment, match)
    if len(match.parts) == 1 and len(match.parts[0]) == 1:
        return term_postings(segment, match.parts[0][0])
    found = positions(segment, match)
    slots = np.searchsorted(segment.bounds, found, "right") - 1
    return _scored(segment, slots // len(FIELDS), segment.occurrence[slots])


def docs_with(segment: Segment, match: Match) -> NDArray[np.int64]:
    """Programs that have the match in a text of their own, for an exclusion."""
    if match.surface:
        return _surface_docs(segment, match.surface)[0]
    slots = np.searchsorted(segment.bounds, positions(segment, match), "right") - 1
    docs: NDArray[np.int64] = slots[slots % len(FIELDS) < TEXT_FIELDS] // len(FIELDS)
    return docs


def positions(segment: Segment, match: Match) -> NDArray[np.int64]:
    """Where a match begins, ascending; the parts stand at its steps from there."""
    found = term_positions(segment, match.parts[0])
    for terms, step in zip(match.parts[1:], match.steps[1:], strict=True):
        found = _followed(found, term_positions(segment, terms), step)
    return found


def term_positions(segment: Segment, terms: tuple[int, ...]) -> NDArray[np.int64]:
    """Where any of some terms stands, ascending."""
    slices = [
        segment.positions[segment.position_bounds[term] : segment.position_bounds[term + 1]]
        for term in terms
    ]
    return slices[0] if len(slices) == 1 else np.unique(np.concatenate(slices))


def _followed(first: NDArray[np.int64], second: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Those of ``first`` that ``second`` has ``step`` further on; the shorter is looked up."""
    if not len(first) or not len(second):
        return first[:0]
    if len(first) > len(second):
        wanted = second - step
        at = np.minimum(np.searchsorted(first, wanted), len(first) - 1)
        return wanted[first[at] == wanted]
    wanted = first + step
    at = np.minimum(np.searchsorted(second, wanted), len(second) - 1)
    return first[second[at] == wanted]


def _scored(
    segment: Segment, docs: NDArray[np.int64], occurrences: NDArray[np.float32]
) -> Postings:
    """BM25F of something that is no term of its own: its idf is counted here."""
    if not len(docs):
        return EMPTY
    first = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1])))
    frequencies = np.add.reduceat(occurrences, first)
    weight = np.float32(idf(segment.programs, len(first)))
    return Postings(docs[first].astype(np.int32), saturated(frequencies) * weight)


def _together(segment: Segment, match: Match) -> Postings:
    """Programs that have all parts, wherever; the weights add up."""
    docs, weights = term_postings(segment, match.parts[0][0])
    for terms in match.parts[1:]:
        other = term_postings(segment, terms[0])
        common, here, there = np.intersect1d(docs, other.docs, True, return_indices=True)
        docs, weights = common, weights[here] + other.weights[there]
    return Postings(docs, weights)


def _surface_docs(segment: Segment, text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Program and occurrence weight of every place where the folded text has ``text``."""
    places = [match.start() for match in re.finditer(re.escape(text.encode()), segment.surface)]
    docs = np.searchsorted(segment.surface_bounds, places, "right") - 1
    fields = [
        segment.surface.count(b"\0", segment.surface_bounds[doc], place)
        for doc, place in zip(docs, places, strict=True)
    ]
    slots = docs * len(FIELDS) + np.array(fields, np.int64)
    return docs, segment.occurrence[slots]
