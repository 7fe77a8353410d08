"""Years as people type them, alone: 令和8年度, R8, 2026, 2026年, FY2026, R3-R5."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from corpus import ERAS
from indexer.text.normalize import fold_text
from indexer.text.western_years import years_in

# Each era with the last year that it has: the first of the one behind it.
_OLDEST = sorted(ERAS, key=lambda era: era.year_before)
_LASTING = [
    (era, behind.year_before + 1 if behind else 9999)
    for era, behind in zip_longest(_OLDEST, _OLDEST[1:])
]
_LETTERS = "".join(era.letter.lower() for era in ERAS)
_ERA = f"(?:{'|'.join(era.name for era in ERAS)}|[{_LETTERS}])"
_NUMBER = "(?:[1-9][0-9]?|元)"
_CENTURY = "(?:19|20)[0-9]{2}"
_UNIT = "(?:年度?)?"
_YEARS = re.compile(
    rf"(?:{_ERA}{_NUMBER}|{_ERA}?{_CENTURY}){_UNIT}"
    rf"(?:(?:[~〜–、-]|から){_ERA}?(?:{_CENTURY}|{_NUMBER}){_UNIT})*(?:まで)?"
)
_FISCAL, _CALENDAR = "年度", "年"


def written_years(text: str) -> tuple[tuple[str, ...], ...]:
    """For each year that a whole unit names, how programs may write it; empty where it names none.

    令和3 and R3 are R3, 2021年 and 2021年度 (as which 令和3年 and R3.4 are read). A letter may also
    be part of another name (H3): then a program has that by its letters. A year of a program may be
    its fiscal year, but a fiscal year is no day in it.
    """
    folded = fold_text(text)
    if not _YEARS.fullmatch(folded):
        return ()
    years = years_in(folded)
    if _CALENDAR in folded:
        ways = (_FISCAL,) if _FISCAL in folded else (_CALENDAR, _FISCAL)
        return tuple(tuple(f"{year}{way}" for way in ways) for year in years)
    own = (folded,) if len(years) == 1 else ()
    # A number is found with whatever stands behind it.
    units = () if folded.isdecimal() else (_CALENDAR, _FISCAL)
    return tuple(
        tuple(dict.fromkeys((*own, *_by_letter(year), *(f"{year}{unit}" for unit in units))))
        for year in years
    )


def _by_letter(year: int) -> Iterator[str]:
    """A year by the letter of its era, or of both where one follows the other: H31, R1."""
    for era, last in _LASTING:
        if era.year_before < year <= last:
            yield f"{era.letter}{year - era.year_before}".lower()
