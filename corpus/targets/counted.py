"""The numbers of a text that count something, each with its unit and the words around it."""

import re
from dataclasses import dataclass

from corpus.targets.comparison import words_before, words_behind
from corpus.targets.incidental import is_aside
from corpus.targets.numbers import NUMBER
from corpus.targets.prose import DATE_SIGN, Prose
from corpus.targets.units import NOT_COUNTED, ORDINAL, unit_behind

# How far in front of a number the name may stand that says what 分 and 歳 count, in characters:
# over a line above and the figure beside it.
_NAME_IN_FRONT = 60
# A number without a unit counts where it is all that follows the name of what it counts: the last
# of a line, or of a line of values, each with its date (1.45(R4) → 1.60(R9)).
_BARE_NAME = re.compile(
    rf"(?:数|率|額|量|高|費|値|度)[\s:({DATE_SIGN}]*"
    rf"(?:[\d.,]+[\s({DATE_SIGN}末)]*[→⇒][\s({DATE_SIGN}末):]*)?$"
)
_BARE_REST = re.compile(rf"(?:[\s()末→⇒:{DATE_SIGN}]|(?<=[→⇒:\s)])[\d.,]+)*")
_ARROW = re.compile(r"[→⇒]")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its unit on the way to a figure.

    ``start`` is where the words in front of it begin that say how it is meant, ``end`` where its
    unit ends, ``until`` where what the unit is for ends: 人/年.
    """

    start: int
    end: int
    until: int
    number: re.Match[str]
    unit: str
    words: tuple[str, ...]


def counted(prose: Prose) -> list[Counted]:
    """The numbers that count something, in the order of the text; those by the way are left out."""
    found = [_counted(prose, number) for number in NUMBER.finditer(prose.hidden)]
    return [one for one in found if one is not None]


def _counted(prose: Prose, number: re.Match[str]) -> Counted | None:
    start, end = number.span()
    if ORDINAL.search(prose.hidden, 0, start):
        return None
    unit = unit_behind(prose.hidden, end, prose.hidden[max(start - _NAME_IN_FRONT, 0) : start])
    if unit is None and (NOT_COUNTED.match(prose.hidden, end) or not _is_bare(prose, number)):
        return None
    end, until = (unit.end("unit"), unit.end()) if unit else (end, end)
    if is_aside(prose, number, end):
        return None
    # The 年 of (2024年: 438件) is the date's, that of 年24回 is not.
    since = max((one.end for one in prose.dates if one.end <= start), default=0)
    first, before = words_before(prose.plain, start, since)
    words = (*before, *words_behind(prose.plain, end))
    return Counted(first, end, until, number, unit["unit"] if unit else "", words)


def _is_bare(prose: Prose, number: re.Match[str]) -> bool:
    """Whether a number without a unit is all that follows the name of what it counts."""
    start, end = number.span()
    front = prose.hidden[prose.line_start(start) : start]
    rest = prose.hidden[end : prose.line_end(end)]
    if not _BARE_NAME.search(front):
        return False
    return not rest.strip(" )") or bool(_BARE_REST.fullmatch(rest) and _ARROW.search(front + rest))
