"""Which programs of one year may have become which of the next: for staff to decide."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus import Link, Program, Threads
from indexer.linking.likeness import Comparer, Likeness

# So many are proposed for a program at most: a table is to be read.
MOST = 3
# What is less likely is chance; chosen with the weights.
LEAST = 0.1
# The likest of a program that has no link is worth a look sooner: what is split or merged under
# another name has few words in common with the whole. With .01 all of 191 links of the generator's
# seeds 100 to 105 are proposed, of .989 with LEAST, for 29 proposals more than 316.
LEAST_OF_LIKEST = 0.01
# A program that has its link already was hardly split or merged as well.
LINKED = 0.5


def proposals(threads: Threads, comparer: Comparer, decided: Iterable[Link]) -> list[Link]:
    """Return the links that may be, the likeliest of each program first, years in their order.

    For programs that begin or end without a link, each with the likest ones of the year beside,
    linked ones too: programs are split and merged. What staff ``decided`` is not proposed again.
    """
    known = {(one.before, one.after) for one in decided}
    found: dict[tuple[str, str], Link] = {}
    for older, newer in pairwise(threads.years):
        before = [p for p in threads.by_year[older] if p.repost_of is None]
        after = [p for p in threads.by_year[newer] if p.repost_of is None]
        begun = [p for p in after if not threads.before(p.id)]
        ended = [p for p in before if not threads.after(p.id)]
        for link in (
            *_of(comparer.candidates(begun, before, MOST), threads, forward=False),
            *_of(comparer.candidates(ended, after, MOST), threads, forward=True),
        ):
            pair = (link.before, link.after)
            if pair not in known:
                found.setdefault(pair, link)
    return list(found.values())


def _of(
    candidates: dict[str, list[tuple[Program, Likeness]]], threads: Threads, forward: bool
) -> Iterator[Link]:
    for id, others in candidates.items():
        for rank, (other, likeness) in enumerate(others):
            before, after = (id, other.id) if forward else (other.id, id)
            is_linked = threads.after(before) or threads.before(after)
            confidence = round(likeness.confidence, 3) * (LINKED if is_linked else 1)
            if confidence >= (LEAST if rank else LEAST_OF_LIKEST):
                yield Link(before, after, "proposed", confidence)
