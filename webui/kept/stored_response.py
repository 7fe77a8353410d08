"""Answers as they were sent, and what the application says of them."""

from dataclasses import dataclass

from webui.kept.tag import Tagging
from webui.operations.search_log import Noted
from webui.request.engine import Generation

# The item of a request's environment by which the application says that its answer may be given
# again; a ``Given``.
GIVEN = "sesaku.given"

# Bytes that the request and the headers of an answer take at most, about.
SURROUNDINGS = 4_000

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """What the application says of an answer.

    Of which generation it is, from where, what to note, and what else it depends on.
    """

    generation: Generation
    endpoint: str
    noted: Noted | None
    tagging: Tagging


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it was sent."""

    given: Given
    headers: list[Header]
    body: bytes

    @property
    def size(self) -> int:
        """Return the bytes that keeping it takes."""
        return len(self.body) + SURROUNDINGS
