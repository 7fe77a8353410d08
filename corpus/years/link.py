"""A link from a program of one year to one of the next."""

from dataclasses import dataclass
from typing import Literal

# Who says that it is one: nobody has to, staff, or nobody yet.
Basis = Literal["id", "name", "staff", "proposed"]


@dataclass(frozen=True, slots=True)
class Link:
    """A program of a year became one of a later year.

    ``confidence`` is between 0 and 1. What staff confirmed is 1; what they denied is 0 and no link.
    What is ``proposed`` is one only when they confirm it.
    """

    before: str
    after: str
    basis: Basis
    confidence: float = 1.0

    @property
    def holds(self) -> bool:
        """Whether the link is one: certain, or confirmed by staff."""
        return self.basis != "proposed" and self.confidence > 0
