"""Several years, and lists of several publishers: the same pages on the cluster as on one machine.

Over three shards, where a thread that is torn apart would be counted twice.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus import Loaded, load
from corpus.joining import joined
from indexer import Query, Searcher, update_index
from indexer.cluster.asking import page_request
from indexer.cluster.asking.folding import folded, thread_of
from indexer.cluster.asking.hits import Scored
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import publish
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.locations import shipped_collection
from indexer.store.storage import Store
from tests.indexer.cluster.test_engine import check

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "tests" / "sample_years"
TEXTS = (
    "", "防災", "システム", "システム 運用", "情報 -防災", "-防災", "「システム」", "観光 OR 農業",
    "スマトーフォン", "ない言葉", "ドローン", "指標>=100人 情報", "県", "農業 ドローン",
)  # fmt: skip
YEARS = (("all",), ("2022",), ("2021", "2020"), ("2022", "2020"), ("1999",), ("2020", "1999"))


class Both(NamedTuple):
    """One collection, searched in both ways; how many of its programs were sent."""

    ours: Searcher
    theirs: Searcher
    written: int = 0


@pytest.fixture(scope="module")
def both(
    node: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Callable[[], Loaded]], Both]:
    """A function that publishes a collection once."""
    known: dict[str, Both] = {}

    def made(name: str, loaded: Callable[[], Loaded]) -> Both:
        if name not in known:
            directory = tmp_path_factory.mktemp(name)
            known[name] = published(loaded(), directory, settings_of(node, name))
        return known[name]

    return made


def settings_of(node: str, name: str) -> EngineSettings:
    return EngineSettings((node,), f"folding-{name}", shards=3, replicas=0)


def published(loaded: Loaded, directory: Path, settings: EngineSettings) -> Both:
    time.sleep(0.01)
    update_index(loaded, directory)
    generation = Store(directory).current()
    assert generation is not None
    written = publish(generation, settings).written
    segment = Segment(generation.path)
    own = Searcher(EmbeddedEngine(segment), generation.number)
    return Both(own, ClusterIndex(settings).searcher(), written)


def of_years(asked: tuple[str, ...], text: str, page: int = 1) -> Query:
    return Query(text, facets=(("年度", asked),), page=page)


@pytest.mark.parametrize("text", TEXTS)
def test_years_have_the_same_pages(
    both: Callable[[str, Callable[[], Loaded]], Both], text: str
) -> None:
    plan = both("years", lambda: load(SAMPLE))
    ours = [of_years(asked, text) for asked in YEARS]
    check(*plan[:2], [Query(text), Query(text, page=2), Query(text, each_year=True), *ours])
    check(*plan[:2], [replace(one, each_year=True) for one in ours[:3]])


@pytest.mark.parametrize("text", ["", "システム", "ドローン", "情報 システム"])
def test_filters_orders_and_later_pages_over_years(
    both: Callable[[str, Callable[[], Loaded]], Both], text: str
) -> None:
    plan = both("years", lambda: load(SAMPLE))
    departments, areas = plan.ours.collection.departments, plan.ours.collection.areas
    every = of_years(("all",), text)
    asked = [
        replace(every, departments=departments[:2]),
        replace(every, departments=departments[:3], areas=areas[:2]),
        replace(every, page=3, per_page=7),
        replace(every, page=99),
        replace(every, page=2, per_page=100),
        *[replace(every, sort=one, per_page=50) for one in ("name", "-name", "id", "-department")],
        *[replace(every, sort=one, per_page=50) for one in ("-予算", "予算", "年度", "-年度")],
    ]
    check(*plan[:2], asked)


def test_all_hits_over_years_in_the_order_of_the_pages(
    both: Callable[[str, Callable[[], Loaded]], Both], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = both("years", lambda: load(SAMPLE))
    monkeypatch.setattr("indexer.cluster.engine.AT_ONCE", 7)
    for text in ("", "システム", "ドローン", "スマトーフォン"):
        every = of_years(("all",), text)
        ours, theirs = list(plan.ours.hits(every)), list(plan.theirs.hits(every))
        assert [(h.program, h.years) for h in theirs] == [(h.program, h.years) for h in ours]
        assert any(len(hit.years) > 1 for hit in theirs)


def test_threads_that_are_looked_through_in_small_steps(
    both: Callable[[str, Callable[[], Loaded]], Both], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of which the hits stand far behind those of other years."""
    plan = both("years", lambda: load(SAMPLE))
    monkeypatch.setattr(page_request, "_LEAST_FOLDED", 1)
    monkeypatch.setattr(page_request, "MOST_AT_ONCE", 5)
    check(
        *plan[:2], [of_years(("all",), text, page=n) for text in ("", "システム") for n in (1, 4)]
    )


