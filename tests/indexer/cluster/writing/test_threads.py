"""Threads of a generation: one number over the years, and digests that change with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus import Program, load
from indexer import update_index
from indexer.cluster.mapping import THREAD, YEARS
from indexer.cluster.thread_of_years import years_in
from indexer.cluster.writing.threads import Threads
from indexer.index.segment import Segment
from indexer.store.storage import Store

SAMPLE = Path(__file__).parents[3] / "sample_years"


def segment(directory: Path, years: tuple[int, ...]) -> Segment:
    loaded = load(SAMPLE)
    programs = tuple(p for p in loaded.programs if int(p.text_of("年度")) in years)
    collection = replace(loaded.collection, years=years)
    update_index(replace(loaded, programs=programs, collection=collection), directory)
    found = Store(directory).current()
    assert found is not None
    return Segment(found.path)


def test_a_thread_keeps_its_number_when_a_year_is_added(tmp_path: Path) -> None:
    two = segment(tmp_path / "two", (2021, 2020))
    three = segment(tmp_path / "three", (2022, 2021, 2020))
    before, after = Threads(two), Threads(three)
    known = {before.of(number)[THREAD] for number in range(two.programs)}
    longer = same = 0
    for number in range(two.programs):
        own = before.of(number)
        place = three.ids[two.program(number).id]
        now = after.of(place)
        # Threads that were merged have the number of one of them.
        assert now[THREAD] in known
        same += now[THREAD] == own[THREAD]
        more = len(years_in(now[YEARS])) > len(years_in(own[YEARS]))
        changed = after.digests()[place] != before.digests()[number]
        assert changed == (more or now[THREAD] != own[THREAD])
        longer += more
    assert 0 < longer < two.programs
    assert same > 0.9 * two.programs


def test_programs_of_one_thread_say_the_same_years(tmp_path: Path) -> None:
    whole = segment(tmp_path, (2022, 2021, 2020))
    threads = Threads(whole)
    linked = 0
    for number in range(whole.programs):
        own = threads.of(number)
        for one in years_in(own[YEARS]):
            other = threads.of(whole.ids[one.id])
            # What was split goes on in the thread of its first part.
            linked += other[THREAD] == own[THREAD] and one.id != whole.program(number).id
    assert linked > whole.programs / 2


def test_a_collection_of_one_year_has_none(build_small: Callable[..., Path]) -> None:
    generation = Store(build_small([Program("1", "", 1, "名", "文")])).current()
    assert generation is not None
    own = Segment(generation.path)
    assert Threads(own).of(0) == {}
    assert Threads(own).digests() == own.digests()
