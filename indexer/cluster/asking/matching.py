"""A match as queries of the engine: which programs have it, and how much it weighs in each.

What a match weighs is BM25F's: what its occurrences in the fields add, summed up before they
saturate, times its idf. That of a term stands in the index; that of a phrase is added up from the
fields, each occurrence with what the field's length and boost make of it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from math import prod
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.tokens import characters, spelled, token
from indexer.index.field_boosts import K1
from indexer.matches.match import Match, Reach
from indexer.matches.positions import NEAR_POSITIONS

Clause = dict[str, Any]
NOTHING: Clause = {"match_none": {}}
# The engine takes 1,024 terms in one query; where more than half of them would be asked for to tell
# the places of one match apart, each field that has it counts once.
_MOST_TERMS = 512
# A sum of occurrences to its score, as ``inverted.saturated`` has it.
_SATURATE = f"return params.w * _score / (_score + {K1});"


def having(match: Match, fields: Sequence[int]) -> Clause:
    """The programs that have a match in any of some fields."""
    if match.surface:
        return _any([_characters(match.surface, field) for field in fields])
    if match.reach is Reach.ANYWHERE:
        return _all([_terms(terms[:1], fields) for terms in match.parts])
    if len(match.parts) == 1:
        return _terms(match.parts[0], fields)
    if match.reach is Reach.NEAR:
        return _any([_near(match, field) for field in fields])
    return _any([_phrase(match, field) for field in fields])


def everywhere(match: Match, width: int) -> Clause:
    """The programs that have a match in any field."""
    if match.reach is Reach.ANYWHERE and not match.surface:
        each = [{"term": {mapping.WEIGHTS: token(terms[0])}} for terms in match.parts]
        return _all(each)
    if len(match.parts) == 1 and not match.surface:
        return {"terms": {mapping.WEIGHTS: [token(term) for term in match.parts[0]]}}
    return having(match, range(width))


def scored(
    match: Match,
    factor: float,
    idfs: Sequence[float],
    fields: Mapping[int, Match],
    coarse: bool = False,
) -> Clause:
    """What a match scores in each program that has it in some fields, times ``factor``.

    ``fields`` have it, with what of it stands in each. ``idfs`` is its own; of parts wherever they
    stand, that of each. ``coarse`` counts each field that has it once.
    """
    if match.reach is Reach.ANYWHERE and not match.surface:
        pairs = zip(match.parts, idfs, strict=True)
        return {"bool": {"must": [_weight(terms[0], factor * idf) for terms, idf in pairs]}}
    return _saturated(factor * idfs[0], fields, coarse)


def scored_term(term: str, factor: float, idf: float) -> Clause:
    """What a term scores, from the weights of all fields that the index has."""
    return _weight(term, factor * idf)


def _weight(term: str, factor: float) -> Clause:
    return {"term": {mapping.WEIGHTS: {"value": token(term), "boost": factor * (K1 + 1)}}}


def _saturated(idf: float, fields: Mapping[int, Match], coarse: bool) -> Clause:
    is_told_apart = not coarse and sum(map(_terms_asked, fields.values())) <= _MOST_TERMS
    each = [
        one for field, match in fields.items() for one in _occurrences(match, field, is_told_apart)
    ]
    return {
        "script_score": {
            "query": {"bool": {"should": each}},
            "script": {"source": _SATURATE, "params": {"w": idf * (K1 + 1)}},
        }
    }


def _terms_asked(match: Match) -> int:
    """How many terms queries for each place of a match in a field have."""
    apart = [len(terms) * (len(terms) + 1) // 2 for terms in match.parts]
    if match.reach is Reach.NEAR:
        return apart[-1] if len(apart) == 1 else 2 * len(match.parts[-1]) * sum(apart)
    ways = prod(map(len, match.parts))
    return sum(one * ways // len(terms) for one, terms in zip(apart, match.parts, strict=True))


def _occurrences(match: Match, field: int, is_told_apart: bool) -> list[Clause]:
    """Queries that add up to what the occurrences of a match in a field weigh together."""
    if match.surface:
        counts = [_characters(match.surface, field)]
    elif not is_told_apart:
        counts = [{"constant_score": {"filter": having(match, (field,))}}]
    elif len(match.parts) == 1:
        counts = _apart(match.parts[0], field)
    elif match.reach is Reach.NEAR:
        counts = [_near(match, field, one) for one in _apart(match.parts[-1], field)]
    elif all(len(terms) == 1 for terms in match.parts):
        counts = [_phrase(match, field, len(match.parts))]
    else:
        counts = _phrases_apart(match, field)
    factor = {"field": f"{mapping.OCCURRENCE}{field}", "missing": 0}
    return [
        {"function_score": {"query": one, "boost_mode": "multiply", "field_value_factor": factor}}
        for one in counts
    ]


def _apart(terms: Sequence[str], field: int) -> list[Clause]:
    """Each place of any of some terms once: a compound and its first part stand at the same."""
    first, *others = [_span((term,), field) for term in terms]
    before = [_span(terms[:n], field) for n in range(1, len(terms))]
    rest = zip(others, before, strict=True)
    return [first, *[{"span_not": {"include": one, "exclude": known}} for one, known in rest]]


def _phrases_apart(match: Match, field: int) -> list[Clause]:
    """Each place of a phrase once, of which parts have several terms.

    One query for each way of choosing terms, so that the engine adds up as many scores as parts.
    """
    ways = product(*[_apart(terms, field) for terms in match.parts])
    near = {"slop": 0, "in_order": True, "boost": 1 / len(match.parts)}
    return [{"span_near": {"clauses": _stepped(way, match.steps, field), **near}} for way in ways]


def _stepped(way: Sequence[Clause], steps: Sequence[int], field: int) -> list[Clause]:
    """Places at their steps, with what is passed over between them."""
    clauses: list[Clause] = []
    for one, (before, step) in zip(way, pairwise((-1, *steps)), strict=True):
        if step - before > 1:
            clauses.append({"span_gap": {f"{mapping.TEXT}{field}": step - before - 1}})
        clauses.append(one)
    return clauses


def _phrase(match: Match, field: int, words: int = 1) -> Clause:
    """Parts at their steps in a field, of each any term; it scores how often they stand there.

    The engine adds up the score of a phrase for each of its ``words``, where each part is one term.
    """
    asked = {"query": spelled(match.parts, match.steps), "boost": 1 / words}
    return {"match_phrase": {f"{mapping.TEXT}{field}": asked}}


def _characters(text: str, field: int) -> Clause:
    """A text wherever it stands in a field; it scores how often it does."""
    name, signs = f"{mapping.CHARS}{field}", characters(text)
    if len(signs) == 1:
        return {"term": {name: {"value": text}}}
    return {"match_phrase": {name: {"query": text, "boost": 1 / len(signs)}}}


def _near(match: Match, field: int, last: Clause | None = None) -> Clause:
    """Each place of the last part that is near the one before it, and so on.

    The places of the last part are ``last``, where these are given. What is near something is all
    but what is not: the engine has a query for that alone which counts each place once.
    """
    found, *others = [_span(terms, field) for terms in match.parts]
    for one in (*others[:-1], last or others[-1]):
        far = {"include": one, "exclude": found, "pre": NEAR_POSITIONS, "post": NEAR_POSITIONS}
        found = {"span_not": {"include": one, "exclude": {"span_not": far}}}
    return found


def _span(terms: Sequence[str], field: int) -> Clause:
    each = [{"span_term": {f"{mapping.TEXT}{field}": token(term)}} for term in terms]
    return each[0] if len(each) == 1 else {"span_or": {"clauses": each}}


def _terms(terms: Sequence[str], fields: Sequence[int]) -> Clause:
    asked = [token(term) for term in terms]
    return _any([{"terms": {f"{mapping.TEXT}{field}": asked}} for field in fields])


def _any(clauses: Sequence[Clause]) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": list(clauses)}} if clauses else NOTHING


def _all(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": list(clauses)}}


any_of, all_of = _any, _all
