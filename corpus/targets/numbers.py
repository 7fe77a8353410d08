"""Numbers as plans write them: full and half width mixed, with commas, 万 and 億."""

import re
from decimal import Decimal
from math import prod

# One character for one, so that places in the folded text are places in the original.
_FOLDED = str.maketrans(
    "０１２３４５６７８９，．％：（）〔〕［］／　～〜－−㎞㎡",
    "0123456789,.%:()()()/ ~~--㎞㎡",
)
_POWERS = {"千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}

# Groups of three behind commas, or digits without any; then powers, each with more digits behind
# it (1億2,000万, 1万2600). A digit in front or behind, or a letter in front (Windows7, R2), makes
# it a part of something else.
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"{_DIGITS}(?: ?[千万億兆]+(?:{_DIGITS}[千万億兆]+)*(?:{_DIGITS})?)?"
NUMBER = re.compile(
    rf"(?<![\dA-Za-zＡ-Ｚａ-ｚ])(?<!\d[.,])(?P<sign>[-△▲])?(?P<number>{_NUMBER})(?![\d,]*\d)"
)
_PART = re.compile(rf"({_DIGITS}) ?([千万億兆]*)")


def folded(text: str) -> str:
    """The text with digits and signs in half width, as long as it was."""
    return text.translate(_FOLDED)


def value_of(number: str) -> Decimal:
    """The value of what NUMBER matched, folded. Each part counts by the power behind it."""
    total = Decimal(0)
    for digits, power in _PART.findall(number):
        total += Decimal(digits.replace(",", "")) * prod(_POWERS[one] for one in power)
    return total
