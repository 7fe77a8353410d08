"""Which matches of a plan each hit has, and how a hit says why it was found."""

from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

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


def evidence(docs: Docs, found: Sequence[Sequence[Found]]) -> list[Evidence]:
    """The evidence of each program; hints only in slots that have nothing better."""
    hits = {doc: hit for hit, doc in enumerate(docs.tolist())}
    per_hit: list[list[list[Match]]] = [[[] for _ in found] for _ in hits]
    for number, slot in enumerate(found):
        for match, postings in slot:
            for doc in _on_page(postings.docs, docs, hits):
                per_hit[hits[doc]][number].append(match)
    return [[m if len(m) < 2 else _telling(m) for m in slots] for slots in per_hit]


def _on_page(having: Docs, docs: Docs, hits: Container[int]) -> list[int]:
    """Which programs of the page, ``hits``, are among those that have a match."""
    if len(having) <= _FEW:
        return [doc for doc in having.tolist() if doc in hits]
    there: list[int] = docs[having.take(having.searchsorted(docs), mode="clip") == docs].tolist()
    return there


def reasons(slots: Evidence, texts: Iterable[str] = ()) -> tuple[str, ...]:
    """The best match of each slot, labelled by its channel, in the order of the query.

    What is read as the query writes it, and stands in one of the matched ``texts`` just so, is the
    word itself. Only ALIKE for a program without any match.
    """
    best = [max(m, key=_WEIGHT) if len(m) > 1 else m[0] for m in slots if m]
    read = {match.text for match in best if match.channel is Channel.READING}
    literal = {one for text in texts for one in read if one in text} if read else ()
    labels = [m.text if m.text in literal else _LABELS[m.channel] + m.text for m in best]
    return tuple(dict.fromkeys(labels)) or ((ALIKE,) if slots else ())


def _telling(matches: Sequence[Match]) -> Sequence[Match]:
    return [match for match in matches if not match.hint] or matches
