"""An update writes what changed, and its index answers as one that was written whole."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Program
from indexer import Query, Searcher
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import Outcome, publish
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.store.storage import Generation, Store

COUNT = 400
WORDS = ("防災", "訓練", "観光", "案内", "道路", "河川", "情報", "農業", "支援", "教育")
QUERIES = ("", "防災", "防災 訓練", "観光案内", "情報 -農業", "新設", "ない言葉")


def programs() -> list[Program]:
    chosen = random.Random(22)
    names = ["".join(chosen.sample(WORDS, 3)) for _ in range(COUNT)]
    return [Program(f"p{n}", "", n, name, f"{name}の事業") for n, name in enumerate(names)]


def generation(build: Callable[..., Path], some: list[Program]) -> Generation:
    time.sleep(0.01)
    found = Store(build(some)).current()
    assert found is not None
    return found


def check(settings: EngineSettings, own: Generation) -> None:
    theirs = ClusterIndex(settings).searcher()
    ours = Searcher(EmbeddedEngine(Segment(own.path)), own.number)
    for text in QUERIES:
        for page in (1, 2):
            query = Query(text, page=page)
            one, other = ours.search(query), theirs.search(query)
            assert (one.total, one.complete) == (other.total, other.complete), query
            assert [h.program for h in one.hits] == [h.program for h in other.hits], query
    assert list(theirs.programs) == list(ours.programs)
    assert list(theirs.programs[3:9]) == list(ours.programs[3:9])


@pytest.fixture
def published(
    settings: EngineSettings, build_small: Callable[..., Path]
) -> Callable[[list[Program]], Outcome]:
    """Publishes programs, and compares what is found then with the embedded engine."""

    def publish_and_check(some: list[Program]) -> Outcome:
        own = generation(build_small, some)
        outcome = publish(own, settings)
        check(settings, own)
        return outcome

    return publish_and_check


def test_only_what_changed_is_written(published: Callable[[list[Program]], Outcome]) -> None:
    plan = programs()
    assert published(plan).written == COUNT
    # As long as before, so that no average moves.
    changed = [*plan]
    changed[7] = Program("p7", "", 7, plan[8].name, plan[8].summary)
    changed[9] = Program("p9", "", 9, plan[7].name, plan[7].summary)
    assert published(changed).written == 2
    # One goes, one comes, and one moves.
    moved = [*changed[:20], *changed[21:300], Program("n0", "", 0, plan[20].name, plan[20].summary)]
    moved += [*changed[301:], changed[300]]
    outcome = published(moved)
    assert (outcome.programs, outcome.written) == (COUNT, 2)
    # Back at once: the index before the last one has what was taken out.
    assert published(plan).written == 4


def test_where_lengths_or_lists_changed_everything_is_written(
    published: Callable[[list[Program]], Outcome],
) -> None:
    plan = programs()
    published(plan)
    longer = [*plan, Program("n0", "", 0, "新設", "とても長い説明のある事業" * 20)]
    assert published(longer).written == COUNT + 1
    elsewhere = [*longer[:-1], replace(longer[-1], area="会津")]
    assert published(elsewhere).written == COUNT + 1
