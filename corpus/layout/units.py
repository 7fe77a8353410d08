"""Department and divisions of one cell."""

import re
from collections.abc import Iterator

from corpus.text.cell_text import is_complete_unit

_DEPARTMENT_END = ("部", "局", "庁", "本部", "委員会", "室")
_UNITS_IN_ONE = re.compile(r"(?P<department>.{1,8}?[部局庁])(?P<division>\S{2,})")


def split_units(text: str) -> tuple[str, str]:
    """Return department and divisions of a cell that holds both, the divisions one a line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = list(_parts(lines[0]))
    if not lines:
        return "", ""
    if len(lines) == 1 and not lines[0].endswith(_DEPARTMENT_END):
        return "", lines[0]
    return lines[0], "\n".join(lines[1:])


def spaced_units(text: str) -> list[str]:
    """Return the units of 「建設部　公園課」; nothing where a space parts no whole units."""
    words = text.split()
    return words if len(words) > 1 and all(map(_is_unit, words)) else []


def _is_unit(name: str) -> bool:
    return is_complete_unit(name) or name.endswith(_DEPARTMENT_END)


def _parts(line: str) -> Iterator[str]:
    """Yield department and division of a line, parted by a space or where the department ends."""
    words = line.split()
    found = _UNITS_IN_ONE.fullmatch(line)
    if len(words) == 1 and found and is_complete_unit(found["division"]):
        yield from found.groups()
    else:
        yield from words
