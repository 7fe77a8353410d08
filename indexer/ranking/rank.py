"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. What is simply asked for is answered from the postings
alone; for all else ``evaluate`` adds up arrays of them. Work is linear in the postings touched.
This room is all that would change under another evaluation.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.index.postings import Docs
from indexer.query.lookup import Lookup, united
from indexer.query.query_plan import Plan
from indexer.ranking.candidates import lacking
from indexer.ranking.evaluate import evaluate
from indexer.ranking.fast_path import from_postings
from indexer.ranking.matched_plan import MatchedPlan
from indexer.ranking.scoring import Ranking, nothing


def rank(plan: Plan, lookup: Lookup) -> Ranking:
    """Every program that matches some slot of the plan and nothing that it excludes."""
    programs = lookup.segment.programs
    found = tuple([lookup.found(slot.matches) for slot in plan.slots])
    bonuses = lookup.found(plan.bonuses)
    simple = None if bonuses else from_postings(plan.slots, found, programs)
    if simple is not None:
        ranking = Ranking(*simple, None, found)
    else:
        ranking = _added_up(MatchedPlan(plan.slots, found, bonuses, programs))
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
        if not len(docs):
            break
        docs = lacking(docs, lookup.docs_with(match))
    return ranking.only(docs)


def _added_up(plan: MatchedPlan) -> Ranking:
    return evaluate(plan) if plan.postings else nothing(plan.found)
