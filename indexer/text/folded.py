"""Folded text, with a way back from each of its characters to the original ones."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. ``span`` leads back to the original.

    From folded offset ``_starts[i]`` on, the original stands at ``_origins[i]``; a piece whose
    ``_widths[i]`` is 0 has the original's length, any other stands as a whole for that many
    original characters.
    """

    text: str
    _starts: list[int] = field(default_factory=list, repr=False)
    _origins: list[int] = field(default_factory=list, repr=False)
    _widths: list[int] = field(default_factory=list, repr=False)

    @classmethod
    def of_pieces(cls, pieces: Iterable[tuple[str, int, int]]) -> Self:
        """The text that pieces make: each what it says, where its original stands, its width."""
        texts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        widths: list[int] = []
        length = 0
        for text, origin, width in pieces:
            if text:
                starts.append(length)
                origins.append(origin)
                widths.append(width)
                texts.append(text)
                length += len(text)
        return cls("".join(texts), starts, origins, widths)

    @property
    def pieces(self) -> tuple[list[int], list[int], list[int]]:
        """Where each piece begins, where its original does, and its width: 0 for that of the
        original, see ``span``. None where offsets are kept."""
        return self._starts, self._origins, self._widths

    @property
    def keeps_offsets(self) -> bool:
        """Whether every folded character stands where the original one does."""
        return not self._starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original [start, end) of a folded, non-empty [start, end); whole signs only."""
        if not self._starts:
            return start, end
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, offset: int) -> tuple[int, int]:
        """Original [start, end) of one folded character."""
        piece = bisect_right(self._starts, offset) - 1
        origin, width = self._origins[piece], self._widths[piece]
        if width:
            return origin, origin + width
        start = origin + offset - self._starts[piece]
        return start, start + 1
