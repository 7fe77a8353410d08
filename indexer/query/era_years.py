"""Years of an era as people type them, without 年: H31, 令和3."""

import re

from corpus import ERAS
from indexer.text.normalize import fold_text
from indexer.text.numerals import kanji_value

_ERAS = {name: era for era in ERAS for name in (era.letter.lower(), era.name)}
_YEAR = re.compile(rf"({'|'.join(_ERAS)})([0-9]{{1,2}}|元)")


def written_years(text: str) -> tuple[str, ...]:
    """How programs may write the year that a whole unit names; empty where it names none.

    令和3 and R3 are R3, 2021年 and 2021年度 (as which 令和3年 and R3.4 are read). A letter may also
    be part of another name (H3): then a program has that by its letters.
    """
    found = _YEAR.fullmatch(fold_text(text))
    if found is None:
        return ()
    era = _ERAS[found[1]]
    number = kanji_value(found[2])
    if not number:
        return ()
    year = era.year_before + number
    return f"{era.letter}{number}", f"{year}年", f"{year}年度"
