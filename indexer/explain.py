"""Which matches of a plan each hit has, and how a hit says why it was found."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from indexer.plan import Channel, Match
from indexer.postings import Found

# Why a program is listed that has no word of the query: it is like those that do.
ALIKE = "似た施策"
_WEIGHT = attrgetter("weight")
# For each slot of the plan, the matches that one program has.
Evidence = Sequence[Sequence[Match]]


def evidence(docs: NDArray[np.int64], found: Sequence[Sequence[Found]]) -> list[Evidence]:
    """The evidence of each program; hints only in slots that have nothing better."""
    per_hit: list[list[list[Match]]] = [[[] for _ in found] for _ in docs]
    for number, slot in enumerate(found):
        for one in slot:
            has = one.docs.take(one.docs.searchsorted(docs), mode="clip") == docs
            for hit in has.nonzero()[0].tolist():
                per_hit[hit][number].append(one.match)
    return [[_telling(matches) for matches in slots] for slots in per_hit]


def reasons(slots: Evidence) -> tuple[str, ...]:
    """The best match of each slot, labelled by its channel, in the order of the query.

    Only ALIKE for a program without any match.
    """
    best = [max(matches, key=_WEIGHT) for matches in slots if matches]
    return tuple(dict.fromkeys(map(_label, best))) or ((ALIKE,) if slots else ())


def _telling(matches: Sequence[Match]) -> Sequence[Match]:
    return [match for match in matches if not match.hint] or matches


def _label(match: Match) -> str:
    channel = match.channel
    return match.text if channel is Channel.WORD else f"{channel.value}: {match.text}"
