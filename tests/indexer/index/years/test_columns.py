"""The years of programs as arrays say what the threads say."""

import pytest

from corpus import Link, Threads, load, year_of_program
from indexer.index.years.columns import year_columns
from indexer.locations import shipped_collection
from tests.indexer.linking.generator import pair_of_years

PLAN = load(shipped_collection()).programs


def test_a_collection_of_one_year_has_none() -> None:
    columns = year_columns(PLAN, (), ())
    assert (columns.year.shape, columns.head.shape, columns.link.shape) == ((0,), (0,), (0, 2))


@pytest.mark.parametrize("seed", [3, 4])
def test_heads_and_links_are_those_of_the_threads(seed: int) -> None:
    pair = pair_of_years(PLAN, seed)
    programs = (*pair.after, *pair.before)
    said = [Link(*one, "staff") for one in sorted(pair.truth)]
    columns, threads = year_columns(programs, (2021, 2020), said), Threads(programs, said)
    heads = threads.heads()
    assert [programs[head].id for head in columns.head] == [heads[one.id] for one in programs]
    assert columns.year.tolist() == [year_of_program(one) for one in programs]
    assert {(programs[a].id, programs[b].id) for a, b in columns.link} == {
        (one.before, one.after) for one in threads.links
    }
