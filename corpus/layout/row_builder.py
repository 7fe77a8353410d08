"""A row of cells to the texts of one program, under our headings and its own."""

from collections.abc import Mapping, Sequence

from corpus import columns
from corpus.areas import SEPARATOR
from corpus.grid import Grid
from corpus.layout.known_headings import LEVELS, UNITS
from corpus.layout.raw_row import CellNames, RawRow
from corpus.layout.units import split_units
from corpus.text.cell_text import INDENT, is_indented

# What stands for the text of the row above; in columns of areas and units a few signs more do.
_DITTO = frozenset({"〃", "同上", "″", "仝", "上に同じ", "上記に同じ", "上記と同じ"})
_SHORT_DITTO = frozenset({"々", "同", '"'})
_SHARED = (columns.AREA, columns.DEPARTMENT, columns.DIVISION)
# What tells one program from another says nothing of the next one.
_OWN = (columns.ID, columns.NAME, columns.NUMBER)
_PROSE = (columns.SUMMARY, columns.TARGETS)


class RowBuilder:
    """Makes the rows of one sheet, whose columns stand at the positions."""

    def __init__(self, grid: Grid, positions: Mapping[str, int]) -> None:
        self._grid = grid
        self._positions = positions
        self._heading = 0
        # One cell may have a department and its divisions.
        units = (columns.DEPARTMENT, columns.DIVISION)
        self._places = {
            key: position
            for column, position in positions.items()
            for key in (units if column == UNITS else (column,))
        }

    def begin_below(self, heading: int) -> None:
        """Begin below headings: what is merged with their cells says nothing of a program."""
        self._heading = heading

    def text(self, number: int, place: int) -> str:
        """Return what a cell says of the program in its row; empty where a heading's goes on."""
        begins = self._grid.origin(number, place)
        return self._grid.text(number, place) if begins > self._heading else ""

    def row(self, number: int, given: Mapping[str, str], above: Sequence[RawRow]) -> RawRow:
        """Return the row.

        ``given`` says what it does not say itself, ``above`` what a ditto sign stands for.
        """
        texts = {
            key: _stripped(key, self.text(number, place)) for key, place in self._positions.items()
        }
        if UNITS in texts:
            texts[columns.DEPARTMENT], texts[columns.DIVISION] = split_units(texts.pop(UNITS))
        levels = [texts.pop(level, "") for level in LEVELS if level in texts]
        if levels:
            texts[columns.AREA] = SEPARATOR.join(filter(None, levels))
        for key, name in given.items():
            texts[key] = texts.get(key) or name
        dittos = {key: text for key, text in texts.items() if above and is_ditto(key, text)}
        texts |= {key: above[-1].texts.get(key, "") for key in dittos}
        cells = CellNames(self._grid.places, number, self._places)
        return RawRow(number, texts, cells, dittos) if dittos else RawRow(number, texts, cells)


def _stripped(key: str, text: str) -> str:
    """Return the text without spaces at its ends; prose keeps its indent, which tells of lines."""
    plain = text.strip()
    return f"{INDENT}{plain}" if plain and key in _PROSE and is_indented(text) else plain


def is_ditto(key: str, text: str) -> bool:
    """Tell whether the text under a heading stands for that of the row above."""
    return key not in _OWN and (is_ditto_sign(text) or (key in _SHARED and text in _SHORT_DITTO))


def is_ditto_sign(text: str) -> bool:
    """Tell whether a text says "as above", under whatever heading: 〃, 同　上."""
    return "".join(text.split()) in _DITTO
