"""Cells of number columns: which are numbers, and how a spreadsheet shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.api.workbook_numbers import Number, number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("45,000", Number(45_000.0, "#,##0")),
        ("2025", Number(2025.0, "0")),
        ("１２.５０", Number(12.5, "0.00")),
        ("△1,200", Number(-1200.0, "#,##0;△#,##0")),
        ("-3", Number(-3.0, "0")),
        ("0", Number(0.0, "0")),
        ("0.5", Number(0.5, "0.0")),
    ],
)
def test_numbers_look_as_their_texts(text: str, number: Number) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "001", "約100", "100円", "1,00", "1-2", "10～20", "1億", "=1", "1e5", "1234567890123456"],
)
def test_anything_else_is_none(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(-(10**14), 10**14))
def test_every_whole_number_comes_back(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        found = number_of(text)
        assert found is not None
        assert found.value == number
