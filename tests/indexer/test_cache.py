"""What is kept, within its bound."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.cache import Cache


@given(puts=st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=40))
def test_it_holds_what_was_put_last_and_never_more_than_its_limit(
    puts: list[tuple[int, int]],
) -> None:
    cache: Cache[int, int] = Cache(10)
    sizes: dict[int, int] = {}
    for number, (key, size) in enumerate(puts):
        assert cache.put(key, number, size) == number
        assert cache.get(key) == number
        sizes = {k: s for k, s in sizes.items() if cache.get(k) is not None} | {key: size}
        assert sum(sizes.values()) <= 10


def test_what_was_never_put_is_none() -> None:
    assert Cache[str, int](3).get("x") is None
