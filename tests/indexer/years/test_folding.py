"""A search over years: the newest unless another is asked for, a program once over all."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Link, Loaded, Program, Threads, load, year_of_program
from corpus.years.tables import YEAR_COLUMN
from indexer import LiveIndex, Query, generation_directory, update_index
from indexer.index.segment import Segment
from indexer.locations import shipped_collection
from indexer.query.query import Query as AnyQuery
from indexer.search import Searcher
from indexer.years.asked import ALL, in_years, is_folded
from indexer.years.folding import Folding
from tests.indexer.linking.generator import pair_of_years

ALL_YEARS = (("年度", (ALL,)),)
PLAN = load(shipped_collection())
PAIR = pair_of_years(PLAN.programs, 7)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return built(tmp_path_factory.mktemp("years"), (*PAIR.after, *PAIR.before))


def built(directory: Path, programs: tuple[Program, ...]) -> Searcher:
    collection = replace(PLAN.collection, columns=(YEAR_COLUMN,), years=(2021, 2020))
    update_index(Loaded(collection, programs, PLAN.synonyms, ()), directory)
    return LiveIndex(directory).searcher()


def everything(searcher: Searcher, query: AnyQuery) -> list[Program]:
    found = searcher.search(replace(query, per_page=100))
    pages = [searcher.search(replace(query, per_page=100, page=2)), found]
    return [hit.program for page in reversed(pages) for hit in page.hits]


def test_what_a_query_means() -> None:
    assert in_years(Query("a"), ()) == Query("a")
    assert in_years(Query("a"), (2021, 2020)).facets == (("年度", ("2021",)),)
    asked = Query("a", facets=(("年度", ("2020",)),))
    assert in_years(asked, (2021, 2020)) == asked
    assert in_years(Query("a", facets=ALL_YEARS), (2021, 2020)).facets == ()
    assert not is_folded(asked)
    assert is_folded(Query("a"))
    assert not is_folded(Query("a", each_year=True))


def test_the_newest_year_is_meant(searcher: Searcher) -> None:
    for words in ("", "防災", "システム"):
        found = searcher.search(Query(words, per_page=100))
        assert found.total
        assert {hit.program.text_of("年度") for hit in found.hits} == {"2021"}
        assert {v.value for v in found.facets["年度"]} == {"2021", "2020"}


def test_over_all_years_a_thread_is_one_hit_with_its_years(searcher: Searcher) -> None:
    found = searcher.search(Query("システム", facets=ALL_YEARS, per_page=100))
    both = [hit for hit in found.hits if len(hit.years) > 1]
    assert both
    shown = {hit.program.id for hit in found.hits}
    for hit in both:
        assert [one.year for one in hit.years] == sorted((o.year for o in hit.years), reverse=True)
        assert len(shown & {one.id for one in hit.years}) == 1


def test_facets_count_what_one_gets(searcher: Searcher) -> None:
    everywhere = Query("システム", facets=ALL_YEARS)
    found = searcher.search(everywhere)
    for value in found.facets["department"]:
        narrowed = searcher.search(replace(everywhere, departments=(value.value,)))
        assert narrowed.total == value.count, value
    for value in found.facets["年度"]:
        one = searcher.search(Query("システム", facets=(("年度", (value.value,)),)))
        assert one.total == value.count, value


def test_each_year_for_an_export(searcher: Searcher) -> None:
    found = searcher.search(Query(facets=ALL_YEARS, each_year=True))
    assert found.total == len(PAIR.before) + len(PAIR.after)


def test_what_is_around_a_program_is_of_its_year(searcher: Searcher) -> None:
    for program in (PAIR.before[0], PAIR.before[-1], PAIR.after[-1]):
        year = program.text_of("年度")
        around = [*searcher.neighbours(program.id), *searcher.similar(program.id)]
        assert {one.text_of("年度") for one in around if one} <= {year}


def test_one_year_answers_as_before(tmp_path: Path) -> None:
    update_index(PLAN, tmp_path / "plain")
    plain = LiveIndex(tmp_path / "plain").searcher()
    assert plain.collection.years == ()
    for words in ("", "防災", "子ども 相談"):
        found = plain.search(Query(words))
        assert all(hit.years == () for hit in found.hits)
        assert "年度" not in found.facets


def test_the_years_of_a_hit_are_those_of_its_thread(tmp_path: Path) -> None:
    pair = pair_of_years(PLAN.programs, 9)
    programs = (*pair.after, *pair.before)
    links = tuple(Link(*one, "staff") for one in sorted(pair.truth))
    collection = replace(PLAN.collection, columns=(YEAR_COLUMN,), years=(2021, 2020), links=links)
    update_index(Loaded(collection, programs, (), ()), tmp_path)
    folding = Folding.of(Segment(generation_directory(tmp_path)))
    assert folding
    threads = Threads(programs, links)
    assert any(len(threads.after(one.id)) > 1 for one in programs)
    for place, program in enumerate(programs):
        thread = [(year_of_program(one), one.id) for one in threads.thread(program.id)]
        found = [(one.year, one.id) for one in folding.years(place)]
        assert found == sorted(thread, reverse=True)
