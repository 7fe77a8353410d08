"""Numbers in the places of a format; Python's own formatting is the second opinion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.xlsx.figures import shown_number

_WHOLE = st.integers(-(10**12), 10**12)


@given(_WHOLE)
def test_thousands_are_grouped_as_python_does(number: int) -> None:
    assert shown_number(number, "#,##0") == f"{number:,}"


@given(st.integers(0, 10**9))
def test_zeros_fill_the_places(number: int) -> None:
    assert shown_number(number, "00000") == f"{number:05}"


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_decimals_are_exact(hundredths: int, places: int) -> None:
    shown = shown_number(hundredths, "0." + "0" * places if places else "0")
    assert shown is not None
    assert float(shown) == hundredths
    assert len(shown.partition(".")[2]) == places


@pytest.mark.parametrize(
    ("value", "section", "text"),
    [
        (0.5, "0", "1"),
        (2.5, "0", "3"),
        (0.125, "0.0#", "0.13"),
        (0.1, "0.0#", "0.1"),
        (12_345_678, '#,##0,"千円"', "12,346千円"),
        (1.5, "# ?/?", "1 1/2"),
        (1.5, "?/?", "3/2"),
        (0.25, "# ??/16", "4/16"),
        (2.0, "# ?/?", "2"),
        (1.5, '# ?/?"人"', "1 1/2人"),
        (2, '"約" # ?/?"人"', "約 2人"),
        (1.5, '"約"#\\ ??/100"（人）"', "約1 50/100（人）"),
        (1.5, '0"と"?/?', "1と1/2"),
        (0.5, '# ?/?"人"', "1/2人"),
        (1.5, '?/?"人"', "3/2人"),
        (-1.5, '# ?/?"人"', "-1 1/2人"),
        (1234.25, "#,##0 ?/?", "1,234 1/4"),
        (0.999, "# ?/?", "1"),
        (0, "# ?/?", "0"),
        (1.5, "0/0/0", None),
        (1234, "0.00E+00", "1.23E+03"),
        (0.00012, "##0.0E+0", "120.0E-6"),
        (9.999, "0.00E+00", "1.00E+01"),
        (0.805, "0.00%", "80.50%"),
        (5_551_234, "000-0000", "555-1234"),
        (123, "[DBNum1]General", "百二十三"),
        (123, "[DBNum3]0", "１２３"),
        (-0.001, "0.0", "0.0"),
        (3, '"約"@"人"', "約3人"),
        (1e40, "0", None),
    ],
)
def test_a_number_is_shown_in_its_places(value: float, section: str, text: str | None) -> None:
    assert shown_number(value, section) == text
