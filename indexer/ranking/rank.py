"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. What is simply asked for is answered from the postings
alone; for all else ``evaluate`` adds up arrays of them. Work is linear in the postings touched.
This room is all that would change under another evaluation.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.index.postings import Docs, Postings
from indexer.query.lookup import Lookup, united
from indexer.query.query_plan import Plan, Slot
from indexer.ranking.candidates import in_all, in_any
from indexer.ranking.evaluate import rank_many
from indexer.ranking.matched_plan import Asked
from indexer.ranking.scoring import Evidence, Ranking, nothing


def rank(plan: Plan, lookup: Lookup) -> Ranking:
    """Every program that matches some slot of the plan and nothing that it excludes."""
    programs = lookup.segment.programs
    found = tuple([lookup.found(slot.matches) for slot in plan.slots])
    bonuses = lookup.found(plan.bonuses)
    simple = None if bonuses else _simple(plan.slots, found, programs)
    if simple is not None:
        ranking = Ranking(*simple, None, found)
    else:
        ranking = _added_up(Asked(plan.slots, found, bonuses, programs))
    for matches in plan.together:
        ranking = _complete_with(ranking, [one.docs for one in lookup.found(matches)])
    # The last step, so that an exclusion only takes away.
    return without_excluded(ranking, plan, lookup)


def _complete_with(ranking: Ranking, having: Sequence[Docs]) -> Ranking:
    """The ranking with only those programs complete that are in one of some lists."""
    docs = united(having)
    if len(docs):
        at = docs.searchsorted(ranking.docs).clip(0, len(docs) - 1)
        has = docs[at] == ranking.docs
    else:
        has = np.zeros(len(ranking.docs), bool)
    return replace(ranking, complete=ranking.is_complete & has)


def without_excluded(ranking: Ranking, plan: Plan, lookup: Lookup) -> Ranking:
    """The ranking of the programs that have nothing that the plan excludes."""
    if not plan.excluded:
        return ranking
    docs = ranking.docs
    for match in plan.excluded:
        docs = np.setdiff1d(docs, lookup.docs_with(match))
    return ranking.only(docs)


def _simple(slots: Sequence[Slot], found: Evidence, programs: int) -> Postings | None:
    """The answer where one word is asked for, any of some words, or all of some phrases.

    None where more is asked for, a word has several matches, or no program is found.
    """
    lists = []
    for slot, own in zip(slots, found, strict=True):
        if len(own) != 1 or own[0].match.hint:
            return None
        match, postings = own[0]
        factor = slot.importance * match.weight
        lists.append(postings if factor == 1.0 else own[0].scored(factor))
    if len(lists) < 2:
        return lists[0] if lists else None
    groups = {slot.place[0] for slot in slots}
    if len(groups) == len(slots) and all([slot.strict for slot in slots]):
        common = in_all(lists)
        return common if len(common.docs) else None
    if len(groups) == 1 and len({slot.place for slot in slots}) == len(slots):
        return in_any(lists, programs)
    return None


def _added_up(asked: Asked) -> Ranking:
    if not asked.postings:
        return nothing(asked.found)
    return rank_many(asked)
