"""A figure is shown where it stands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Figure, read_figures
from webui.targets.place import number_text, place_of

# An ellipsis of its own would look like a cut.
LINES = st.text(st.characters(exclude_characters="…", exclude_categories=["Cs"]), max_size=200)


def test_the_line_above_says_what_is_counted() -> None:
    text = "前の行\nフォロワー数\n　１５,０00件\n次の行"
    [figure] = read_figures(text)
    assert place_of(text, figure) == ("フォロワー数\n　", "１５,０00件", "")


@given(LINES, LINES)
def test_what_is_shown_stands_so_in_the_text(before: str, after: str) -> None:
    text = f"{before}12件{after}"
    figure = Figure(len(before), len(before) + 3, "x", Decimal(12), "件")
    place = place_of(text, figure)
    assert place.figure == "12件"
    shown = place.before.removeprefix("…") + "12件" + place.after.removesuffix("…")
    assert shown in text


@pytest.mark.parametrize(
    ("value", "text"), [("1200000", "1,200,000"), ("70.50", "70.5"), ("0", "0"), ("-3", "-3")]
)
def test_numbers_as_people_read_them(value: str, text: str) -> None:
    assert number_text(Figure(0, 1, "x", Decimal(value), "")) == text
