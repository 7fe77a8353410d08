"""The figures of programs."""

from corpus.record import Program
from indexer.targets.stated import stated


def test_each_figure_has_its_program_and_place() -> None:
    programs = [
        Program("1", "", 1, "なし"),
        Program("2", "", 2, "講座", targets="参加者数 100人、満足度 85％"),
    ]
    found = stated(programs)
    assert [(one.place, one.program.id, one.unit) for one in found] == [
        (1, "2", "人"),
        (1, "2", "%"),
    ]


def test_a_repost_is_not_counted_again() -> None:
    original = Program("1", "", 1, "講座", targets="参加者数 100人")
    repost = Program("2", "", 2, "講座", targets="参加者数 100人", repost_of="1")
    assert [one.program.id for one in stated([original, repost])] == ["1"]
