"""What is packed comes out as it was."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.browser.packing import columns, packed, signed, texts
from tests.indexer.browser import unpacking

_lines = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_are_a_text_and_back(numbers: list[int]) -> None:
    assert unpacking.numbers(packed(numbers)) == numbers


@given(st.integers())
def test_a_number_below_0_is_one_that_is_not(number: int) -> None:
    assert signed(number) >= 0
    assert unpacking.unsigned(signed(number)) == number


@given(st.lists(_lines, min_size=1))
def test_texts_in_any_order_come_back(lines: list[str]) -> None:
    assert list(unpacking.texts(texts(lines))) == lines


def test_a_text_shares_only_what_a_browser_counts_alike() -> None:
    # A browser has two units for 𠮷: none of it may be shared.
    assert texts(["𠮷野家", "𠮷野"]).split("\n")[1] == "A𠮷野"


@given(
    st.lists(st.fixed_dictionaries({"a": st.integers(), "b": st.fixed_dictionaries({"c": _lines})}))
)
def test_rows_are_columns_and_back(rows: list[dict[str, object]]) -> None:
    assert unpacking.rows(columns(rows)) == rows
