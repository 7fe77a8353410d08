"""Updates one after the other: what they take over, and what may go afterwards."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Program
from indexer import LiveIndex, Query
from indexer.build import writing
from indexer.build.parallel import analyze
from indexer.index.forward import Forward
from indexer.store.storage import Store
from tests.indexer.index_sample import Index

SUMMARIES = ("防災訓練を行う。", "県の図書館", "電子申請、お知らせ", "令和２年度の計画", "ﾊﾞｽ\n停")
FORTY = [Program(f"p{n}", "区分", n, SUMMARIES[n % 5]) for n in range(40)]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An index of forty programs."""
    index = Index(tmp_path)
    index.update(FORTY)
    return index


def changed(*places: int, word: str = "観光") -> list[Program]:
    """The forty programs, of which some are others."""
    return [replace(one, summary=word) if n in places else one for n, one in enumerate(FORTY)]


@contextmanager
def analysed() -> Iterator[list[Program]]:
    """The programs that are analysed meanwhile."""
    found: list[Program] = []

    def note(programs: Sequence[Program], **options: object) -> Forward:
        found.extend(programs)
        return analyze(programs)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writing, "analyze", note)
        yield found


def test_only_what_changed_is_analysed(index: Index) -> None:
    index.update(changed(3))
    with analysed() as programs_analysed:
        index.update(changed(3, 30))
    assert [program.id for program in programs_analysed] == ["p30"]
    assert list(LiveIndex(index.directory).searcher().programs) == changed(3, 30)


def test_a_program_that_moves_is_not_analysed_again(index: Index) -> None:
    with analysed() as programs_analysed:
        index.update([*FORTY[1:], FORTY[0]])
    assert programs_analysed == []
    assert LiveIndex(index.directory).searcher().programs[-1] == FORTY[0]


def test_files_may_go_when_all_is_read(index: Index) -> None:
    index.update(changed(3, word="住民基本台帳"))
    searcher = LiveIndex(index.directory).searcher()
    searcher.load()
    shutil.rmtree(index.directory)
    assert searcher.search(Query("台帳")).total == 1
    assert searcher.search(Query("住民基本台張")).suggestion == "住民基本台帳"
    assert searcher.search(Query("図書")).total
    assert list(searcher.programs) == changed(3, word="住民基本台帳")
    assert searcher.key_terms() == ()
    assert searcher.suggest("ぼう")


def test_an_update_after_a_rollback_builds_upon_what_was_returned_to(index: Index) -> None:
    store = Store(index.directory)
    for word in ("観光", "道路", "福祉"):
        index.update(changed(3, word=word))
    store.rollback()
    assert index.segment().program(3).summary == "道路"
    assert index.update(changed(3, 5, word="道路")).changed == ("p5",)
    assert list(LiveIndex(index.directory).searcher().programs) == changed(3, 5, word="道路")
    store.rollback()
    assert index.segment().program(5) == FORTY[5]


def test_a_generation_outlives_those_that_it_took_files_from(index: Index) -> None:
    first = index.segment_path()
    for word in ("観光", "道路", "福祉"):
        index.update(changed(3, word=word))
    shutil.rmtree(first)
    assert list(LiveIndex(index.directory).searcher().programs) == changed(3, word="福祉")
    assert index.update(changed(3, 5, word="福祉")).changed == ("p5",)
