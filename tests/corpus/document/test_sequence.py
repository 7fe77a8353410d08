"""Numbers of programs that mostly follow each other: where they do not, a row may be missing."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.document.sequence import gaps_in
from corpus.grid import Place


def _gaps(*numbers: object) -> list[tuple[str, str]]:
    found = gaps_in([(Place(1, row), f"{one}") for row, one in enumerate(numbers, start=1)])
    return [(one.place, one.reason) for one in found]


def test_a_gap_is_told_with_its_place() -> None:
    assert _gaps(1, 2, 3, 5, 6, 7) == [("1ページ4行目", "整理番号が 3 の次に 5 になっています。")]


def test_numbers_may_begin_anew_and_others_are_passed_over() -> None:
    assert _gaps(1, 2, 3, 1, 2, "A", 3, "") == []


def test_numbers_in_no_order_are_no_sequence() -> None:
    assert _gaps(5, 3, 9, 2, 7) == []


@given(st.integers(1, 50), st.integers(7, 40), st.data())
def test_one_missing_number_is_found(first: int, count: int, data: st.DataObject) -> None:
    numbers = list(range(first, first + count))
    at = data.draw(st.integers(1, count - 2))
    missing = numbers.pop(at)
    assert [reason for _, reason in _gaps(*numbers)] == [
        f"整理番号が {missing - 1} の次に {missing + 1} になっています。"
    ]
