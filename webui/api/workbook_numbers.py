"""Cells of number columns as numbers of a workbook, which look as the source has them."""

import re
import unicodedata
from dataclasses import dataclass

# A number and nothing else. With a zero in front it is a code; a spreadsheet keeps 15 digits.
_NUMBER = re.compile(
    r"(?P<sign>[△▲−-]?) ?(?P<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)"
    r"(?:\.(?P<decimals>[0-9]+))?"
)
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's number, and the format that shows it as its text does."""

    value: float
    format: str


def number_of(text: str) -> Number | None:
    """Return the number that a text is; None where it says anything else besides."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or sum(map(str.isdecimal, found[0])) > _MOST_DIGITS:
        return None
    whole, decimals, sign = found["whole"], found["decimals"] or "", found["sign"]
    value = float(f"{whole.replace(',', '')}.{decimals or 0}")
    code = ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")
    return Number(-value if sign else value, f"{code};{sign}{code}" if sign in ("△", "▲") else code)
