"""What compiling a query asks of an engine: does any program have this, and how many do?"""

from typing import Protocol

from indexer.matches.match import Match


class Occurrences(Protocol):
    """Answers for one generation."""

    @property
    def programs(self) -> int:
        """The number of programs."""

    @property
    def settled(self) -> bool:
        """Whether what was answered holds; else it is a guess, and the same is asked again."""

    @property
    def place_names(self) -> frozenset[tuple[str, ...]]:
        """The names of departments, divisions and areas, each as the row of its terms."""

    def occurs(self, match: Match) -> bool:
        """Whether any program has the match."""

    def frequency(self, match: Match) -> int:
        """The number of programs that have the match."""