def publishers() -> Loaded:
    """The shipped plan, grants, and the newest year of the sample: one list of three bodies."""
    folders = (shipped_collection(), ROOT / "corpus" / "sample_grants", SAMPLE)
    return joined([load(one) for one in folders], ["plan", "grants", "years"])


@pytest.mark.parametrize(
    "text", ["", "防災", "補助金", "情報 システム", "福島県", "ない言葉", "農業"]
)
def test_several_publishers_have_the_same_pages(
    both: Callable[[str, Callable[[], Loaded]], Both], text: str
) -> None:
    site = both("publishers", publishers)
    known = [value.value for value in site.ours.search(Query("")).facets["自治体"]]
    assert len(known) > 1
    chosen = [(("自治体", (one,)),) for one in known]
    years = [(("年度", (one,)),) for one in ("2020", "2022", "all")]
    asked = [Query(text, facets=one) for one in (*chosen, *years)]
    check(*site[:2], [Query(text), Query(text, page=2), *asked])


def test_a_thread_shows_its_first_complete_program() -> None:
    def row(number: int, thread: int, complete: bool, alike: bool = False) -> Scored:
        return Scored({"_id": f"{number}", "fields": {"thread": [thread]}}, 1.0, complete, alike)

    rows = [row(4, 1, True), row(1, 1, False), row(2, 2, False), row(3, 2, False, True)]
    assert [one.number for one in folded(rows)] == [4, 2]
    assert thread_of(rows[0].hit) == 1


def test_a_year_that_is_added_sends_what_has_other_years_now(
    settings: EngineSettings, tmp_path: Path
) -> None:
    """Programs that go on get another year, and stay in the shard of their thread."""
    own = replace(settings, shards=3, replicas=0)
    whole = load(SAMPLE)
    older = tuple(p for p in whole.programs if p.text_of("年度") != "2022")
    first = replace(whole, programs=older, collection=replace(whole.collection, years=(2021, 2020)))
    for loaded in (first, whole, first):
        pair = published(loaded, tmp_path / "index", own)
        check(*pair[:2], [of_years(("all",), text) for text in ("", "システム", "防災")])
        assert len(pair.theirs.programs) == len(loaded.programs)


def test_programs_of_a_thread_that_change_or_go_leave_nothing_behind(
    settings: EngineSettings, tmp_path: Path
) -> None:
    own = replace(settings, shards=3, replicas=0)
    whole = load(SAMPLE)
    every = published(whole, tmp_path / "index", own)
    assert every.written == len(whole.programs)
    long = [h.program for h in every.ours.hits(of_years(("all",), "")) if len(h.years) > 2]
    # Texts change places and an id is another: the average lengths stay what they are.
    one, other, renamed = long[3:6]
    others = {
        one.id: replace(one, summary=other.summary),
        other.id: replace(other, summary=one.summary),
        renamed.id: replace(renamed, id=f"{renamed.id}a"),
    }
    programs = tuple(others.get(p.id, p) for p in whole.programs)
    pair = published(replace(whole, programs=programs), tmp_path / "index", own)
    # These, and the other years of the one whose id those name.
    assert len(others) < pair.written < 10
    check(*pair[:2], [of_years(("all",), text) for text in ("", "防災", "システム")])
    assert len(pair.theirs.programs) == len(programs)
