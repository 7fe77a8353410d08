"""Days and times of a spreadsheet as the staff see them: 2027年3月, 令和9年3月31日, 9:30."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from corpus.text.japanese_eras import ERAS, Era
from corpus.xlsx.kanji_numbers import in_kanji, kanji_number

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?:(?<=s)|(?<=s\]))\.(?P<fraction>0{1,3})|(?P<letters>am/pm|a/p|y+|m+|d+|h+|s+|g+|e+|a{3,4})|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
# Spreadsheets count days; the first of them held 1900 for a leap year, so that the days before
# March of that year have one number less.
_EPOCH, _EPOCH_1904, _MARCH_1900 = datetime(1899, 12, 30), datetime(1904, 1, 1), 61
_AFTER_LAST_DAY = 2_958_466  # 10000-01-01
_SECONDS = 86_400


_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAYS_IN_KANJI = "月火水木金土日"
_HALVES, _JAPANESE_HALVES = ("AM", "PM"), ("午前", "午後")
# The format's language: 411 is Japanese, whatever stands before it.
_JAPANESE = re.compile(r"\[\$-(?:[0-9A-Fa-f]{0,4}0?411|ja)", re.IGNORECASE)
_KANJI = re.compile(r"\[DBNum([1-4])\]", re.IGNORECASE)
# With these between its figures a date is one in figures.
_SEPARATORS = frozenset("/-. :,")


class _Part(NamedTuple):
    """A piece of a format: a kind of letter and how many, or (kind empty) the text itself."""

    kind: str
    letters: int = 0
    text: str = ""


def shows_date(code: str) -> bool:
    """Tell whether a format shows days or times."""
    return any(part.kind for part in _parts(code))


def date_text(value: float, code: str, from_1904: bool = False) -> str | None:
    """Return the day, the time or both, as the format shows them; None for what is no day.

    A day in figures alone becomes 2020/4/1, whichever its separators and order, with midnight left
    out of it: so an id that a spreadsheet took for a date can be told from a text.
    """
    parts = list(_parts(code))
    kinds = {part.kind for part in parts}
    if not 0 <= value < _AFTER_LAST_DAY or (value < 1 and kinds & {"y", "g", "e", "d", "a"}):
        return None
    digits = next((part.letters for part in parts if part.kind == "."), 0)
    moment = _moment(value, from_1904, digits)
    if _is_in_figures(parts) and ("h" not in kinds or moment.time() == datetime.min.time()):
        return f"{moment.year}/{moment.month}/{moment.day}"
    halves = _JAPANESE_HALVES if _JAPANESE.search(code) else _HALVES
    seconds = int(round(value * _SECONDS, digits))
    shown = _Shown(moment, seconds, "p" in kinds, "x-gannen" in code, halves)
    pieces = (_PIECES[part.kind](shown, part.letters) if part.kind else part.text for part in parts)
    if style := _KANJI.search(code):
        return "".join(_in_kanji(piece, style[1]) for piece in pieces)
    return "".join(pieces)


def _in_kanji(piece: str, style: str) -> str:
    """Return a figure of a date in other signs: 三十一 for 31, 二〇二六 for a year of four."""
    if not piece.isdecimal():
        return piece
    return in_kanji(piece, style) if len(piece) > 2 else kanji_number(int(piece), style)


def day_without_year(value: float, code: str, from_1904: bool = False) -> str | None:
    """Return the whole day (2026/12/20) where its format shows a month or a day but no year."""
    kinds = {part.kind for part in _parts(code)}
    if not kinds & set("mda") or kinds & set("yge") or date_text(value, code, from_1904) is None:
        return None
    moment = _moment(value, from_1904)
    return f"{moment.year}/{moment.month}/{moment.day}"


def days_of(text: str) -> float:
    """Return the days that a spreadsheet counts to a moment in ISO 8601. Raises ValueError."""
    moment = text.strip().replace("Z", "")
    if ":" in moment and "-" not in moment:
        return (datetime.fromisoformat(f"1899-12-30T{moment}") - _EPOCH) / timedelta(days=1)
    return (datetime.fromisoformat(moment).replace(tzinfo=None) - _EPOCH) / timedelta(days=1)


def _parts(code: str) -> Iterator[_Part]:
    """Yield the pieces of a format; an m that stands for minutes is of the kind ``n``."""
    found = [part for token in _TOKEN.finditer(code) if (part := _part(token)) is not None]
    letters = [place for place, part in enumerate(found) if part.kind]
    for order, place in enumerate(letters):
        before = found[letters[order - 1]].kind if order else ""
        after = found[letters[order + 1]].kind if order + 1 < len(letters) else ""
        part = found[place]
        if part.kind == "m" and part.letters < 3 and (before in ("h", "[h]") or after == "s"):
            found[place] = part._replace(kind="n")
    yield from found


def _part(token: re.Match[str]) -> _Part | None:
    if letters := token["letters"]:
        return _Part("p" if "/" in letters else letters[0].lower(), len(letters))
    if fraction := token["fraction"]:
        return _Part(".", len(fraction))
    if elapsed := token["elapsed"]:
        return _Part(f"[{elapsed[0].lower()}]", len(elapsed))
    texts = (token["quoted"], token["escaped"], token["plain"])
    return next((_Part("", text=text) for text in texts if text is not None), None)


def _is_in_figures(parts: Sequence[_Part]) -> bool:
    """Tell whether a format shows year, month and day as figures and nothing else but the time."""
    kinds = {part.kind for part in parts if part.kind}
    words = any(part.letters > 2 for part in parts if part.kind in ("m", "d"))
    texts = "".join(part.text for part in parts if not part.kind)
    return {"y", "m", "d"} <= kinds <= set("ymdhns") and not words and set(texts) <= _SEPARATORS


def _moment(value: float, from_1904: bool, digits: int = 0) -> datetime:
    """Return the moment to the second, or so many digits of one: what is shown is never a second
    short of the hour.
    """
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    if not from_1904 and value < _MARCH_1900 - 1:
        epoch += timedelta(days=1)
    return epoch + timedelta(seconds=round(value * _SECONDS, digits))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is to be shown: the moment, also as seconds from the first day on, and how."""

    moment: datetime
    seconds: int
    is_halved: bool
    first_is_gan: bool
    halves: tuple[str, str]

    @property
    def era(self) -> Era:
        """The era; that of the earliest for a day before all of them."""
        day = self.moment.date()
        return next((era for era in ERAS if era.first <= day), ERAS[-1])

    def era_year(self, letters: int) -> str:
        year = self.moment.year - self.era.year_before
        return "元" if year == 1 and self.first_is_gan else _padded(year, letters)

    def hour(self, letters: int) -> str:
        hour = self.moment.hour
        return _padded((hour - 1) % 12 + 1 if self.is_halved else hour, letters)

    def half(self, letters: int) -> str:
        half = self.halves[self.moment.hour >= 12]
        return half[:1] if letters == len("A/P") and half.isascii() else half


