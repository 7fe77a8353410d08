"""The figures of programs, and the units that compare."""

from corpus.record import Program
from indexer.targets.stated import stated
from indexer.targets.units import unit_key


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


def test_units_that_say_the_same() -> None:
    assert unit_key("名") == unit_key("人") == "人"
    assert unit_key("％") == unit_key("パーセント") == unit_key("%") == "%"
    assert unit_key("箇所") == unit_key("ヶ所") == unit_key("か所")
    assert unit_key("件") == "件"
    assert unit_key("") == ""
