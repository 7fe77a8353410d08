"""Whether a value is what is now or what is aimed at, as the text says it or an arrow shows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.targets.figure import Figure
from corpus.targets.numbers import folded
from corpus.targets.prose import DATE_SIGN, Prose

NOW, DONE, AIM = "現状", "実績", "目標"
ROLES = (NOW, "当初", "基準", DONE, AIM, "計画")
# What a value is beside one in brackets. 当初 and 基準 may stand beside either.
_COUNTERPARTS = {AIM: DONE, "計画": DONE, NOW: AIM, DONE: AIM}
# What a value is called, right in front of it or of its date: 97%(現状94.1%), 目標値(R7) 60%.
_ROLE = re.compile(
    r"(?:^|[\s、,・/→⇒:()の])(?P<role>現状|現況|現在|当初|基準|実績|目標|計画)値?"
    rf"(?:\([^()\d]*\))?[\s:(){DATE_SIGN}年度末時点約]*[-△▲]?$"
)
_OPENED = re.compile(rf"(?:以上|以下|未満|程度)?\s*\([^(){DATE_SIGN}\d]*")
_CLOSED = re.compile(r"(?:以上|以下|未満|程度)?\s*\)")
_ROLES = {"現況": NOW, "現在": NOW}
_ARROW = re.compile(rf"(?:以上|以下|未満|程度)?[\s{DATE_SIGN}()]*[→⇒][\s{DATE_SIGN}():約]*")


def with_roles(prose: Prose, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures in their order, each with the word of its role among its comparison.

    The text says it; a value before one in brackets is its counterpart: 36回(目標30回) were done,
    97%(現状94%) is aimed at. Of two values of one name with an arrow between them, which is all
    that the line has of that name, the first is what is now and the second what is aimed at. Values
    that each have a date are told apart by it.
    """
    roles = [_said(prose, figure, end) for figure, end in _with_ends(figures)]
    for at in _arrows(prose, figures):
        if not (roles[at] or roles[at + 1] or (figures[at].when and figures[at + 1].when)):
            roles[at], roles[at + 1] = NOW, AIM
    for at in _bracketed(prose, figures):
        roles[at] = roles[at] or _COUNTERPARTS.get(roles[at + 1], "")
    return [
        replace(one, comparison=(*one.comparison, role)) if role else one
        for one, role in zip(figures, roles, strict=True)
    ]


def role_of(figure: Figure) -> str:
    """Return the word of a figure's role, one of ROLES; empty where none is known."""
    return next((role for role in ROLES if role in figure.comparison), "")


def _with_ends(figures: Sequence[Figure]) -> list[tuple[Figure, int]]:
    """The figures, each with where the one before it ends."""
    return [*zip(figures, (0, *(one.end for one in figures)), strict=False)]


def _said(prose: Prose, figure: Figure, since: int) -> str:
    since = max(since, prose.line_start(figure.start))
    found = _ROLE.search(prose.hidden[since : figure.start])
    # What is the name itself, or its end, says nothing more: 目標75%と比較すると.
    if found is None or folded(figure.label).endswith((found["role"], f"{found['role']}値")):
        return ""
    return _ROLES.get(found["role"], found["role"])


def _bracketed(prose: Prose, figures: Sequence[Figure]) -> list[int]:
    """The places of the figures right behind which the next of their name stands in brackets."""
    text = prose.hidden
    return [
        at
        for at, (one, other) in enumerate(pairwise(figures))
        if one.label == other.label
        and one.unit == other.unit
        and _OPENED.fullmatch(text[one.end : other.start])
        and _CLOSED.match(text, other.end)
    ]


def _arrows(prose: Prose, figures: Sequence[Figure]) -> list[int]:
    """The places of the figures from which an arrow leads to the next, and no further."""
    leads = [
        one.label == other.label
        and one.unit == other.unit
        and bool(_ARROW.fullmatch(prose.hidden[one.end : other.start]))
        for one, other in pairwise(figures)
    ]
    return [
        at
        for at, found in enumerate(leads)
        if found and not any(leads[max(at - 1, 0) : at]) and not any(leads[at + 1 : at + 2])
    ]
