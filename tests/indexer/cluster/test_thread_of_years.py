"""Threads as numbers that the engine keeps, and years as they come back from it."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.results import YearOfHit
from indexer.cluster.thread_of_years import number_of, packed_years, years_in

YEARS = st.lists(st.builds(YearOfHit, st.integers(1900, 2100), st.text(max_size=5)), max_size=4)


@given(YEARS)
def test_years_come_back(years: list[YearOfHit]) -> None:
    assert years_in(packed_years(years)) == tuple(years)


@given(st.sets(st.text(max_size=8), max_size=30))
def test_each_thread_has_a_number_of_its_own_that_has_63_bits(ids: set[str]) -> None:
    numbers = {number_of(one) for one in ids}
    assert len(numbers) == len(ids)
    assert all(0 <= one < 1 << 63 for one in numbers)
    assert numbers == {number_of(one) for one in ids}
