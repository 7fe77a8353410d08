"""Numbers as plans write them; the number that was written is the second opinion."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.targets.numbers import NUMBER, folded, value_of


def _numbers(text: str) -> list[str]:
    return [found["number"] for found in NUMBER.finditer(folded(text))]


@given(st.integers(0, 10**12 - 1))
def test_a_number_with_powers_is_what_was_written(number: int) -> None:
    hundred_millions, rest = divmod(number, 10**8)
    ten_thousands, ones = divmod(rest, 10**4)
    parts = [f"{hundred_millions:,}億"] if hundred_millions else []
    parts += [f"{ten_thousands:,}万"] if ten_thousands else []
    written = "".join([*parts, f"{ones}" if ones or not parts else ""])
    assert _numbers(f"約{written}円") == [written]
    assert value_of(written) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,200", 1200), ("3千万", 30_000_000), ("1.5億", 150_000_000), ("12.34", Decimal("12.34"))],
)
def test_values(text: str, value: Decimal) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("１，２００人", ["1,200"]),
        ("Windows7", []),
        ("R2", []),
        ("1,23", []),
        ("10件、20件", ["10", "20"]),
        ("△5%", ["5"]),
    ],
)
def test_only_whole_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
