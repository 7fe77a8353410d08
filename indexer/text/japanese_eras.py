"""Years of an era as western years: 令和３年度 and 2021年度 are the same year."""

from corpus import ERAS
from indexer.text.lexeme import Entry, Kind, Lexeme, number

# By the name and the folded letter of an era, the year before its first; 元年 is 1年 after folding.
_YEARS_BEFORE = {word: era.year_before for era in ERAS for word in (era.name, era.letter.lower())}
_YEAR_UNITS = frozenset(("年", "年度"))
# No era lasts long enough for a year of more digits.
_MAX_YEAR_DIGITS = 2


def write_western_years(found: list[Entry]) -> None:
    """Makes years of an era western years: the number between 令和 (or R) and 年 becomes 2021."""
    for at in range(1, len(found) - 1):
        if is_year(found[at]) and is_era(found[at - 1]) and is_year_unit(found[at + 1]):
            found[at - 1 : at + 1] = western_year(found[at - 1], found[at])


def western_year(era: Entry, year: Entry) -> tuple[Entry, Entry]:
    """What an era and its year become in a text, in the same places."""
    western = number(_YEARS_BEFORE[era.lexeme.term] + int(year.lexeme.term))
    # The era has been spoken for: a program may as well have the western year alone.
    return _replaced(era, era.lexeme._replace(kind=Kind.LIGHT)), _replaced(year, western)


def is_era(entry: Entry) -> bool:
    """Whether a word is the name of an era, or its letter."""
    return entry.lexeme.term in _YEARS_BEFORE


def is_year(entry: Entry) -> bool:
    """Whether a word is a number that may be the year of an era."""
    term = entry.lexeme.term
    is_number = entry.lexeme.kind is Kind.NUMBER and term.isdecimal()
    return is_number and len(term) <= _MAX_YEAR_DIGITS


def is_year_unit(entry: Entry) -> bool:
    """Whether a word behind a number says that it is a year."""
    return entry.lexeme.term in _YEAR_UNITS


def _replaced(entry: Entry, lexeme: Lexeme) -> Entry:
    """Another word in the same place."""
    return Entry(lexeme, ((lexeme, entry.length),), entry.length)
