"""How good one ranking is, as numbers between 0 and 1. Pure functions over ids.

``grades`` maps the id of each relevant program to its grade: ``DIRECT`` or ``RELATED``; programs
that are not in it have grade 0. ``ranked`` are ids, best first. An id that comes a second time
counts for nothing there, so that no ranking gains by repeating itself.
"""

from collections.abc import Mapping, Sequence
from math import log2

RELATED = 1
DIRECT = 2
# The first page of results: what a searcher sees without asking for more.
CUTOFF = 10


def gain(grade: int) -> int:
    """Return what a program of this grade is worth: 2^grade − 1, so 3, 1 and 0."""
    return int(2**grade) - 1


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], cutoff: int = CUTOFF) -> float:
    """Return the normalized discounted cumulative gain of the first ``cutoff`` ids.

    1.0 when no order of programs would be better. Raises ValueError when nothing is relevant:
    there is no best order then, and ``silence`` is the measure.
    """
    best = _dcg(sorted(grades.values(), reverse=True)[:cutoff])
    if best == 0.0:
        raise ValueError("nothing is relevant")
    return _dcg([grades.get(id_, 0) for id_ in _once(ranked[:cutoff])]) / best


def reciprocal_rank(
    ranked: Sequence[str], grades: Mapping[str, int], cutoff: int = CUTOFF
) -> float:
    """Return 1 / position of the first satisfying id, or 0.0 when none is in the first ``cutoff``.

    Satisfying are the ids of the highest grade that the query has: the directly relevant ones,
    the related ones only where nothing is directly relevant. Raises ValueError when nothing is
    relevant.
    """
    _require_relevant(grades)
    highest = max(grades.values())
    positions = (at for at, id_ in enumerate(ranked[:cutoff], 1) if grades.get(id_) == highest)
    return 1.0 / next(positions, float("inf"))


def recall(ranked: Sequence[str], grades: Mapping[str, int], cutoff: int = CUTOFF) -> float:
    """Return the share of the relevant ids, of either grade, among the first ``cutoff``.

    Where more than ``cutoff`` are relevant, a page full of them counts as 1.0. Raises ValueError
    when nothing is relevant.
    """
    _require_relevant(grades)
    relevant = {id_ for id_, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:cutoff])) / min(len(relevant), cutoff)


def silence(partial: Sequence[bool]) -> float:
    """Return how a query that nothing answers was treated: 1.0 or 0.0.

    ``partial`` has for each hit whether it missed a word of the query. 1.0 when there is no hit,
    or every hit is shown as a partial match; 0.0 when one hit claims to match completely.
    """
    return 1.0 if all(partial) else 0.0


def _once(ranked: Sequence[str]) -> list[str]:
    """Return ``ranked`` with an empty id in place of each repeated one."""
    seen: set[str] = set()
    kept = []
    for id_ in ranked:
        kept.append("" if id_ in seen else id_)
        seen.add(id_)
    return kept


def _dcg(grades: Sequence[int]) -> float:
    return sum(gain(grade) / log2(at + 1) for at, grade in enumerate(grades, 1))


def _require_relevant(grades: Mapping[str, int]) -> None:
    if not any(grade > 0 for grade in grades.values()):
        raise ValueError("nothing is relevant")
