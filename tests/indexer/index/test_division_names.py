"""Divisions of one name in several departments are several divisions."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer import Query
from indexer.index.division_names import SEPARATOR, division_names, meant

PAIRS = [("内閣府", "大臣官房"), ("法務省", "大臣官房"), ("法務省", "民事局"), ("", "事務局")]
NAMES = st.text(alphabet="省局課", min_size=1, max_size=2)


def test_a_name_that_two_departments_have_has_the_department_before_it() -> None:
    assert [*division_names(PAIRS).values()] == [
        "内閣府 › 大臣官房",
        "法務省 › 大臣官房",
        "民事局",
        "事務局",
    ]


def test_a_name_alone_means_all_of_them() -> None:
    known = tuple(division_names(PAIRS).values())
    assert meant(["大臣官房"], known) == ("内閣府 › 大臣官房", "法務省 › 大臣官房")
    assert meant(["法務省 › 大臣官房", "民事局"], known) == ("法務省 › 大臣官房", "民事局")
    assert meant(["ない課"], known) == ("ない課",)


@given(st.lists(st.tuples(NAMES | st.just(""), NAMES), max_size=12))
def test_every_division_has_a_name_of_its_own(pairs: list[tuple[str, str]]) -> None:
    named = division_names(pairs)
    assert set(named) == set(pairs)
    of_departments = [name for (department, _), name in named.items() if department]
    assert len(set(of_departments)) == len(of_departments)
    for (_, division), name in named.items():
        assert name == division or name.endswith(SEPARATOR + division)


def test_facets_filters_and_counts_keep_them_apart(searcher_of) -> None:
    searcher = searcher_of(
        [
            Program("a", "", 1, "研修", department="内閣府", divisions=("大臣官房",)),
            Program("b", "", 2, "研修", department="法務省", divisions=("大臣官房", "民事局")),
            Program("c", "", 3, "研修", department="法務省", divisions=("民事局",)),
        ]
    )

    def counts(*divisions: str) -> dict[str, tuple[int, bool]]:
        facet = searcher.search(Query("研修", divisions=divisions)).facets["division"]
        return {one.value: (one.count, one.selected) for one in facet}

    def ids(*divisions: str) -> list[str]:
        hits = searcher.search(Query(divisions=divisions, sort="plan")).hits
        return [hit.program.id for hit in hits]

    assert counts() == {
        "内閣府 › 大臣官房": (1, False),
        "法務省 › 大臣官房": (1, False),
        "民事局": (2, False),
    }
    assert ids("法務省 › 大臣官房") == ["b"]
    assert ids("大臣官房") == ["a", "b"]
    assert counts("大臣官房")["内閣府 › 大臣官房"] == (1, True)
    assert counts("ない課")["ない課"] == (0, True)
