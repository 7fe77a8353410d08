"""A year against another: every program of both in one step, with what happened to it."""

from collections import Counter
from dataclasses import replace

from corpus import columns
from corpus.record import Program
from corpus.years.changes import Comparison, Step, told_fields
from corpus.years.link import Link
from corpus.years.threads import Threads


def _program(
    year: int, key: str, name: str = "", department: str = "総務部", summary: str = ""
) -> Program:
    return Program(
        f"{year}-{key}",
        "",
        None,
        name or key,
        summary,
        department=department,
        extra=((columns.YEAR, f"{year}"),),
    )


def _states(before: list[Program], after: list[Program], *said: Link) -> dict[str, tuple[str, ...]]:
    comparison = Comparison(Threads([*before, *after], said), 2020, 2021)
    return {step.program.id: step.states for step in comparison.steps}


def test_each_program_has_what_happened_to_it() -> None:
    before = [_program(2020, key) for key in ("a", "b", "c", "d", "e")]
    after = [
        _program(2021, "a"),
        _program(2021, "b", name="新b"),
        _program(2021, "c", department="土木部"),
        _program(2021, "d", summary="変える。"),
        _program(2021, "f"),
    ]
    assert _states(before, after) == {
        "2021-a": ("継続",),
        "2021-b": ("名称変更",),
        "2021-c": ("移管",),
        "2021-d": ("変更",),
        "2021-f": ("新規",),
        "2020-e": ("終了",),
    }


def test_what_staff_split_and_merge_is_told_as_such() -> None:
    split = [Link("2020-a", "2021-x", "staff"), Link("2020-a", "2021-y", "staff")]
    found = _states([_program(2020, "a")], [_program(2021, "x"), _program(2021, "y")], *split)
    assert all("分割" in states for states in found.values())
    merged = [Link("2020-a", "2021-x", "staff"), Link("2020-b", "2021-x", "staff")]
    found = _states([_program(2020, "a"), _program(2020, "b")], [_program(2021, "x")], *merged)
    assert "統合" in found["2021-x"]


def test_what_is_only_proposed_is_neither_new_nor_ended() -> None:
    proposed = Link("2020-a", "2021-x", "proposed", 0.7)
    found = _states([_program(2020, "a")], [_program(2021, "x")], proposed)
    assert set(found.values()) == {("確認中",)}


def test_counts_add_up_to_the_totals() -> None:
    before = [_program(2020, "a"), _program(2020, "b", department="土木部")]
    after = [_program(2021, "a"), replace(_program(2021, "c"), repost_of="2021-a")]
    comparison = Comparison(Threads([*before, *after]), 2020, 2021)
    counts = comparison.counts(lambda program: program.department)
    assert counts == {"総務部": Counter({"継続": 1}), "土木部": Counter({"終了": 1})}
    assert comparison.totals == Counter({"継続": 1, "終了": 1})


def test_what_was_merged_counts_once() -> None:
    before = [_program(2020, key) for key in ("a", "b", "c")]
    after = [_program(2021, "x"), _program(2021, "c")]
    merged = [Link(f"2020-{key}", "2021-x", "staff") for key in ("a", "b")]
    comparison = Comparison(Threads([*before, *after], merged), 2020, 2021)
    assert len(comparison.steps) == 3
    assert comparison.totals == Counter({"統合": 1, "名称変更": 1, "継続": 1})
    assert comparison.counts(lambda program: "") == {"": comparison.totals}
    assert [program.id for program, _ in comparison.programs] == ["2021-x", "2021-c"]


def test_numbers_and_marks_change_by_themselves() -> None:
    before = _program(2020, "a")
    after = replace(_program(2021, "a", summary="別"), number=9, is_new=True)
    assert [one.column for one in told_fields(before, after)] == [columns.SUMMARY]
    assert [one.column for one in Step(before, after, ()).fields] == [columns.SUMMARY]
    assert Step(None, after, ()).fields == ()
