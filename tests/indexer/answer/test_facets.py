"""Facets against counting by hand."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer import Query, Searcher
from indexer.answer.facets import NEW, Facets
from indexer.answer.results import FACET_NAMES, FacetName
from indexer.index.division_names import division_names, meant
from indexer.index.facet_columns import facet_columns

DEPARTMENTS = ("総務部", "企画調整部", "農林水産部")
AREAS = ("復興", "安全")
DIVISIONS = ("甲課", "乙課", "丙課", "丁課")

PROGRAMS = st.lists(
    st.builds(
        Program,
        id=st.just(""),
        area=st.sampled_from((*AREAS, "")),
        number=st.none(),
        name=st.just(""),
        department=st.sampled_from((*DEPARTMENTS, "")),
        divisions=st.lists(st.sampled_from(DIVISIONS), max_size=3).map(tuple),
        is_new=st.booleans(),
    ),
    max_size=12,
)


def chosen_from(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from((*values, "知らない値")), max_size=2).map(tuple)


QUERIES = st.builds(
    Query,
    departments=chosen_from(DEPARTMENTS),
    divisions=chosen_from(DIVISIONS),
    areas=chosen_from(AREAS),
    new_only=st.booleans(),
)

Values = Callable[[FacetName, Program], tuple[str, ...]]


def values_among(programs: Sequence[Program]) -> Values:
    """The values of a facet that a program has; a division may be called by its department, too."""
    named = division_names((one.department, name) for one in programs for name in one.divisions)

    def values(name: FacetName, program: Program) -> tuple[str, ...]:
        return {
            "department": (program.department,),
            "division": tuple(named[program.department, one] for one in program.divisions),
            "area": (program.area,),
            "new": (NEW,) if program.is_new else (),
        }[name]

    return values


def selection(query: Query, divisions: Sequence[str]) -> dict[FacetName, tuple[str, ...]]:
    return {
        "department": query.departments,
        "division": meant(query.divisions, divisions),
        "area": query.areas,
        "new": (NEW,) if query.new_only else (),
    }


@given(programs=PROGRAMS, query=QUERIES, data=st.data())
def test_filters_and_counts_are_those_of_a_naive_count(
    programs: list[Program], query: Query, data: st.DataObject
) -> None:
    found = sorted(data.draw(st.sets(st.integers(0, len(programs) - 1)))) if programs else []
    docs = np.array(found, np.int64)
    facets = Facets(facet_columns(programs, DEPARTMENTS, AREAS))
    values_of = values_among(programs)
    divisions = {value for program in programs for value in values_of("division", program)}
    chosen = selection(query, sorted(divisions))

    def passes(program: Program, but: FacetName | None = None) -> bool:
        return all(
            not wanted or name == but or set(wanted) & set(values_of(name, program))
            for name, wanted in chosen.items()
        )

    masks = facets.masks(query)
    assert facets.allowed(docs, masks).tolist() == [n for n in found if passes(programs[n])]
    counted = facets.count(docs, masks, query)
    assert tuple(counted) == FACET_NAMES
    for name, values in counted.items():
        others = [programs[n] for n in found if passes(programs[n], but=name)]
        selected = chosen[name]
        counts = {value.value: value.count for value in values}
        assert len(counts) == len(values), "a value stands there twice"
        assert {value.value for value in values if value.selected} == set(selected)
        for value, count in counts.items():
            assert count == sum(value in values_of(name, program) for program in others)
            assert count or value in selected
        present = {value for program in others for value in values_of(name, program) if value}
        assert present <= set(counts)


def test_values_stand_in_the_order_of_the_collection() -> None:
    programs = [
        Program("a", "安全", 1, "", department="農林水産部", divisions=("丙課", "甲課")),
        Program("b", "復興", 2, "", department="総務部", divisions=("乙課",)),
    ]
    facets = Facets(facet_columns(programs, DEPARTMENTS, AREAS))
    counted = facets.count(np.arange(2), {}, Query())
    assert [value.value for value in counted["department"]] == ["総務部", "農林水産部"]
    assert [value.value for value in counted["area"]] == list(AREAS)
    # Divisions follow their departments, then the order in which they appear.
    assert [value.value for value in counted["division"]] == ["乙課", "丙課", "甲課"]
    assert not counted["new"]


@pytest.mark.parametrize("text", ["", "システム", "-システム", "宇宙旅行"])
def test_facets_of_the_plan(plan: Searcher, text: str) -> None:
    hits = plan.search(Query(text, per_page=1000)).hits
    results = plan.search(Query(text, departments=("企画調整部", "総務部"), per_page=1000))
    by_department = {value.value: value for value in results.facets["department"]}
    for name in ("企画調整部", "総務部"):
        count = sum(hit.program.department == name for hit in hits)
        assert by_department[name].selected
        assert by_department[name].count == count
    assert results.total == sum(by_department[n].count for n in ("企画調整部", "総務部"))
    # Another department can still be added: its count ignores the selection.
    assert sum(value.count for value in by_department.values()) == len(hits)
    assert sum(value.count for value in results.facets["area"]) == results.total


def test_an_unknown_value_has_no_hits_and_stays(plan: Searcher) -> None:
    results = plan.search(Query(departments=("どこでもない部",)))
    assert results.total == 0
    (unknown,) = (value for value in results.facets["department"] if value.selected)
    assert (unknown.value, unknown.count) == ("どこでもない部", 0)
    assert len(results.facets["department"]) == 15
