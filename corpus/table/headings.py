"""Which column of a table has what: its headings, and what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from corpus.errors import Problem
from corpus.text.characters import heading_key


def match_headings(
    file: str,
    row: int,
    cells: Sequence[str],
    headings: Sequence[str],
    further: Sequence[str] = (),
    optional: Sequence[str] = (),
) -> tuple[dict[str, int], list[Problem]]:
    """Return the position of each heading, and a problem for each missing, double or unknown one.

    ``row`` is the headings' row. Width, case and spaces of the headings do not matter. Unknown
    ones are a warning, as staff keep columns of their own, and get a name that no other has; so are
    ``further`` ones that are missing. ``optional`` ones may be there or not.
    """
    known = {heading_key(heading): heading for heading in (*headings, *further, *optional)}
    columns: dict[str, int] = {}
    names = _Names(known.values())
    problems = []
    for position, cell in enumerate(cells):
        heading = known.get(heading_key(cell))
        if heading is None:
            problems += [_unknown_heading(file, row, cell)] if cell.strip() else []
            columns[names.of(cell, position)] = position
        elif heading in columns:
            problems.append(_double_heading(file, row, cell))
        else:
            columns[heading] = position
    problems += [_missing_heading(file, row, name) for name in headings if name not in columns]
    problems += [_missing_further(file, row, name) for name in further if name not in columns]
    return columns, problems


class _Names:
    """Gives headings that nobody asked for names of their own, in time that grows with them."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        # The number that a name which came before gets next.
        self._next: dict[str, Iterator[int]] = {}

    def of(self, cell: str, position: int) -> str:
        """Return a heading as it is written, or numbered where it is taken."""
        name = heading = " ".join(cell.split()) or f"列{position + 1}"
        numbers = self._next.setdefault(heading, count(2))
        while name in self._taken:
            name = f"{heading}（{next(numbers)}）"
        self._taken.add(name)
        return name


def _unknown_heading(file: str, row: int, cell: str) -> Problem:
    reason = "知らない見出しです。この列は使われません。"
    remedy = (
        "書き間違いなら直してください。サイトに出すには、collection.toml の [[columns]] に"
        "書いてください。出さない列ならそのままで構いません。"
    )
    return Problem(file, row, None, cell, reason, remedy, "warning")


def _double_heading(file: str, row: int, cell: str) -> Problem:
    return Problem(
        file, row, cell.strip(), cell, "同じ見出しの列が二つあります。", "一つにまとめてください。"
    )


def _missing_heading(file: str, row: int, heading: str) -> Problem:
    remedy = "見出しの行に加えてください（書くことがなければ列は空で構いません）。"
    return Problem(file, row, heading, "", f"「{heading}」の列がありません。", remedy)


def _missing_further(file: str, row: int, heading: str) -> Problem:
    reason = f"「{heading}」の列がありません。どの施策でも空とみます。"
    remedy = "見出しの行に加えるか、collection.toml の [[columns]] から消してください。"
    return Problem(file, row, heading, "", reason, remedy, "warning")
