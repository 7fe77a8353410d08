"""Department and divisions of one cell."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from corpus.text.cell_text import is_complete_unit

_DEPARTMENT_END = ("部", "局", "庁", "本部", "委員会", "室")
# 部門, 市庁舎 and 事務局長 are words of their own.
_GLUED = re.compile(
    r"(?P<department>.{1,8}?(?:部(?![門活会員長分品署])|局(?![長面方])|庁(?!舎)|委員会))(?P<division>\S{2,})"
)
# So many divisions stand behind one department where the list writes them without a space.
_LEAST_DIVISIONS = 2
_UNITS_IN_ONE = re.compile(r"(?P<department>.{1,8}?(?:[部局庁]|委員会))(?P<division>\S{2,})")


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


def departments_in(texts: Iterable[str]) -> set[str]:
    """Return the departments with which cells of divisions begin: 建設部　公園課, or 建設部道路課
    where another division of it is written so, too.
    """
    divisions: dict[str, set[str]] = defaultdict(set)
    found = set()
    for line in {text.strip() for text in texts}:
        if units := spaced_units(line):
            found.add(units[0])
        elif units := list(_glued(line)):
            divisions[units[0]].add(units[1])
    return found | {name for name, own in divisions.items() if len(own) >= _LEAST_DIVISIONS}


def glued_units(text: str, departments: Collection[str]) -> list[str]:
    """Return department and division of 「建設部道路課」; nothing where it is none of
    ``departments`` that the division stands behind.
    """
    units = list(_glued(text))
    return units if units and units[0] in departments else []


def _glued(text: str) -> Iterator[str]:
    found = _GLUED.fullmatch(text)
    if found and is_complete_unit(found["division"]):
        yield from found.groups()


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
