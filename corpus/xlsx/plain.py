"""Numbers without a format: General."""

from decimal import Decimal

# Below it all figures of a number are true.
_TRUE = 1e15
# So small a number is shown by its exponent: more zeros nobody counts.
_SMALLEST = 1e-9


def plain_number(value: float) -> str:
    """Return the digits that a spreadsheet shows: 15 of them are true, the rest is rounding."""
    size = abs(value)
    if size < _TRUE and value == int(value):
        return str(int(value))
    if size >= _TRUE or size < _SMALLEST:
        figures, _, exponent = f"{value:.14e}".partition("e")
        figures = figures.rstrip("0").rstrip(".")
        return f"{figures}E{exponent}"
    return f"{Decimal(f'{value:.15g}'):f}"
