"""Programs by id, by place, and by what connects them."""

from corpus import Program
from indexer import Searcher


def test_the_plan_in_its_order(plan: Searcher) -> None:
    ids = [program.id for program in plan.programs]
    assert len(ids) == len(set(ids)) == 110
    assert ids == sorted(ids)


def test_by_id(plan: Searcher) -> None:
    program = plan.program("2020-2-07")
    assert program is not None
    assert program.name == "防災事務連絡システム"
    for unknown in ("", "2020-2-7", "2020-9-99", "\x00"):
        assert plan.program(unknown) is None
        assert plan.neighbours(unknown) == (None, None)
        assert plan.reposts(unknown) == ()
        assert plan.similar(unknown) == ()


def test_neighbours_end_with_the_plan(plan: Searcher) -> None:
    first, second = plan.programs[:2]
    assert plan.neighbours(first.id) == (None, second)
    assert plan.neighbours(second.id) == (first, plan.programs[2])
    assert plan.neighbours("2020-5-37") == (plan.program("2020-5-36"), None)


def test_reposts_and_their_originals(plan: Searcher) -> None:
    reposts = {p.id: [one.id for one in plan.reposts(p.id)] for p in plan.programs}
    assert {id_: found for id_, found in reposts.items() if found} == {
        "2020-1-07": ["2020-3-01"],
        "2020-4-02": ["2020-5-15"],
    }


def test_no_programs(searcher_of) -> None:
    empty = searcher_of([])
    assert list(empty.programs) == []
    assert empty.program("a") is None
    assert empty.neighbours("a") == (None, None)


def test_one_program_has_no_neighbours(searcher_of) -> None:
    one = searcher_of([Program("a", "区分", 1, "項目")])
    assert one.neighbours("a") == (None, None)
    assert one.similar("a") == ()
