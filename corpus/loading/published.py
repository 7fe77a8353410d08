"""The programs of a collection as they are published, and the names that all of them have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.areas import in_order, paths
from corpus.collection import Collection
from corpus.packed import packed
from corpus.record import Program


@dataclass(frozen=True)
class Seen:
    """What one look at all programs tells: areas and departments as they first appear, the ids of
    reposts and what each repeats, whether any program has cells of further columns.
    """

    areas: Mapping[str, None]
    departments: Mapping[str, None]
    reposts: Mapping[str, str]
    has_cells: bool

    @classmethod
    def of(cls, programs: Iterable[Program]) -> "Seen":
        areas: dict[str, None] = {}
        departments: dict[str, None] = {}
        reposts: dict[str, str] = {}
        has_cells = False
        for program in programs:
            areas[program.area] = departments[program.department] = None
            if program.repost_of is not None:
                reposts[program.id] = program.repost_of
            has_cells = has_cells or bool(program.extra)
        return cls(areas, departments, reposts, has_cells)


def published(programs: Sequence[Program], collection: Collection, seen: Seen) -> Sequence[Program]:
    """Return the programs with the cells of the collection's columns only, in their order.

    What else the file has is the staff's affair, and nothing to publish. A repost of nothing (a
    warning) becomes a program of its own.
    """
    if seen.reposts or seen.has_cells:
        return packed(_published(programs, collection, seen))
    return programs


def _published(
    programs: Sequence[Program], collection: Collection, seen: Seen
) -> Iterator[Program]:
    headings = [column.heading for column in collection.columns]
    dangling = _dangling(programs, seen.reposts)
    for program in programs:
        one = replace(program, repost_of=None) if program.id in dangling else program
        yield replace(one, extra=_picked(one, headings)) if one.extra else one


def _dangling(programs: Iterable[Program], reposts: Mapping[str, str]) -> set[str]:
    """Return the ids of the reposts that repeat themselves or what is not there."""
    missing = set(reposts.values())
    missing -= {program.id for program in programs if program.id in missing} if missing else set()
    return {id_ for id_, original in reposts.items() if original in missing or original == id_}


def _picked(program: Program, headings: Sequence[str]) -> tuple[tuple[str, str], ...]:
    texts = dict(program.extra)
    return tuple((heading, texts[heading]) for heading in headings if heading in texts)


def with_all_names(collection: Collection, seen: Seen) -> Collection:
    """Return the collection with the areas and departments that it does not list appended."""
    return replace(
        collection,
        areas=in_order(_extended(collection.areas, paths(seen.areas))),
        departments=_extended(collection.departments, seen.departments),
    )


def _extended(listed: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    """Return the listed names, then the others but empty ones, each where it first appears."""
    found = {**dict.fromkeys(listed), **dict.fromkeys(names)}
    found.pop("", None)
    return tuple(found)
