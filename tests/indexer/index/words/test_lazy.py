"""What is computed lazily is computed ahead, once, of all classes of a value."""

from functools import cached_property

from indexer.index.words.lazy import compute


class Base:
    def __init__(self) -> None:
        self.computed: list[str] = []

    @cached_property
    def first(self) -> int:
        self.computed.append("first")
        return 1

    @property
    def never(self) -> int:
        raise AssertionError


class Derived(Base):
    @cached_property
    def second(self) -> int:
        self.computed.append("second")
        return self.first + 1


def test_every_cached_property_is_computed_once() -> None:
    value = Derived()
    compute(value)
    compute(value)
    assert sorted(value.computed) == ["first", "second"]
    assert value.second == 2
