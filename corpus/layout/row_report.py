"""What a reader of rows tells: which became no program, and of which somebody should know."""

from collections.abc import Mapping

from corpus.errors import Problem
from corpus.grid import Grid
from corpus.layout.raw_row import LeftOut

NAMELESS = "名称のない行です。取り込みません。"
WRITE_NAME = "施策なら、名称の列に名称を書いてください。"


class RowReport:
    """Collects ``left_out`` and ``problems`` of a sheet whose columns are ``keys`` by position."""

    def __init__(self, grid: Grid, keys: Mapping[int, str]) -> None:
        self.left_out: list[LeftOut] = []
        self.problems: list[Problem] = []
        self._grid = grid
        self._keys = keys

    def leave_out(self, number: int, filled: Mapping[int, str], reason: str) -> None:
        """Note that the row became no program."""
        cells = {self._grid.name(number, position): text for position, text in filled.items()}
        self.left_out.append(LeftOut(number, cells, reason, self._grid.sheet or ""))

    def warn_left_out(
        self, number: int, filled: Mapping[int, str], reason: str, place: int = 0
    ) -> None:
        """Note it, and warn: nobody may have meant it. ``place`` is the column of the fault."""
        self.leave_out(number, filled, reason)
        self.warn(number, filled, reason, WRITE_NAME, place)

    def warn(
        self, number: int, filled: Mapping[int, str], reason: str, remedy: str, place: int = 0
    ) -> None:
        """Warn of what was made of a row."""
        place = place or next(iter(filled))
        value, cell = "／".join(filled.values()), self._grid.name(number, place)
        column = self._keys.get(place)
        self.problems.append(
            Problem(self._grid.file, number, column, value, reason, remedy, "warning", cell)
        )
