"""Numbers without a format show the digits that are true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.xlsx.plain import plain_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (-2.50, "-2.5"),
        (1e-5, "0.00001"),
        (1e-10, "1E-10"),
        (1e15, "1E+15"),
        (1.5e300, "1.5E+300"),
        (123456789012345.0, "123456789012345"),
    ],
)
def test_digits(value: float, text: str) -> None:
    assert plain_number(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_fifteen_digits_are_kept(value: float) -> None:
    assert float(plain_number(value)) == pytest.approx(value, rel=1e-14, abs=0)
