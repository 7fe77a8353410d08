"""What a list says of one program, cell by cell, not yet judged, and the rows that are none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.grid import Place, name_of


@dataclass(frozen=True, slots=True)
class RawRow:
    """The texts of one program under our headings, and the names of the cells they stand in.

    Columns of one's own are there by their own headings. ``number`` is the row of the spreadsheet,
    or the line of the file. ``dittos`` are the signs that stood for a text of the row above.
    """

    number: int
    texts: dict[str, str]
    cells: Mapping[str, str]
    dittos: Mapping[str, str] = field(default_factory=lambda: _NO_DITTOS)


# One for all rows that have none.
_NO_DITTOS: Mapping[str, str] = {}


class CellNames(Mapping[str, str]):
    """The names of a row's cells by their columns, made when somebody asks: 100,000 rows of them
    would be most of the memory that an import needs.
    """

    __slots__ = ("_number", "_places", "_positions", "_sheet")

    def __init__(
        self,
        places: Sequence[Place],
        number: int,
        positions: Mapping[str, int],
        sheet: str = "",
    ) -> None:
        self._places = places
        self._number = number
        self._positions = positions
        self._sheet = sheet

    def __getitem__(self, key: str) -> str:
        return self._sheet + name_of(self._places, self._number, self._positions[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def of_sheet(self, sheet: str) -> "CellNames":
        """Return the names with that of their sheet before them."""
        return CellNames(self._places, self._number, self._positions, f"{sheet}!")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no program: its texts by the names of their cells, and what it was taken for.

    ``sheet`` is empty where the file has none.
    """

    number: int
    cells: Mapping[str, str]
    reason: str
    sheet: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the row as a JSON object, its texts whole."""
        sheet = {"sheet": self.sheet} if self.sheet else {}
        return {"row": self.number, **sheet, "cells": dict(self.cells), "reason": self.reason}
