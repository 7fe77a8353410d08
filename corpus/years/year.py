"""What is written as a fiscal year."""

import re
import unicodedata

from corpus.columns import YEAR
from corpus.record import Program
from corpus.text.japanese_eras import ERAS

_WESTERN = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?:年度?)?")
_ERA = re.compile(
    rf"(?P<era>{'|'.join(re.escape(name) for era in ERAS for name in (era.name, era.letter))})"
    r"\s*(?P<number>[0-9]{1,2}|元)(?:年度?)?"
)
_BEFORE_FIRST = {name: era.year_before for era in ERAS for name in (era.name, era.letter)}


def year_of(text: str) -> int | None:
    """Return the year that a text is (2021, 2021年度, 令和3年度, R3); None for any other text."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if found := _WESTERN.fullmatch(plain):
        return int(found["year"])
    if found := _ERA.fullmatch(plain):
        number = 1 if found["number"] == "元" else int(found["number"])
        return _BEFORE_FIRST[found["era"]] + number
    return None


def years_said(text: str) -> frozenset[int]:
    """Return the fiscal years that a text names as such: 2026 of 令和8年度 事業一覧."""
    plain = unicodedata.normalize("NFKC", text).upper()
    years = (year_of(found[0]) for one in (_WESTERN, _ERA) for found in one.finditer(plain)
             if found[0].endswith("年度"))  # fmt: skip
    return frozenset(year for year in years if year is not None)


def year_of_program(program: Program) -> int | None:
    """Return the year that a program of a collection with years is of; None without one."""
    text = program.text_of(YEAR)
    return year_of(text) if text else None
