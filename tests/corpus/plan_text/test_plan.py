"""A plan's programs are its rows in their order."""

from corpus.plan_text.plan import Area, Plan, PlanRow
from corpus.record import Program


def test_programs_come_in_the_order_of_the_rows() -> None:
    programs = [Program(f"2020-1-0{number}", "防災", number, "訓練") for number in (2, 1, 3)]
    rows = tuple(PlanRow(one, line, line) for line, one in enumerate(programs, start=1))
    plan = Plan(2020, (Area("防災", ""),), rows, ())
    assert list(plan.programs) == programs
