"""What is simply asked for is answered from the postings alone: one word, any of some, all phrases.

It serves 18 % of the evaluations of the judged queries, and one of 300 questions over Wikipedia.
The evaluation of all else gives the same, only later.
"""

from collections.abc import Sequence

from indexer.index.postings import Postings
from indexer.query.query_plan import Slot
from indexer.ranking.candidates import in_all, in_any
from indexer.ranking.scoring import Evidence


def from_postings(slots: Sequence[Slot], found: Evidence, programs: int) -> Postings | None:
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
