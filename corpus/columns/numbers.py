"""Numbers in a cell, in the column's unit: 1,200千円, １億２千万円, 10万円～50万円, △5."""

import re
import unicodedata
from itertools import pairwise
from math import prod

from corpus.columns.span import Span

_MULTIPLIERS = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "億": 10**8, "兆": 10**12}
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# 1億2千万 is one amount in several pieces. Longer digits are a code, and would be no exact number.
_PIECE = rf"(?:{_DIGITS})[十百千万億兆]+"
_AMOUNT = re.compile(
    rf"(?P<sign>[△▲−-]\s*)?(?:¥\s*)?(?<![0-9.,])"
    rf"(?P<pieces>(?:{_PIECE})*(?:{_DIGITS})?)(?<=[0-9十百千万億兆])(?![0-9])"
)
_PARTS = re.compile(rf"(?P<digits>{_DIGITS})(?P<multipliers>[十百千万億兆]*)")
_UNIT = re.compile(r"(?P<multipliers>[十百千万億兆]*)(?P<base>.*)", re.DOTALL)
# Between the ends of a range; a hyphen there is no sign.
_RANGE = re.compile(r"\s*(?:~|〜|-|から|ないし)\s*")
_MOST_DIGITS = 15
# Lines that are a number each, with a unit perhaps: 85.3% over 2. A range may be broken anywhere.
_RANGE_BROKEN = re.compile(r"\s*(?:~|〜|から|ないし)\s*")
_LINE_OF_NUMBER = re.compile(
    r"(?:約|およそ|上限|最大|合計|計|年間)?\s*(?:[△▲−-]\s*)?¥?\s*"
    r"[0-9][0-9,.十百千万億兆]*\s*[^0-9\s~]{0,3}"
)
# What may stand around a plain number: 約1,200, 1,200以上.
_AROUND = re.compile(
    r"(?:約|およそ|上限|最大|合計|計|年間)?\s*|\s*(?:以上|以下|以内|未満|程度|超)?"
)


def read_numbers(text: str, unit: str = "") -> Span | None:
    """Return the lowest and highest number of a cell, in ``unit`` (円, 千円, 人, %).

    A number alone is in the unit; what has one is converted (120万円 in 千円 is 1,200). Numbers of
    another unit are passed over. None where the text says no such number, or, without a unit,
    several that are not the ends of a range; so where several lines are nothing but a number.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if "\n" in folded and _is_several(folded):
        return None
    found = _found(folded)
    factor, base = _unit(unit)
    with_unit = [
        value / factor
        for value, _, end, _ in found
        if base and folded[end:].lstrip().startswith(base)
    ] + [value / factor for value, start, _, _ in found if base == "円" and _yen(folded, start)]
    if with_unit:
        return _span([*with_unit, *_shared_ends(folded, found, base, factor)])
    if not found or not _is_plain(folded, found, bool(base)):
        return None
    return _span([value / factor if scaled else value for value, _, _, scaled in found])


def _is_several(text: str) -> bool:
    """Tell whether lines of the text are numbers of their own, whatever each one counts."""
    lines = _RANGE_BROKEN.sub("~", text).split("\n")
    return sum(_LINE_OF_NUMBER.fullmatch(line.strip()) is not None for line in lines) > 1


def _span(values: list[float]) -> Span:
    return Span(min(values), max(values))


def _found(text: str) -> list[tuple[float, int, int, bool]]:
    """Return the amounts with their places, and whether they say 万 or the like."""
    found = []
    for match in _AMOUNT.finditer(text):
        parts = [*_PARTS.finditer(match["pieces"])]
        if not parts or sum(map(str.isdecimal, match["pieces"])) > _MOST_DIGITS:
            continue
        value = sum(_value(part["digits"], part["multipliers"]) for part in parts)
        is_negative = match["sign"] and not _follows_number(text, match.start())
        scaled = any(part["multipliers"] for part in parts)
        found.append((-value if is_negative else value, match.start(), match.end(), scaled))
    return found


def _follows_number(text: str, at: int) -> bool:
    """Tell whether a hyphen stands between the ends of a range."""
    return text[at] in "-−" and text[:at].rstrip()[-1:].isalnum()


def _value(digits: str, multipliers: str) -> float:
    return float(digits.replace(",", "")) * prod(_MULTIPLIERS[one] for one in multipliers)


def _unit(unit: str) -> tuple[float, str]:
    """Return how many of its base a unit is, and the base: 1,000 and 円 of 千円."""
    parts = _UNIT.fullmatch(unicodedata.normalize("NFKC", unit).strip())
    multipliers, base = (parts["multipliers"], parts["base"]) if parts else ("", "")
    return float(prod(_MULTIPLIERS[one] for one in multipliers)), base


def _yen(text: str, start: int) -> bool:
    return text[start : start + 2].lstrip("△▲−- ").startswith("¥")


def _shared_ends(
    text: str, found: list[tuple[float, int, int, bool]], base: str, factor: float
) -> list[float]:
    """Return the lower ends that have their unit from the upper one: 10 of 10～50万円.

    The lower end is as many of the upper's multiplier: 10 there means 100,000 yen.
    """
    ends = []
    for (low, _, end, scaled), (_, start, stop, _) in pairwise(found):
        if _RANGE.fullmatch(text[end:start] or _sign_between(text, start)):
            multiplier = re.search(r"[十百千万億兆]*$", text[start:stop])
            shared = 1.0 if scaled or not multiplier else _value("1", multiplier[0])
            if text[stop:].lstrip().startswith(base):
                ends.append(low * shared / factor)
    return ends


def _sign_between(text: str, start: int) -> str:
    """Return the hyphen that was read as the sign of a range's upper end."""
    return "-" if text[start] in "-−" else ""


def _is_plain(text: str, found: list[tuple[float, int, int, bool]], has_unit: bool) -> bool:
    """Tell whether the numbers are all that the cell says, but for 約 or 以上.

    A hyphen parts no range here: 1-1 is a branch, 3-5 a pair.

    Without a unit in the settings a short text behind the number is taken for one (12件).
    """
    first, last = found[0], found[-1]
    between = [text[a[2] : b[1]] for a, b in pairwise(found)]
    if len(found) > 2 or any(not _RANGE.fullmatch(gap) for gap in between):
        return False
    before, behind = text[: first[1]], text[last[2] :]
    if _AROUND.fullmatch(before) and _AROUND.fullmatch(behind):
        return True
    return not has_unit and bool(_AROUND.fullmatch(before)) and len(behind.strip()) <= 3
