"""Updates, rollback and watching hold with years."""

import shutil
from pathlib import Path

import pytest

from corpus import Program, load
from indexer import LiveIndex, Query, update_index
from indexer.commands.watch import Watch
from indexer.store.storage import Store

SAMPLE = Path(__file__).parents[2] / "sample_years"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The first two years of the sample."""
    shutil.copytree(SAMPLE, tmp_path / "plan", ignore=shutil.ignore_patterns("2022", "*.py"))
    return tmp_path / "plan"


def years(index: Path) -> tuple[int, ...]:
    return LiveIndex(index).searcher().collection.years


def newest(index: Path) -> Program:
    return LiveIndex(index).searcher().search(Query("防災", per_page=1)).hits[0].program


def test_a_year_is_added_analysing_only_that(plan: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    update_index(load(plan), index)
    assert newest(index).text_of("年度") == "2021"
    shutil.copytree(SAMPLE / "2022", plan / "2022")
    update = update_index(load(plan), index)
    added = {p.id for p in load(plan).programs if p.text_of("年度") == "2022"}
    assert set(update.added) == added
    assert (update.changed, update.removed, update.rebuilt) == ((), (), None)
    assert newest(index).text_of("年度") == "2022"


def test_an_update_is_what_a_full_build_gives(plan: Path, tmp_path: Path) -> None:
    update_index(load(plan), tmp_path / "index")
    shutil.copytree(SAMPLE / "2022", plan / "2022")
    update_index(load(plan), tmp_path / "index")
    update_index(load(plan), tmp_path / "full")
    everything = Query("システム", facets=(("年度", ("all",)),), per_page=100)
    one, other = (
        LiveIndex(tmp_path / name).searcher().search(everything) for name in ("index", "full")
    )
    assert [(h.program, h.years, h.score) for h in one.hits] == [
        (h.program, h.years, h.score) for h in other.hits
    ]


def test_an_answer_of_staff_is_published(plan: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    update_index(load(plan), index)
    (plan / "links.csv").unlink()
    assert update_index(load(plan), index).published
    assert LiveIndex(index).searcher().collection.links == ()


def test_rollback_takes_a_year_back(plan: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    update_index(load(plan), index)
    shutil.copytree(SAMPLE / "2022", plan / "2022")
    update_index(load(plan), index)
    assert years(index) == (2022, 2021, 2020)
    Store(index).rollback()
    assert years(index) == (2021, 2020)


def test_what_is_saved_in_a_years_folder_is_noticed(plan: Path) -> None:
    watch = Watch(plan)
    table = plan / "2021" / "programs.csv"
    table.write_bytes(table.read_bytes() + b"\r\n")
    assert not watch.changed()  # left to come to rest
    assert watch.changed()
