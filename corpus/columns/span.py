"""What a cell says in numbers: from the lowest to the highest, equal where it says one."""

from typing import NamedTuple


class Span(NamedTuple):
    """The lowest and highest number of a cell; of a date, its days as ``date.toordinal`` counts."""

    low: float
    high: float
