"""Collections that change in small steps, their composite segments, and the same laid out whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus import Collection, Loaded, Program, SynonymRow
from indexer import update_index
from indexer.index.composite_segment import CompositeSegment
from indexer.index.inverted import average_lengths
from indexer.index.segment import Segment
from indexer.index.stored_segment import open_segment
from indexer.store.storage import Store

DEPARTMENTS = ("総務部", "危機管理部", "農林水産部")
AREAS = ("一", "二")
# Compounds and their parts, synonyms, two readings of one word, kana, function words and breaks.
PIECES = tuple(
    "防災 システム 防災システム 住民基本台帳 台帳 住民 補助金 助成金 ごみ 高齢者 お年寄り 令和2年 "
    "見直す 見直し 今日 こんにち 市場 の を 、 。".split()
)
SYNONYMS = (SynonymRow("お年寄り", ("高齢者",)), SynonymRow("台帳", ("名簿",)))


def text(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=most).map("".join)


PROGRAM = st.builds(
    Program,
    id=st.just(""),
    number=st.none(),
    name=text(3),
    summary=text(7),
    targets=text(2),
    keywords=st.lists(text(2), max_size=2).map(tuple),
    department=st.sampled_from(("", "知らない部", *DEPARTMENTS)),
    divisions=st.lists(st.sampled_from(("甲課", "乙課", "丙課")), max_size=3).map(tuple),
    area=st.sampled_from(AREAS),
    is_new=st.booleans(),
    repost_of=st.sampled_from((None, "p1")),
)
# What becomes of a program: it stays, goes, is another one, or stays behind a new one.
FATES = ("stays", "stays", "goes", "changes", "follows")


@st.composite
def histories(draw: st.DrawFn) -> list[list[Program]]:
    """Editions of a collection; programs that stay keep their order."""
    count = 0

    def fresh() -> Program:
        nonlocal count
        count += 1
        return replace(draw(PROGRAM), id=f"p{count}")

    editions = [[fresh() for _ in range(draw(st.integers(1, 7)))]]
    for _ in range(draw(st.integers(1, 3))):
        edition: list[Program] = []
        for program in editions[-1]:
            fate = draw(st.sampled_from(FATES))
            if fate == "follows":
                edition.append(fresh())
            if fate == "changes":
                edition.append(replace(draw(PROGRAM), id=program.id))
            elif fate != "goes":
                edition.append(program)
        editions.append(edition)
    # An edition like the first is not published.
    assume(any(edition != editions[0] for edition in editions))
    return editions


def loaded(programs: Sequence[Program], synonyms: Sequence[SynonymRow] = SYNONYMS) -> Loaded:
    collection = Collection(Path("nowhere"), "例", areas=AREAS, departments=DEPARTMENTS)
    return Loaded(collection, tuple(programs), tuple(synonyms), ())


@contextmanager
def small_updates() -> Iterator[None]:
    """Whatever changes, however much and of however little, is written beside the rest."""
    with patch("indexer.build.layout.MIN_MAIN", 0), patch("indexer.build.layout.MAX_SHARE", 1000.0):
        yield


def updated(editions: Sequence[Sequence[Program]], directory: Path) -> Path:
    """Publishes one edition after the other; the directory of the last generation.

    Nobody waits for the disk.
    """
    with small_updates(), patch("os.fsync"):
        for edition in editions:
            update_index(loaded(edition), directory, force=True)
    generation = Store(directory).current()
    assert generation is not None
    return generation.path


def averages_of(segment: Segment) -> NDArray[np.float64]:
    """The average lengths by which fields are normalized: the main segment's, where it has any."""
    main, *others = [average_lengths(part.bounds) for part in segment.parts]
    return np.where(main > 0, main, others[0]) if others else main


def laid_out_whole(programs: Sequence[Program], like: Segment, directory: Path) -> Segment:
    """The segment of a full build that normalizes lengths as another segment does."""
    averages = averages_of(like)
    with (
        patch("indexer.index.inverted.average_lengths", lambda bounds: averages),
        patch("os.fsync"),
    ):
        update_index(loaded(programs), directory)
    generation = Store(directory).current()
    assert generation is not None
    return open_segment(generation.path)


class Both(NamedTuple):
    """The composite segment of a collection, in its directory, and that of a full build."""

    composite: CompositeSegment
    whole: Segment
    directory: Path


@contextmanager
def both(editions: Sequence[Sequence[Program]]) -> Iterator[Both]:
    """Publishes editions one after the other, and the last one at once."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        directory = updated(editions, Path(one))
        composite = open_segment(directory)
        assert isinstance(composite, CompositeSegment)
        yield Both(composite, laid_out_whole(editions[-1], composite, Path(other)), directory)
