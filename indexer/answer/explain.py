"""Which matches of a plan each hit has, and how a hit says why it was found."""

from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

import numpy as np

from indexer.index.postings import Docs
from indexer.matches.lookup import Found
from indexer.matches.match import Channel, Match

# Why a program is listed that has no word of the query: it is like those that do.
ALIKE = "似た施策"
_WEIGHT = attrgetter("weight")
# What stands before the word, by the channel that it was found by.
_LABELS = {channel: f"{channel.value}: " if channel.value else "" for channel in Channel}
# Looking at so many programs one by one takes less than NumPy's calls do.
_FEW = 64
# For each slot of the plan, the matches that one program has.
Evidence = Sequence[Sequence[Match]]
# By the identity of an evidence, which stays as long as it is kept here: the best of its matches
# where one of them is a reading, and their labels.
Told = dict[int, tuple[Evidence, list[Match], tuple[str, ...]]]


def evidence(docs: Docs, found: Sequence[Sequence[Found]]) -> list[Evidence]:
    """The evidence of each program; hints only in slots that have nothing better.

    Programs that have the same matches share one.
    """
    hits: dict[int, list[int]] = {doc: [] for doc in docs.tolist()}
    # As postings are: of other numbers, NumPy would convert each list that it looks in.
    docs = docs.astype(np.int32)
    matches: list[tuple[int, Match]] = []
    for slot, own in enumerate(found):
        for match, postings in own:
            for doc in _on_page(postings.docs, docs, hits):
                hits[doc].append(len(matches))
            matches.append((slot, match))
    shared: dict[tuple[int, ...], Evidence] = {}
    return [
        shared.get(numbers) or shared.setdefault(numbers, _slots(numbers, matches, len(found)))
        for numbers in map(tuple, hits.values())
    ]


def _slots(
    numbers: Sequence[int], matches: Sequence[tuple[int, Match]], count: int
) -> list[Sequence[Match]]:
    """Some of the matches, each with its slot, by slot."""
    slots: list[list[Match]] = [[] for _ in range(count)]
    for number in numbers:
        slot, match = matches[number]
        slots[slot].append(match)
    return [m if len(m) < 2 else _telling(m) for m in slots]


def _on_page(having: Docs, docs: Docs, hits: Container[int]) -> list[int]:
    """Which programs of the page, ``hits``, are among those that have a match."""
    if len(having) <= _FEW:
        return [doc for doc in having.tolist() if doc in hits]
    there: list[int] = docs[having.take(having.searchsorted(docs), mode="clip") == docs].tolist()
    return there


def reasons(slots: Evidence, texts: Iterable[str], told: Told) -> tuple[str, ...]:
    """The best match of each slot, labelled by its channel, in the order of the query.

    What is read as the query writes it, and stands in one of the matched ``texts`` just so, is the
    word itself. Only ALIKE for a program without any match. ``told`` keeps what is worked out once
    for hits of a page that share their evidence.
    """
    known = told.get(id(slots))
    if known is None:
        best = [max(m, key=_WEIGHT) if len(m) > 1 else m[0] for m in slots if m]
        reads = any([match.channel is Channel.READING for match in best])
        known = told[id(slots)] = slots, best if reads else [], _labels(slots, best)
    _, read, labels = known
    return _literally(read, texts) if read else labels


def _labels(slots: Evidence, best: Sequence[Match]) -> tuple[str, ...]:
    labels = [_LABELS[match.channel] + match.text for match in best]
    return tuple(dict.fromkeys(labels)) or ((ALIKE,) if slots else ())


def _literally(best: Sequence[Match], texts: Iterable[str]) -> tuple[str, ...]:
    """The labels of matches of which some are read as the query writes them."""
    read = {match.text for match in best if match.channel is Channel.READING}
    literal = {one for text in texts for one in read if one in text}
    labels = [m.text if m.text in literal else _LABELS[m.channel] + m.text for m in best]
    return tuple(dict.fromkeys(labels))


def _telling(matches: Sequence[Match]) -> Sequence[Match]:
    return [match for match in matches if not match.hint] or matches
