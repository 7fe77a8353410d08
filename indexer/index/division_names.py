"""What divisions are called as values of a facet: 総務課 of two departments are two divisions."""

from collections.abc import Iterable, Mapping, Sequence

# Between a department and its division, as between the levels of an area.
SEPARATOR = " › "
# A department and a division of it.
Pair = tuple[str, str]


def division_names(pairs: Iterable[Pair]) -> Mapping[Pair, str]:
    """Return what each division is called: by its own name where one department alone has it.

    One whose name several departments have is called by its department's name, too.
    """
    departments: dict[str, set[str]] = {}
    listed = dict.fromkeys(pairs)
    for department, division in listed:
        departments.setdefault(division, set()).add(department)
    return {
        (department, division): f"{department}{SEPARATOR}{division}"
        if department and len(departments[division]) > 1
        else division
        for department, division in listed
    }


def meant(chosen: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the values that are meant: a division's name alone means those of all departments.

    What is neither a value nor such a name stays as it is.
    """
    chosen = tuple(chosen)
    # Of a long list of divisions even a set takes time, and most queries choose none.
    values = frozenset(known) if chosen else frozenset()
    found: list[str] = []
    for name in chosen:
        of_departments = [one for one in known if one.endswith(SEPARATOR + name)]
        found += [name] if name in values else of_departments or [name]
    return tuple(dict.fromkeys(found))
