"""Areas in several levels: 「政策 › 施策 › 基本事業」 in one cell.

A path stands for itself and for each of its beginnings: a program of 政策 › 施策 is one of 政策,
too. An area without 「›」 is a path of one level.
"""

from collections.abc import Iterable

SEPARATOR = " › "
_SIGN = SEPARATOR.strip()
# Plans have three to five levels; each is a value to count and to store, as long as all before it.
# What is deeper belongs to the last one.
MAX_LEVELS = 16


def beginnings(area: str) -> tuple[str, ...]:
    """Return the paths from the first level down to the area itself; none for an empty one."""
    if _SIGN not in area:
        return (area,) if area else ()
    levels = [level for level in (part.strip() for part in area.split(_SIGN)) if level]
    if not levels:
        return (area,)  # nothing but signs: a level as it is written
    if len(levels) > MAX_LEVELS:
        levels = [*levels[: MAX_LEVELS - 1], SEPARATOR.join(levels[MAX_LEVELS - 1 :])]
    return tuple(SEPARATOR.join(levels[:depth]) for depth in range(1, len(levels) + 1))


def paths(areas: Iterable[str]) -> tuple[str, ...]:
    """Return every beginning of some areas, each where it first appears."""
    return tuple(dict.fromkeys(path for area in dict.fromkeys(areas) for path in beginnings(area)))


def in_order(areas: Iterable[str]) -> tuple[str, ...]:
    """Return areas so that those below another follow it; otherwise in the order they had."""
    given = tuple(areas)
    place = {area: number for number, area in enumerate(given)}
    last = len(given)
    return tuple(
        sorted(given, key=lambda area: [place.get(path, last) for path in beginnings(area)])
    )
