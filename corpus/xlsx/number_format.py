"""Numbers of a spreadsheet as the staff see them: percent, thousands, units, signs."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from corpus.xlsx.date_format import date_text, shows_date

# Formats that files name by number alone, as Excel in Japanese has them (ECMA-376-1, 18.8.30).
_ERA_DAY, _ERA_DAY_IN_FIGURES = 'ggge"年"m"月"d"日"', "ge.m.d"
_DAY, _MONTH, _DAY_OF_YEAR = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _ERA_DAY_IN_FIGURES, 28: _ERA_DAY, 29: _ERA_DAY, 30: "m/d/yy", 31: _DAY,
    32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _MONTH, 35: _DAY_OF_YEAR,
    36: _ERA_DAY_IN_FIGURES, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    50: _ERA_DAY_IN_FIGURES, 51: _ERA_DAY, 52: _MONTH, 53: _DAY_OF_YEAR, 54: _ERA_DAY, 55: _MONTH,
    56: _DAY_OF_YEAR, 57: _ERA_DAY_IN_FIGURES, 58: _ERA_DAY,
}  # fmt: skip

# Below it all figures of a number are true.
_TRUE = 1e15
# Letters that stand for no day: those of General, in Japanese too, and of an exponent.
_NO_DATE = re.compile(r"General|G/標準|E[+-]", re.IGNORECASE)
# Parts for other numbers than positive ones, negative ones and zero: [<100].
_CONDITION = re.compile(r"\[[<>=]")
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*', re.DOTALL)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<symbol>[^\]-]*)[^\]]*\]'
    r"|(?P<ignored>\[(?:[A-Za-z]+|color ?[0-9]+|[赤青緑黄黒白])\])|(?P<unknown>\[|[E@/])"
    r"|(?P<digits>General|[#0?,]*[#0?](?:\.[#0?]*)?,*)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)


def built_in_format(number: int) -> str:
    """Return the format that a file names by its number alone; ``General`` where it is not ours."""
    return _BUILT_IN.get(number, "General")


def number_text(value: float, code: str, from_1904: bool = False) -> str:
    """Return the number as its format shows it; as it is where the format is none of ours."""
    if code == "General":
        return plain_number(value)
    sections = [found for found in _sections(code) if "@" not in found] or [code]
    if _is_date(sections[0]):
        text = date_text(value, sections[0], from_1904)
    elif _CONDITION.search(code) or abs(value) >= _TRUE:
        text = None
    else:
        text = _formatted(*_chosen(sections, value))
    return plain_number(value) if text is None else text


@cache
def _is_date(section: str) -> bool:
    return not _NO_DATE.search(section) and shows_date(section)


def plain_number(value: float) -> str:
    """Return the digits that a spreadsheet shows: 15 of them are true, the rest is rounding."""
    if abs(value) < _TRUE and value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _sections(code: str) -> Iterator[str]:
    """Yield the parts of a format: for positive and other numbers, negative ones, zero."""
    end = -1
    while end < len(code):
        found = _SECTIONS.match(code, end + 1)
        if found is None:
            return
        yield found[0]
        end = found.end()


def _chosen(sections: list[str], value: float) -> tuple[float, str]:
    """Return the value, without a sign that its part of the format shows, and that part."""
    if value < 0 and len(sections) > 1:
        return -value, sections[1]
    if value == 0 and len(sections) > 2:
        return value, sections[2]
    return value, sections[0]


def _formatted(value: float, section: str) -> str | None:
    """Return the number between the texts of the format; None where there is more to it."""
    tokens = list(_TOKEN.finditer(section))
    digits = [token["digits"] for token in tokens if token["digits"]]
    if any(token["unknown"] for token in tokens) or len(digits) > 1 or (value and not tokens):
        return None
    exact = Decimal(f"{value:.15g}") * 100 ** sum(token["plain"] == "%" for token in tokens)
    figures = _figures(abs(exact), digits[0]) if digits else ""
    texts = (figures if token["digits"] else _literal(token) for token in tokens)
    sign = "-" if value < 0 and re.search("[1-9]", figures) else ""
    return sign + "".join(texts).strip()


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["symbol"] or token["plain"] or ""


def _figures(value: Decimal, pattern: str) -> str:
    """Return a positive number in as many figures as the pattern has, rounded as on paper."""
    if pattern.casefold() == "general":
        return plain_number(float(value))
    scaled = value.scaleb(-3 * (len(pattern) - len(pattern.rstrip(","))))
    whole, point, decimals = pattern.rstrip(",").partition(".")
    rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, rest = f"{rounded:f}".partition(".")
    least = whole.replace(",", "").count("0")
    digits = digits.lstrip("0").zfill(least) if least else digits.lstrip("0")
    if "," in whole and digits:
        digits = f"{int(digits):,}" if len(digits) > least else digits
    kept = len(decimals.rstrip("#?"))
    return digits + point + rest[:kept] + rest[kept:].rstrip("0")
