"""Programs like others."""

import pytest

from corpus import Program
from indexer import Query, Searcher


def program(id_: str, summary: str, repost_of: str | None = None) -> Program:
    return Program(id_, "区分", 1, "項目", summary, repost_of=repost_of)


@pytest.fixture(scope="module")
def small(searcher_of) -> Searcher:
    return searcher_of(
        [
            program("flood", "河川の水位を監視し、洪水の警報を住民に配信する。"),
            program("flood-again", "河川の水位を監視し、洪水の警報を住民に配信する。", "flood"),
            program("river", "河川の水位を公開し、洪水に備える住民を支援する。"),
            program("road", "道路の積雪を監視し、通行止めを公開する。"),
            program("library", "図書館の資料を貸し出す。"),
        ]
    )


def ids(programs: tuple[Program, ...]) -> list[str]:
    return [one.id for one in programs]


def test_what_shares_the_telling_words_is_alike(small: Searcher) -> None:
    # river has 河川, 水位, 洪水 and 住民; road only 監視, which alone is chance.
    assert ids(small.similar("flood")) == ["river"]


def test_a_repost_is_the_same_program(small: Searcher) -> None:
    assert ids(small.similar("flood-again")) == ["river"]
    # One of the two is enough.
    assert ids(small.similar("river")) == ["flood"]


def test_nothing_in_common_is_not_alike(small: Searcher) -> None:
    assert small.similar("library") == ()


def test_the_limit(small: Searcher) -> None:
    assert len(small.similar("river", 1)) == 1


def test_few_hits_are_filled_up_behind_the_line(small: Searcher) -> None:
    results = small.search(Query("警報"))
    assert (results.total, results.complete, results.similar) == (2, 2, 1)
    last = results.hits[-1]
    assert (last.program.id, last.partial, last.because) == ("river", True, ("似た施策",))
    assert last.score < results.hits[1].score
    assert [hit.similar for hit in results.hits] == [False, False, True]
    counted = sum(value.count for value in results.facets["department"])
    assert counted <= results.total


@pytest.mark.parametrize("text", ['"警報"', "警報 -道路"])
def test_who_asks_exactly_gets_nothing_else(small: Searcher, text: str) -> None:
    results = small.search(Query(text))
    assert results.total == results.complete == 2


def test_the_plan_has_programs_like_others(plan: Searcher) -> None:
    for one in plan.programs:
        similar = plan.similar(one.id)
        assert len(similar) <= 5
        assert one.id not in ids(similar)
    # Two systems for the same companies, described in the same words; three of the assembly.
    assert ids(plan.similar("2020-5-03"))[0] == "2020-5-04"
    assert set(ids(plan.similar("2020-5-33"))[:2]) == {"2020-5-34", "2020-5-35"}
