"""Certain links, threads, and a year against another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import Comparison, Link, Program, Threads, states_between, told_fields
from corpus.years.certain_links import certain_links


def program(year: int, number: int, name: str, department: str = "総務部", **more: str) -> Program:
    return Program(
        f"{year}-1-{number:02}", "くらし", number, name, department=department,
        extra=(("年度", str(year)),), **more,
    )  # fmt: skip


OLD = [
    program(2020, 1, "防災メール", summary="メールで知らせる。"),
    program(2020, 2, "ごみアプリ"),
    program(2020, 3, "広報紙", "企画部"),
    program(2020, 4, "相談"),
]
NEW = [
    program(2021, 7, "防災メール", summary="メールで早く知らせる。"),
    program(2021, 1, "ごみ分別アプリ"),
    program(2021, 2, "広報紙", "総務部"),
    program(2021, 3, "見守り"),
]


def test_one_name_within_a_department_is_certain_whatever_the_number() -> None:
    assert certain_links(OLD, NEW) == (Link("2020-1-01", "2021-1-07", "name"),)


def test_an_id_of_the_bodys_own_is_certain_a_made_one_is_not() -> None:
    own = [replace(OLD[1], id="2020-SV12")], [replace(NEW[1], id="2021-SV12")]
    assert certain_links(*own) == (Link("2020-SV12", "2021-SV12", "id"),)
    made = [replace(OLD[1], id="2020-1-02")], [replace(NEW[3], id="2021-1-02")]
    assert certain_links(*made) == ()


def test_two_of_one_name_are_told_apart_by_division_or_not_at_all() -> None:
    def pair(year: int, *divisions: str) -> list[Program]:
        return [
            replace(program(year, n, "事務費"), divisions=(one,)) for n, one in enumerate(divisions)
        ]

    told = certain_links(pair(2020, "人事課", "財政課"), pair(2021, "財政課", "人事課"))
    assert {(one.before[-2:], one.after[-2:]) for one in told} == {("00", "01"), ("01", "00")}
    assert certain_links(pair(2020, "課", "課"), pair(2021, "課", "課")) == ()


def test_what_staff_confirm_holds_and_what_nobody_confirmed_does_not() -> None:
    said = [
        Link("2020-1-02", "2021-1-01", "staff", 1.0),
        Link("2020-1-03", "2021-1-02", "proposed", 0.9),
    ]
    threads = Threads([*OLD, *NEW], said)
    assert [p.id for p in threads.thread("2021-1-01")] == ["2020-1-02", "2021-1-01"]
    assert [p.id for p in threads.thread("2021-1-02")] == ["2021-1-02"]
    assert threads.is_open("2020-1-03")
    denied = Threads([*OLD, *NEW], [Link("2020-1-01", "2021-1-07", "staff", 0.0)])
    assert not denied.links


def test_a_split_and_a_merge() -> None:
    said = [
        Link("2020-1-02", "2021-1-01", "staff"),
        Link("2020-1-02", "2021-1-03", "staff"),
        Link("2020-1-04", "2021-1-03", "staff"),
    ]
    threads = Threads([*OLD, *NEW], said)
    compared = Comparison(threads, 2020, 2021)
    states = {
        (one.before.id, one.after.id): one.states
        for one in compared.steps
        if one.before and one.after
    }
    assert states["2020-1-02", "2021-1-01"] == ("分割", "名称変更")
    assert states["2020-1-02", "2021-1-03"] == ("分割", "統合", "名称変更")
    assert threads.heads()["2020-1-02"] == "2021-1-01"


def test_states() -> None:
    threads = Threads([*OLD, *NEW], [Link("2020-1-03", "2021-1-02", "staff")])
    compared = Comparison(threads, 2020, 2021)
    by_id = {one.program.id: one.states for one in compared.steps}
    assert by_id == {
        "2021-1-07": ("変更",),
        "2021-1-01": ("新規",),
        "2021-1-02": ("移管",),
        "2021-1-03": ("新規",),
        "2020-1-02": ("終了",),
        "2020-1-04": ("終了",),
    }
    [change] = told_fields(OLD[0], NEW[0])
    assert change.column == "取組概要"
    assert states_between(OLD[1], replace(OLD[1], id="x", number=9), threads) == ("継続",)


def test_nothing_is_said_of_what_is_not_confirmed() -> None:
    said = [Link("2020-1-02", "2021-1-01", "proposed", 0.8)]
    compared = Comparison(Threads([*OLD, *NEW], said), 2020, 2021)
    by_id = {one.program.id: one.states for one in compared.steps}
    assert by_id["2021-1-01"] == by_id["2020-1-02"] == ("確認中",)
    assert (compared.totals["確認中"], compared.open_pairs) == (2, 1)


def test_what_was_proposed_and_is_certain_waits_for_nobody() -> None:
    """links.csv is from before a table had what makes the link certain."""
    threads = Threads([*OLD, *NEW], [Link("2020-1-01", "2021-1-07", "proposed", 0.9)])
    assert threads.proposed == ()
    assert not threads.is_open("2021-1-07")


def test_years_that_are_not_beside_each_other() -> None:
    later = [replace(program(2022, 5, "防災メール"), summary="アプリでも知らせる。")]
    compared = Comparison(Threads([*OLD, *NEW, *later]), 2020, 2022)
    [step] = [one for one in compared.steps if one.after]
    assert step.before
    assert step.before.id == "2020-1-01"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_every_program_stands_in_a_comparison_and_in_its_thread(
    pairs: list[tuple[int, int]],
) -> None:
    said = [Link(OLD[a].id, NEW[b].id, "staff") for a, b in set(pairs)]
    threads = Threads([*OLD, *NEW], said)
    compared = Comparison(threads, 2020, 2021)
    told = {p.id for one in compared.steps for p in (one.before, one.after) if p}
    assert told == {p.id for p in (*OLD, *NEW)}
    assert all(p in threads.thread(p.id) for p in (*OLD, *NEW))
    heads = threads.heads()
    assert all(heads[heads[p.id]] == heads[p.id] for p in (*OLD, *NEW))