# What each kind of letter shows; the argument beside is how many of it there are.
_PIECES: dict[str, Callable[[_Shown, int], str]] = {
    "y": lambda it, n: _padded(it.moment.year % 100, n) if n < 3 else f"{it.moment.year:04}",
    "m": lambda it, n: _named(_MONTHS[it.moment.month - 1], it.moment.month, n),
    "d": lambda it, n: _named(_DAYS[it.moment.weekday()], it.moment.day, n),
    "a": lambda it, n: _DAYS_IN_KANJI[it.moment.weekday()] + ("曜日" if n > 3 else ""),
    "g": lambda it, n: it.era.letter if n == 1 else it.era.name[: n - 1],
    "e": _Shown.era_year,
    "h": _Shown.hour,
    "n": lambda it, n: _padded(it.moment.minute, n),
    "s": lambda it, n: _padded(it.moment.second, n),
    ".": lambda it, n: f".{it.moment.microsecond:06}"[: n + 1],
    "p": _Shown.half,
    "[h]": lambda it, n: _padded(it.seconds // 3600, n),
    "[m]": lambda it, n: _padded(it.seconds // 60, n),
    "[s]": lambda it, n: _padded(it.seconds, n),
}


def _named(name: str, number: int, letters: int) -> str:
    """Return a number, or from three letters on its name: short, long, or its initial."""
    if letters < 3:
        return _padded(number, letters)
    return {3: name[:3], 5: name[0]}.get(letters, name)


def _padded(number: int, letters: int) -> str:
    return f"{number:0{min(letters, 2)}}"
