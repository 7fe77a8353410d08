"""The evaluation of few postings, one by one, in dictionaries by program."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from indexer.index.segment import Postings
from indexer.query.lookup import NO_POSTINGS
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.ranking.candidates import having_phrases
from indexer.ranking.matched_plan import Asked, Listed, Row
from indexer.ranking.scoring import MIN_SHARE, Ranking

Scores = dict[int, float]
# Which rows each program has, as the bits of a number: 1 for the first row, 2 for the second.
Having = dict[int, int]


def rank_few(asked: Asked) -> Ranking:
    """The ranking of what scores and, beside complete programs, has enough of the query."""
    scores, having = _sums(asked)
    within = having_phrases(asked.rows)
    if within is not None:
        scores = {doc: scores[doc] for doc in within.tolist()}
    has = {doc: having.get(doc, 0) for doc in scores}
    masks = [[sum([1 << number for number in rows]) for rows in group] for group in asked.groups]
    complete = _with(has, [one for one in set(has.values()) if _is_complete(one, masks)])
    docs = sorted(scores)
    if 0 < len(complete) < len(docs):
        says = asked.says(_counts(having, len(asked.rows)))
        least = MIN_SHARE * sum(says)
        enough = [one for one in set(has.values()) if _says(one, says) >= least]
        docs = sorted(complete | _with(has, enough))
    return Ranking(
        np.array(docs, np.int64),
        np.array([scores[doc] for doc in docs], np.float32),
        None if len(complete) == len(docs) else np.array([doc in complete for doc in docs], bool),
        asked.found,
        _rest(scores, docs),
    )


def _sums(asked: Asked) -> tuple[Scores, Having]:
    """What each program scores, and which rows it has."""
    scores: Scores = {}
    having: Having = {}
    for number, row in enumerate(asked.rows):
        bit = 1 << number
        for one in row.lists:
            if not one.hint:
                for doc in one.found.docs.tolist():
                    having[doc] = having.get(doc, 0) | bit
        for doc, score in _best(row):
            scores[doc] = scores.get(doc, 0.0) + score
    for bonus in asked.bonuses:
        for doc, score in _scores(bonus):
            scores[doc] = scores.get(doc, 0.0) + score
    return scores, having


def _best(row: Row) -> Iterable[tuple[int, float]]:
    """The best match of each program in a row."""
    if len(row.lists) == 1:
        return _scores(row.lists[0])
    best: Scores = {}
    for one in row.lists:
        for doc, score in _scores(one):
            if score > best.get(doc, 0.0):
                best[doc] = score
    return best.items()


def _scores(one: Listed) -> Iterable[tuple[int, float]]:
    docs, weights = one.found.postings
    factor = one.factor
    return zip(docs.tolist(), [weight * factor for weight in weights.tolist()], strict=True)


def _counts(having: Having, rows: int) -> list[int]:
    """How many programs have each of so many rows."""
    alike = Counter(having.values())
    return [sum([n for has, n in alike.items() if has >> row & 1]) for row in range(rows)]


def _with(has: Having, wanted: Collection[int]) -> set[int]:
    """The programs that have just one of some sets of rows."""
    return {doc for doc, rows in has.items() if rows in wanted}


def _is_complete(rows: int, masks: Sequence[Sequence[int]]) -> bool:
    """Whether these are all rows that some alternative of each group requires."""
    return all([any([rows & mask == mask for mask in group]) for group in masks])


def _says(rows: int, says: Sequence[float]) -> float:
    """What these rows say in all."""
    return sum([one for number, one in enumerate(says) if rows >> number & 1])


def _rest(scores: Scores, listed: Sequence[int]) -> Postings:
    """The best of the programs that score and are not listed, where the first page has room."""
    if len(listed) >= DEFAULT_PER_PAGE or len(listed) == len(scores):
        return NO_POSTINGS
    rest = scores.keys() - set(listed)
    best = sorted(rest, key=lambda doc: (-scores[doc], doc))[:DEFAULT_PER_PAGE]
    best.sort()
    return Postings(np.array(best, np.int32), np.array([scores[doc] for doc in best], np.float32))
