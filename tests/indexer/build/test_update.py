"""From records to a generation: what an update does, and that small steps lead where one leads."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir

from corpus import Program, SynonymRow
from indexer import LiveIndex, Query
from indexer.errors import OtherCollection, ShrinkRefused
from indexer.index.files import WHOOSH_TOC
from indexer.index.segment import Segment
from indexer.related.expansion import FILE_NAME, RelatedWord, write_related
from tests.indexer.index_sample import Index

SUMMARIES = (
    "",
    "防災訓練を行う。",
    "県の図書館",
    "電子申請、お知らせ",
    "令和２年度の計画",
    "ﾊﾞｽ\n停",
)
PROGRAM = st.builds(
    Program,
    id=st.sampled_from([f"p{n}" for n in range(8)]),
    area=st.just("区分"),
    number=st.just(1),
    name=st.sampled_from(("防災", "観光", "")),
    summary=st.sampled_from(SUMMARIES),
    divisions=st.sampled_from(((), ("甲課",), ("甲課", "乙課"))),
)
PROGRAMS = st.lists(PROGRAM, max_size=6, unique_by=lambda program: program.id)


def programs(*names: str) -> list[Program]:
    return [Program(f"p{n}", "区分", n, name) for n, name in enumerate(names)]


def assert_same_answers(left: Segment, right: Segment) -> None:
    """All that ranking reads is equal."""
    assert left.terms == right.terms
    assert list(left.lines) == list(right.lines)
    assert left.phrases == right.phrases
    assert left.forward.surface == right.forward.surface
    for name in ("bounds", "starts", "lengths", "tokens", "surface_bounds"):
        assert np.array_equal(getattr(left.forward, name), getattr(right.forward, name)), name
    names = ("positions", "position_bounds", "docs", "weights")
    for name in (*names, "posting_bounds", "occurrence"):
        assert np.array_equal(getattr(left, name), getattr(right, name)), name
    for name in ("department", "area", "new", "division", "division_bounds"):
        assert np.array_equal(getattr(left.facets, name), getattr(right.facets, name)), name
    assert left.forward.lexemes == right.forward.lexemes


# Each example publishes several times; test_forward tries many more at the level of arrays.
@settings(max_examples=6)
@given(steps=st.lists(PROGRAMS, min_size=2, max_size=3))
def test_small_steps_lead_where_one_leads(steps: list[list[Program]]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        gradually, at_once = Index(Path(one)), Index(Path(other))
        for step in steps:
            gradually.update(step, force=True)
        at_once.update(steps[-1])
        assert_same_answers(gradually.segment(), at_once.segment())


def test_an_update_says_what_it_did(index: Index) -> None:
    first = index.update(programs("防災", "観光", "福祉"))
    assert (first.generation, first.published, first.records) == (1, True, 3)
    assert first.rebuilt is not None
    assert first.added == ("p0", "p1", "p2")
    changed = [*programs("防災", "観光案内"), Program("p9", "区分", 9, "道路")]
    second = index.update(changed)
    assert (second.generation, second.rebuilt) == (2, None)
    assert (second.added, second.changed, second.removed) == (("p9",), ("p1",), ("p2",))


def test_nothing_changed_nothing_published(index: Index) -> None:
    index.update(programs("防災"))
    again = index.update(programs("防災"))
    assert (again.generation, again.published) == (1, False)
    assert index.update(programs("防災"), full=True).published


def test_the_order_of_the_records_is_a_change(index: Index) -> None:
    index.update(programs("防災", "観光"))
    update = index.update(programs("防災", "観光")[::-1])
    assert update.published
    assert (update.added, update.changed, update.removed) == ((), (), ())
    assert [one.id for one in LiveIndex(index.directory).searcher().programs] == ["p1", "p0"]


def test_a_synonym_needs_no_new_analysis(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.update(programs("催し", "観光"))
    analysed: list[Sequence[Program]] = []

    def analyze(programs: Sequence[Program], **options: object):
        analysed.append(programs)
        return real(programs)

    from indexer.build.writing import analyze as real

    monkeypatch.setattr("indexer.build.writing.analyze", analyze)
    assert index.update(programs("催し", "観光"), [SynonymRow("祭り", ("催し",))]).published
    assert [len(some) for some in analysed] == [0]
    searcher = LiveIndex(index.directory).searcher()
    assert [hit.program.id for hit in searcher.search(Query("祭り")).hits] == ["p0"]


def test_related_words_travel_with_the_index(index: Index) -> None:
    index.update(programs("農業", "観光"))
    path = index.collection.directory / FILE_NAME
    write_related(path, [RelatedWord("農家", "農業", 0.71)])
    assert index.update(programs("農業", "観光")).published
    path.unlink()
    (hit, *_) = LiveIndex(index.directory).searcher().search(Query("農家")).hits
    assert (hit.program.id, hit.because, hit.partial) == ("p0", ("関連語: 農業",), True)


def test_the_settings_of_the_collection_are_a_change(index: Index) -> None:
    index.update(programs("防災"))
    index.collection = replace(index.collection, title="別の題")
    assert index.update(programs("防災")).published
    assert LiveIndex(index.directory).searcher().collection.title == "別の題"


def test_more_than_half_gone_is_taken_for_an_accident(index: Index) -> None:
    index.update(programs("防災", "観光", "福祉", "道路"))
    with pytest.raises(ShrinkRefused):
        index.update(programs("防災"))
    with pytest.raises(ShrinkRefused):
        index.update([])
    assert index.segment().programs == 4
    assert index.update(programs("防災", "観光")).records == 2
    assert index.update([], force=True).records == 0
    assert index.update(programs("防災")).added == ("p0",)


def named(names: Sequence[str], prefix: str = "") -> list[Program]:
    return [Program(f"{prefix}{n}", "区分", n, name) for n, name in enumerate(names, 1)]


def test_another_collection_is_not_published_over_the_first(index: Index) -> None:
    ours = [f"私たちの施策{n}" for n in range(20)]
    theirs = [f"となりの町の施策{n}" for n in range(20)]
    index.update(named(ours))
    with pytest.raises(OtherCollection, match="別の計画"):
        index.update(named([*theirs[:-1], "事務費"]))
    with pytest.raises(OtherCollection):
        index.update(named(theirs), full=True)
    assert [program.name for program in map(index.segment().program, range(20))] == ours
    assert index.update(named(theirs), force=True).published


def test_next_years_plan_is_the_same_collection(index: Index) -> None:
    names = [f"施策{n}" for n in range(20)]
    index.update(named(names, "2020-"))
    # Every id is another, every text, and all names but two.
    assert index.update(
        named([f"新しい{name}" for name in names[2:]] + names[:2], "2021-")
    ).published


def test_few_programs_may_all_be_others(index: Index) -> None:
    index.update(named(["朝", "昼"]))
    assert index.update(named(["夜", "夕"])).published


def test_a_damaged_index_still_says_how_much_may_not_be_lost(index: Index) -> None:
    index.update(programs("防災", "観光", "福祉", "道路"))
    path = index.segment_path() / "docs.npy"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ShrinkRefused):
        index.update(programs("防災"), full=True)
    assert index.update(programs("防災", "観光"), full=True).published


def test_an_index_of_another_version_is_not_shrunk_either(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.update(programs("防災", "観光", "福祉", "道路"))
    monkeypatch.setattr("indexer.text.analyzer.ANALYZER_VERSION", -1)
    with pytest.raises(ShrinkRefused):
        index.update(programs("防災"))
    index.segment_path().joinpath("manifest.json").unlink()
    assert index.update(programs("防災"), full=True).published


def test_a_failing_build_publishes_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.update(programs("防災"))

    def fail(*_: object) -> None:
        raise RuntimeError("phrases")

    monkeypatch.setattr("indexer.build.writing.phrases", fail)
    with pytest.raises(RuntimeError, match="phrases"):
        index.update(programs("防災", "観光"))
    assert index.segment().programs == 1
    assert not list(index.directory.glob("tmp-*"))


def test_the_same_records_give_the_same_files(tmp_path: Path) -> None:
    one, other = Index(tmp_path / "one"), Index(tmp_path / "other")
    for index in (one, other):
        index.update(programs("防災訓練", "お知らせ", "", "観光"))
    assert one.files() == other.files()


def test_an_update_takes_over_what_whoosh_opens(index: Index) -> None:
    index.update(programs("防災"))
    before = (index.segment_path() / WHOOSH_TOC).read_bytes()
    index.update(programs("防災", "観光"))
    assert (index.segment_path() / WHOOSH_TOC).read_bytes() == before
    assert open_dir(index.segment_path()).doc_count() == 2
