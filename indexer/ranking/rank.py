"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. What is simply asked for is answered from the postings
alone; for all else ``summing`` adds up arrays of them. Work is linear in the postings touched.
This room is all that would change under another evaluation.
"""

from indexer.matches.lookup import Lookup
from indexer.matches.query_plan import QueryPlan
from indexer.ranking.candidates import lacking
from indexer.ranking.completeness import complete_with
from indexer.ranking.fast_path import from_postings
from indexer.ranking.matched_plan import MatchedPlan, Rows
from indexer.ranking.ranking import Ranking, nothing
from indexer.ranking.summing import summed


class Ranker:
    """Ranks the programs of one generation; threads share it."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._rows = Rows(lookup)

    def rank(self, plan: QueryPlan) -> Ranking:
        """Every program that matches some slot of the plan and nothing that it excludes."""
        ranking = _ranked(self._rows.matched(plan))
        for matches in plan.together:
            ranking = complete_with(ranking, self._rows.having_any(matches))
        # The last step, so that an exclusion only takes away.
        return without_excluded(ranking, plan, self._lookup)


def rank(plan: QueryPlan, lookup: Lookup) -> Ranking:
    """The ranking of a plan by one who asks once."""
    return Ranker(lookup).rank(plan)


def _ranked(plan: MatchedPlan) -> Ranking:
    simple = from_postings(plan)
    if simple is not None:
        return Ranking(*simple, None, plan.found)
    if plan.bonuses or any([row.found for row in plan.rows]):
        return summed(plan)
    return nothing(plan.found)


def without_excluded(ranking: Ranking, plan: QueryPlan, lookup: Lookup) -> Ranking:
    """The ranking of the programs that have nothing that the plan excludes."""
    if not plan.excluded:
        return ranking
    docs = ranking.docs
    for match in plan.excluded:
        if not len(docs):
            break
        docs = lacking(docs, lookup.docs_with(match))
    return ranking.only(docs)
