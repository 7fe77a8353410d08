"""Small updates of large collections: what they write, and when they write all anew."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Program, SynonymRow
from indexer import LiveIndex, Query
from indexer.build.parallel import analyze
from indexer.build.update import layout, writing
from indexer.errors import IndexUnusable
from indexer.index.files import AUXILIARY, ORDER
from indexer.index.forward import Forward
from indexer.index.record_lines import decode
from indexer.store.generation import MANIFEST
from indexer.store.storage import Store
from tests.indexer.index_sample import Index

SUMMARIES = ("防災訓練を行う。", "県の図書館", "電子申請、お知らせ", "令和２年度の計画", "ﾊﾞｽ\n停")
FORTY = [Program(f"p{n}", "区分", n, SUMMARIES[n % 5]) for n in range(40)]


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """An index of forty programs, which is large here: two of them may change."""
    monkeypatch.setattr(layout, "MIN_MAIN", 40)
    index = Index(tmp_path)
    index.update(FORTY)
    return index


def changed(*places: int, word: str = "観光") -> list[Program]:
    """The forty programs, of which some are others."""
    return [replace(one, summary=word) if n in places else one for n, one in enumerate(FORTY)]


def has_auxiliary(index: Index) -> bool:
    return (index.segment_path() / AUXILIARY).is_dir()


def test_a_small_update_of_a_large_collection_writes_only_what_changed(large: Index) -> None:
    before = large.segment_path()
    update = large.update(changed(3, 4))
    assert (update.changed, update.rebuilt) == (("p3", "p4"), None)
    files = {path.name for path in before.iterdir()} - {MANIFEST}
    for name in files:
        assert os.path.samefile(before / name, large.segment_path() / name)
    (auxiliary,) = [part for part in large.segment().parts if part.programs != 40]
    assert [decode(line).id for line in auxiliary.lines] == ["p3", "p4"]
    hits = LiveIndex(large.directory).searcher().search(Query("観光")).hits
    assert [hit.program.id for hit in hits] == ["p3", "p4"]


def test_one_small_update_after_the_other(large: Index) -> None:
    """The auxiliary segment is made anew each time; unchanged programs are not analysed."""
    large.update(changed(3))
    with analysed() as programs_analysed:
        large.update(changed(3, 30))
    assert [program.id for program in programs_analysed] == ["p30"]
    large.update(changed(30))
    assert [part.programs for part in large.segment().parts] == [40, 2]
    assert list(LiveIndex(large.directory).searcher().programs) == changed(30)


@contextmanager
def analysed() -> Iterator[list[Program]]:
    """The programs that are analysed meanwhile."""
    found: list[Program] = []

    def note(programs: Sequence[Program], progress: object = None) -> Forward:
        found.extend(programs)
        return analyze(programs)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writing, "analyze", note)
        yield found


def test_what_becomes_too_much_is_laid_out_whole(large: Index, tmp_path: Path) -> None:
    large.update(changed(3))
    assert has_auxiliary(large)
    with analysed() as programs_analysed:
        large.update(changed(3, 4, 5))
    assert not has_auxiliary(large)
    assert [program.id for program in programs_analysed] == ["p4", "p5"]
    at_once = Index(tmp_path / "other")
    at_once.update(changed(3, 4, 5))
    assert large.files() == at_once.files()


def test_a_program_that_moves_is_no_small_update(large: Index) -> None:
    large.update([*changed(3)[1:], FORTY[0]])
    assert not has_auxiliary(large)
    assert LiveIndex(large.directory).searcher().programs[-1] == FORTY[0]


def test_other_departments_are_no_small_update(large: Index) -> None:
    """Programs whose department was none of the collection's are not told apart in its facets."""
    large.collection = replace(large.collection, departments=("総務部",))
    large.update(changed(3))
    assert not has_auxiliary(large)


def test_a_synonym_of_a_large_collection_is_a_small_update(large: Index) -> None:
    large.update(FORTY, [SynonymRow("読書", ("図書館",))])
    assert [part.programs for part in large.segment().parts] == [40, 0]
    results = LiveIndex(large.directory).searcher().search(Query("読書"))
    assert {hit.program.name for hit in results.hits} == {"県の図書館"}


def test_a_full_build_clears_the_auxiliary_segment_away(large: Index) -> None:
    large.update(changed(3))
    assert large.update(changed(3), full=True).published
    assert not has_auxiliary(large)


def test_rollback_to_and_from_small_updates(large: Index) -> None:
    store = Store(large.directory)
    for word in ("観光", "道路", "福祉"):
        large.update(changed(3, word=word))
    store.rollback()
    assert large.segment().program(3).summary == "道路"
    # What the next update builds upon is what was returned to.
    update = large.update(changed(3, 5, word="道路"))
    assert update.changed == ("p5",)
    assert [part.programs for part in large.segment().parts] == [40, 2]
    assert list(LiveIndex(large.directory).searcher().programs) == changed(3, 5, word="道路")
    store.rollback()
    assert large.segment().program(5) == FORTY[5]


def test_the_main_segment_outlives_the_generation_that_wrote_it(large: Index) -> None:
    first = large.segment_path()
    for word in ("観光", "道路", "福祉"):
        large.update(changed(3, word=word))
    shutil.rmtree(first)
    assert list(LiveIndex(large.directory).searcher().programs) == changed(3, word="福祉")
    assert large.update(changed(3, 5, word="福祉")).changed == ("p5",)


def test_a_main_segment_is_copied_where_links_are_impossible(
    large: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    first = large.segment_path()
    monkeypatch.setattr(os, "link", refuse)
    large.update(changed(3))
    assert not os.path.samefile(first / "docs.npy", large.segment_path() / "docs.npy")
    shutil.rmtree(first)
    assert list(LiveIndex(large.directory).searcher().programs) == changed(3)


@pytest.mark.parametrize("name", [ORDER, f"{AUXILIARY}/docs.npy", "docs.npy"])
def test_a_damaged_file_of_either_segment_is_named(large: Index, name: str) -> None:
    large.update(changed(3))
    path = large.segment_path() / name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    # Not into the file that the generation before has too.
    path.unlink()
    path.write_bytes(content)
    with pytest.raises(IndexUnusable, match=path.name):
        LiveIndex(large.directory)
    Store(large.directory).rollback()
    assert list(LiveIndex(large.directory).searcher().programs) == FORTY


def test_files_of_both_segments_may_go_when_all_is_read(large: Index) -> None:
    large.update(changed(3, word="住民基本台帳"))
    searcher = LiveIndex(large.directory).searcher()
    searcher.load()
    shutil.rmtree(large.directory)
    assert searcher.search(Query("台帳")).total == 1
    assert searcher.search(Query("住民基本台張")).suggestion == "住民基本台帳"
    assert searcher.search(Query("図書")).total
    assert list(searcher.programs) == changed(3, word="住民基本台帳")
    assert searcher.telling_terms() == ()
    assert searcher.suggest("ぼう")
