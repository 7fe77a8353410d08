"""What columns of one's own are called: no two of them, and none of ours, by the same heading."""

from collections.abc import Iterable, Iterator, Mapping

from corpus import columns
from corpus.text.characters import heading_key
from corpus.text.formulas import unmarked

# As long as a heading in collection.toml may be.
_LONGEST = 100
_OURS = frozenset(map(heading_key, (*columns.HEADINGS, *columns.OPTIONAL)))


def own_headings(headings: Iterable[str], known: Mapping[str, str]) -> Iterator[str]:
    """Yield a name for each heading: itself where it can be, else with a number behind it.

    One that is ours (a second 「URL」) says that it is as the source has it; it leaves that name to
    a column that is called so already, as in what an import wrote. ``known`` are names that the
    collection has, by their keys: of several spellings its own is taken.
    """
    taken = set(_OURS)
    plain = [_plain(heading) for heading in headings]
    names: dict[int, str] = {}
    for place in sorted(range(len(plain)), key=lambda place: heading_key(plain[place]) in _OURS):
        heading = plain[place]
        name = _free(known.get(heading_key(heading), heading) or "見出しなし", taken)
        taken.add(heading_key(name))
        names[place] = name
    yield from (names[place] for place in range(len(plain)))


def _plain(heading: str) -> str:
    return "".join(c if c.isprintable() else " " for c in unmarked(heading)).strip()[:_LONGEST]


def _free(heading: str, taken: set[str]) -> str:
    if heading_key(heading) not in taken:
        return heading
    if heading_key(heading) in _OURS:
        heading = f"{heading[: _LONGEST - 8]}（原文）"
    name, count = heading, 1
    while heading_key(name) in taken:
        count += 1
        name = f"{heading[: _LONGEST - 8]}（{count}）"
    return name
