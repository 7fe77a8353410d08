"""What is simply asked for is answered from the postings alone: one word, any of some, all phrases.

It serves 18 % of the evaluations of the judged queries, and one of 300 questions over Wikipedia.
The evaluation of all else gives the same, only later.
"""

from indexer.index.postings import Postings
from indexer.ranking.candidates import in_all, in_any
from indexer.ranking.matched_plan import MatchedPlan


def from_postings(plan: MatchedPlan) -> Postings | None:
    """The answer where one word is asked for, any of some words, or all of some phrases.

    None where more is asked for, a word has several matches, or no program is found.
    """
    slots = plan.slots
    if plan.bonuses or not slots or not all([row.is_plain for row in plan.rows]):
        return None
    lists = [row.best for row in plan.rows]
    if len(lists) < 2:
        return lists[0]
    groups = {slot.place[0] for slot in slots}
    if len(groups) == len(slots) and all([slot.strict for slot in slots]):
        common = in_all(lists)
        return common if len(common.docs) else None
    alternatives = {slot.place for slot in slots if slot.required}
    if len(groups) == 1 and len(alternatives) == len(slots):
        return in_any(lists, plan.programs)
    return None
