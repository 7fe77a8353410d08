"""Which numbers are surely figures of an indicator, and which a text may only mention."""

import re

from corpus.targets.counted import Counted
from corpus.targets.numbers import folded
from corpus.targets.prose import Prose
from corpus.targets.units import COUNTS, agrees

_COUNTS = re.compile(rf"{COUNTS}(?:\([^()]*\))*(?:\s|$|の(?!\S*{COUNTS}))")
# Where what is said of a figure ends: the sentence, the line, or the next of several items.
_ENDS = re.compile(r"[。\n]|\s(?=[○〇●◯◎■□◆◇▪▶※①-⑳])")
# What the text does with a target, and how far behind the figure that may stand, in characters.
_AIMED = re.compile(
    r"目指|目標|達成|増加|増や|削減|減ら|向上|整備|確保|実施|開催|育成|予定|支援|設置|導入|改善"
)
_NEAR = 15
# A line that goes on for no more than this behind a figure was about it: (各年度), を目指す。
_SOON = 8
# What only says when a figure was, right behind it.
_DATED = re.compile(r"^\s*\([^()]*\)")
# The next of a list: a name without any particle, and its figure; no list of where it is done.
_ITEM = (
    r"[\s、,・/]+[^\s\d、。,()をがはにでと]{1,10}[\s:]{0,2}[\d,.]+[^\s\d、。,()をがはにでと]{0,3}"
)
_CHANGES = re.compile(r"\s*(?:\([^()]*\))?\s*[→⇒]")
_NEXT = re.compile(rf"(?:{_ITEM})+(?!で)")
# The next value of the same name, as in the columns of a table: 2.6万人(24年度) 24.0万人.
_SERIES = re.compile(r"\s*(?:\([^()]*\))?\s+[\d,.]+[千万億兆]*\s?(?P<unit>[^\s\d、。,()]+)")
_WHERE = re.compile(rf"(?:{_ITEM})*で[一-龠各]")


# What says how exact a number is, and nothing of its being aimed at.
_INEXACT = frozenset(
    "約 概ね おおむね およそ 程度 前後 余り 全 各 以上 以下 未満 以内 超 最大 最低".split()
)


def is_sure(prose: Prose, found: Counted, label: str) -> bool:
    """Tell whether a figure is an indicator's, not one that prose mentions by the way.

    The name says that it is counted or measured, the figure is repeated or summed, the text aims
    at it, it is one of a list, or the line is over soon behind it. A name that is counted in other
    units is not the figure's.
    """
    if not agrees(label, found.unit):
        return False
    rest = _ENDS.split(prose.plain[found.end :], maxsplit=1)[0]
    return bool(
        _COUNTS.search(folded(label))
        or {*found.words} - _INEXACT
        or _is_stated_before(rest)
        or ((series := _SERIES.match(rest)) and series["unit"] == found.unit)
    )


def _is_stated_before(rest: str) -> bool:
    """Whether what follows on its line is what follows an indicator's figure."""
    if _WHERE.match(rest):
        return False
    soon = len(_DATED.sub("", rest)) <= _SOON
    return bool(soon or _AIMED.search(rest[:_NEAR]) or _NEXT.match(rest) or _CHANGES.match(rest))
