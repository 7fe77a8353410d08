"""What a query asks of the value of a target: 指標>=1000人."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from math import inf

import numpy as np

from corpus.record import Program
from corpus.text.patterns import pattern
from indexer.index.postings import Docs
from indexer.targets.stated import Stated, stated
from indexer.targets.units import unit_key
from indexer.text.numerals import kanji_value

# What the label of a figure is among the reasons of a hit.
REASON = "指標"
# How each sign is written by a keyboard or an input method, folded: the value is to be …
_SIGNS = {
    ">=": "at least", "=>": "at least", "≧": "at least", "≥": "at least",
    "<=": "at most", "=<": "at most", "≦": "at most", "≤": "at most",
    ">": "above", "<": "below", "=": "equal",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = rf"{_DIGITS}[千万億兆]?(?:{_DIGITS}[千万億兆])*"
# 千人, 三十件, 十万人.
_KANJI = "[一二三四五六七八九十百千]+[万億兆]?|[万億兆]"
# What stands behind the unit instead of a sign before the number.
_BOUNDS = {
    "以上": "at least", "以下": "at most", "以内": "at most", "未満": "below", "超": "above",
    "を超える": "above",
}  # fmt: skip
_BOUND = "|".join(_BOUNDS)
# The label, a sign, a number, its unit up to the next space; or a colon and a bound behind the
# unit. Digits and signs may be full-width.
_CONDITION = pattern(
    rf"(?<!\S)(?:指標・目標|指標|目標値|目標|target)\s?"
    rf"(?:(?P<exact>[=:])(?![<>])|(?P<sign>{_SIGN}))\s?"
    rf"(?P<number>{_NUMBER}|{_KANJI})"
    rf"(?P<unit>[^\s、,0-9]{{0,12}}?)(?(exact)(?P<bound>{_BOUND})?)(?!\S)"
)
# One of these is in the label of each.
_NAMES = ("標", "target")
_FULL = str.maketrans("０１２３４５６７８９，．：＞＜＝－％", "0123456789,.:><=-%")


@dataclass(frozen=True, slots=True)
class Condition:
    """What the value of some figure of a program is to be, its ends included.

    ``text`` is what somebody wrote. ``unit`` is a ``unit_key``; figures of other units do not
    count. Without one any unit does.
    """

    text: str = ""
    low: float = -inf
    high: float = inf
    unit: str = ""

    def holds(self, one: Stated) -> bool:
        """Whether the figure is of the unit and in the range."""
        return self.low <= one.figure.value <= self.high and self.unit in ("", one.unit)


def conditions_in(text: str) -> tuple[str, tuple[Condition, ...]]:
    """The text of a query without what it asks of targets, and that.

    A text that has none of it comes back as it is.
    """
    if not any([name in text for name in _NAMES]):
        return text, ()
    found = [
        (match, value)
        for match in _CONDITION().finditer(text.translate(_FULL))
        if (value := _value(match["number"])) is not None
    ]
    if not found:
        return text, ()
    rest, end = "", 0
    for match, _ in found:
        rest += text[end : match.start()]
        end = match.end()
    return " ".join((rest + text[end:]).split()), tuple(starmap(_condition, found))


def meeting(conditions: Sequence[Condition], figures: Iterable[Stated]) -> Docs:
    """The places of the programs that have, for each condition, a figure that it holds for."""
    known = [*figures]
    docs: set[int] = {one.place for one in known}
    for condition in conditions:
        docs &= {one.place for one in known if condition.holds(one)}
    return np.array(sorted(docs), np.int32)


def figure_reasons(conditions: Sequence[Condition], program: Program) -> Iterator[str]:
    """The figures of a program that some condition holds for, as a hit says why it was found."""
    for one in stated([program]):
        if any(condition.holds(one) for condition in conditions):
            figure = one.figure
            yield f"{REASON}: {figure.label} {program.targets[figure.start : figure.end]}"


def _condition(match: re.Match[str], value: float) -> Condition:
    sign = _BOUNDS.get(match["bound"] or "") or _SIGNS.get(match["sign"] or "", "equal")
    return Condition(match[0], *_range(sign, value), unit_key(match["unit"]))


def _value(number: str) -> float | None:
    """The value of a number, None of what is none: 十百."""
    from corpus import value_of

    if number[0].isdecimal():
        return float(value_of(number))
    kanji = number.rstrip("万億兆")
    value = kanji_value(kanji) if kanji else 1
    return None if value is None else float(value_of(f"{value}{number[len(kanji) :]}"))


def _range(sign: str, value: float) -> tuple[float, float]:
    """The ends of what a sign asks for; just beyond the value where it is not meant itself."""
    if sign == "equal":
        return value, value
    if sign in ("at least", "above"):
        return (value if sign == "at least" else float(np.nextafter(value, inf))), inf
    return -inf, (value if sign == "at most" else float(np.nextafter(value, -inf)))
