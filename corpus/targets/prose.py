"""The text of a target, with what every reader of it looks at: folded, and where its dates are."""

from functools import cached_property

from corpus.targets.dates import Date, dates
from corpus.targets.numbers import folded

# Stands for each character of a date, so that places stay what they are.
DATE_SIGN = "\ue000"


class Prose:
    """A text as it is (``text``), folded (``plain``), and so with its dates hidden (``hidden``).

    All three are as long as the text, so that a place in one is a place in all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = folded(text)
        self.dates: list[Date] = dates(self.plain)

    @cached_property
    def hidden(self) -> str:
        """The folded text with ``DATE_SIGN`` for every character of a date."""
        parts, end = [], 0
        for one in self.dates:
            parts += [self.plain[end : one.start], DATE_SIGN * (one.end - one.start)]
            end = one.end
        return "".join(parts) + self.plain[end:]

    def without_dates(self, start: int, end: int) -> str:
        """What stands between two places, its dates left out."""
        return self.hidden[start:end].replace(DATE_SIGN, "")

    def line_start(self, place: int) -> int:
        """Where the line begins that a place is on."""
        return self.plain.rfind("\n", 0, place) + 1

    def line_end(self, place: int) -> int:
        """Where the line ends that a place is on."""
        end = self.plain.find("\n", place)
        return end if end >= 0 else len(self.plain)
