"""Numbers of a spreadsheet as the staff see them: dates, percent, thousands, units."""

import re
from datetime import datetime, timedelta

# Formats that files name by number alone: percent, thousands, dates (27 to 36 and 50 to 58 are the
# Japanese ones).
_BUILT_IN = {
    3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "y/m/d"),
}  # fmt: skip

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DATE_LETTERS = re.compile(r"[yge]|d", re.IGNORECASE)
# Text, digits, text: ¥#,##0  0"件"  #,##0.0"万人"
_SIMPLE = re.compile(
    r'(?P<before>(?:"[^"]*"|[¥￥$])?)(?P<digits>[#0,]+(?:\.(?P<decimals>0+))?)(?P<percent>%?)'
    r'(?P<after>(?:"[^"]*"|[件人回年度社校台％%])?)'
)
# Spreadsheets count days; the year 1900 had a 29 February in the first of them.
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31


def built_in_format(number: int) -> str:
    """Return the format that a file names by its number alone; ``General`` where it is not ours."""
    return _BUILT_IN.get(number, "General")


def number_text(value: float, code: str, from_1904: bool = False) -> str:
    """Return the number as its format shows it; as it is where the format is none of ours.

    Dates become ``2020/4/1``, whatever their format: the year must not be lost.
    """
    section = code.partition(";")[0]
    if _is_date(section) and 0 < value <= _LAST_DAY:
        day = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=value)
        return f"{day.year}/{day.month}/{day.day}"
    if form := _SIMPLE.fullmatch(re.sub(r"_.|\\(.)", r"\1", section)):
        return _formatted(value, form)
    return _plain(value)


def _is_date(code: str) -> bool:
    return _DATE_LETTERS.search(_QUOTED.sub("", code.replace("General", ""))) is not None


def _formatted(value: float, form: re.Match[str]) -> str:
    comma = "," if "," in form["digits"] else ""
    decimals = len(form["decimals"] or "")
    shown = value * 100 if form["percent"] else value
    digits = f"{shown:{comma}.{decimals}f}"
    whole, point, rest = digits.partition(".")
    width = form["digits"].partition(".")[0].replace(",", "").count("0")
    digits = whole if comma else whole.zfill(width)
    return "".join(
        (form["before"].strip('"'), digits, point, rest, form["percent"], form["after"].strip('"'))
    )


def _plain(value: float) -> str:
    """Return the digits that a spreadsheet shows: 15 of them are true, the rest is rounding."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
