"""One figure of a target."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a text states, and where.

    ``value`` is in ``unit`` (15億円 are 1,500,000,000 円); ``unit`` is empty where the text has
    none. ``label`` says what is counted, in the text's own words. ``comparison`` are the words that
    say how the value is meant (以上, 約, 累計, 年間, 増加 and the like), in the order of the text,
    then whether it is what is now or what is aimed at (現状, 目標). ``when`` is a
    year (``2020``; a fiscal year by its first), a month (``2020-05``) or a day (``2020-05-31``),
    empty where none is stated. ``start`` and ``end`` are the characters of number and unit in the
    text.
    """

    start: int
    end: int
    label: str
    value: Decimal
    unit: str
    comparison: tuple[str, ...] = ()
    when: str = ""
