"""What is searched: the shipped plan, and files of paragraphs as collections of any size."""

import gzip
import json
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Collection, Loaded, Program, load
from indexer.locations import shipped_collection

# Facet values of paragraphs, which have none of their own: as many as a prefecture's plan has, and
# in letters that no Japanese query asks for.
AREAS = tuple(f"area-{letter}" for letter in "abcdef")
DEPARTMENTS = tuple(f"department-{letter}" for letter in "abcdefghijkl")
DIVISIONS = tuple(f"{department}{letter}" for department in DEPARTMENTS for letter in "abcde")
# A step from one paragraph to the one whose second half a copy takes; prime, so that the copies of
# a paragraph meet others.
_STEP = 7919
# Multipliers that scatter the facets' values, so that they do not hang together (Knuth's is 2^32
# over the golden ratio).
_SCATTER = (2654435761, 2246822519, 3266489917)


class Paragraph(NamedTuple):
    """A piece of text to be found."""

    title: str
    body: str


class Source(NamedTuple):
    """A corpus to measure on; ``questions`` are empty where queries are sampled from its words."""

    name: str
    loaded: Loaded
    questions: tuple[str, ...]


def plan() -> Loaded:
    """The shipped plan."""
    return load(shipped_collection())


def plan_paragraphs() -> list[Paragraph]:
    """The programs of the shipped plan as paragraphs."""
    return [Paragraph(program.name, program.summary) for program in plan().programs]


def read_paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of a JSON Lines file, plain or .gz, of objects with title and body.

    Raises ValueError with the line that is none.
    """
    return [Paragraph(row["title"], row["body"]) for row in read_rows(path, ("title", "body"))]


def read_questions(path: Path) -> tuple[str, ...]:
    """The questions of a JSON Lines file of objects with q. Raises ValueError like the above."""
    return tuple(row["q"] for row in read_rows(path, ("q",)))


def read_rows(path: Path, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, which have ``keys``. Raises ValueError and OSError."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            row = json.loads(line)
            if not all(isinstance(row.get(key), str) for key in keys):
                raise ValueError(f"{path}:{number}: {', '.join(keys)} are wanted")
            yield row


def grown(paragraphs: Sequence[Paragraph], size: int) -> list[Paragraph]:
    """``size`` paragraphs: those given and, when they run out, copies that differ.

    A copy has the first half of its original and the second half of another paragraph, in every
    copy of another one. So the words of a copy stand in new company, and their number of programs
    grows with the collection; new words do not come.
    """
    return list(islice(_copies(paragraphs), size))


def _copies(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    yield from paragraphs
    for copy in count(1):
        for number, (title, body) in enumerate(paragraphs):
            other = paragraphs[(number + copy * _STEP) % len(paragraphs)].body
            yield Paragraph(title, body[: len(body) // 2] + other[len(other) // 2 :])


def collection_of(paragraphs: Sequence[Paragraph], directory: Path) -> Loaded:
    """The paragraphs as a collection, the title as name, the body as summary.

    Areas, departments, divisions (each of one department) and new ones are made up and scattered:
    up to 720 kinds of programs differ in some facet.
    """
    programs = tuple(_program(number, text) for number, text in enumerate(paragraphs))
    collection = Collection(directory, "文", areas=AREAS, departments=DEPARTMENTS)
    return Loaded(collection, programs, (), ())


def _program(number: int, paragraph: Paragraph) -> Program:
    area, division, new = ((number * factor & 0xFFFFFFFF) >> 16 for factor in _SCATTER)
    division %= len(DIVISIONS)
    return Program(
        f"p{number}",
        AREAS[area % len(AREAS)],
        number + 1,
        paragraph.title,
        paragraph.body,
        department=DEPARTMENTS[division * len(DEPARTMENTS) // len(DIVISIONS)],
        divisions=(DIVISIONS[division],),
        is_new=new % 5 == 0,
    )
