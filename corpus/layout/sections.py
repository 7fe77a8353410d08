"""The headings between the rows of a list: what they say of the programs below them."""

from dataclasses import dataclass, field

from corpus import columns
from corpus.areas import SEPARATOR
from corpus.layout import row_kinds
from corpus.layout.units import split_units


@dataclass
class Sections:
    """The headings that programs stand below: areas from the outside in, a unit.

    ``has_areas`` tells that the list has a column of areas, which headings cannot fill.
    """

    has_areas: bool = False
    department: str = ""
    division: str = ""
    _areas: list[tuple[str, str]] = field(default_factory=list)

    def given(self) -> dict[str, str]:
        """Return what the headings say of a program, by our columns."""
        found = {
            columns.AREA: SEPARATOR.join(name for _, name in self._areas),
            columns.DEPARTMENT: self.department,
            columns.DIVISION: self.division,
        }
        return {field: name for field, name in found.items() if name}

    def take(self, text: str, own: str | None, is_directly_below: bool) -> dict[str, str]:
        """Take a heading and return which columns it fills, and with what; none where it fills
        nothing.

        ``own`` is the column of areas or units that the heading stands in and is not marked to be
        more than a cell of; ``is_directly_below`` tells that no program stands between it and the
        heading above.
        """
        unit = row_kinds.unit_of(text)
        if own is not None:
            filled = {own: row_kinds.unmarked_name(text)}
        elif unit:
            filled = _units(unit, row_kinds.led_department(text))
        elif self.has_areas:
            return {}
        else:
            filled = {columns.AREA: row_kinds.section_name(text)}
        if name := filled.get(columns.AREA):
            self._enter(text, name, is_directly_below)
        if columns.DEPARTMENT in filled:
            self.department, self.division = filled[columns.DEPARTMENT], ""
        self.division = filled.get(columns.DIVISION, self.division)
        return filled

    def _enter(self, text: str, name: str, is_directly_below: bool) -> None:
        """Enter an area: within the one that it is a part of, else in its place."""
        style = row_kinds.section_style(text)
        known = [place for place, (other, _) in enumerate(self._areas) if other == style]
        if known:
            del self._areas[known[0] :]
        elif not is_directly_below:
            self._areas.clear()
        self._areas.append((style, name))


def _units(unit: str, is_department: bool | None) -> dict[str, str]:
    """Return the department, the division or both that a heading names.

    ``is_department`` is what it says itself that the unit is.
    """
    if len(unit.split()) > 1:
        department, division = split_units(unit)
        return {columns.DEPARTMENT: department, columns.DIVISION: division}
    if is_department is None:
        is_department = row_kinds.is_department(unit)
    field = columns.DEPARTMENT if is_department else columns.DIVISION
    return {field: unit}
