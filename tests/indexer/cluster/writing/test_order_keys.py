"""The bytes of keys have the order that the embedded engine gives."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.answer.text_order import folded, order_key, text_orders
from indexer.cluster.writing.order_keys import OrderKeys

COLLECTION = {"departments": ["農林部", "危機管理部"], "areas": ["会津"]}
# What a fold makes of it may be longer; keys of this size are never cut.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
PROGRAMS = st.builds(
    lambda name, department, number, new: replace(
        Program("p", "", number, name, "住民"), department=department, is_new=new
    ),
    TEXTS,
    st.sampled_from(["", "農林部", "危機管理部", "土木部", "教育庁"]) | TEXTS,
    st.none() | st.integers(-(10**20), 10**20).filter(lambda n: abs(n) < 10**19),
    st.booleans(),
)


@given(PROGRAMS, PROGRAMS)
def test_two_programs_stand_as_in_the_embedded_engine(one: Program, other: Program) -> None:
    keys = OrderKeys((), COLLECTION)
    both = keys.of(one, {}), keys.of(other, {})
    for name, mine, theirs in zip(text_orders(()), *both, strict=True):
        key = order_key(name, (), COLLECTION)
        left, right = key(one), key(other)
        assert (mine is None, theirs is None) == (left is None, right is None), name
        if mine is not None and theirs is not None:
            before = mine.encode() < theirs.encode()
            assert before == (left < right), name
            assert (mine == theirs) == (left == right), name


def test_a_key_is_no_second_copy_of_a_long_text() -> None:
    program = Program("p", "", 1, "あ" * 100_000, "住民")
    keys = OrderKeys((), COLLECTION).of(program, {})
    assert all(len((key or "").encode()) <= 1000 for key in keys)


@given(TEXTS, TEXTS)
def test_what_was_folded_before_is_taken(name: str, department: str) -> None:
    program = replace(Program("p", "", 1, name, "住民"), department=department)
    known = {name: folded(name)}
    assert OrderKeys((), COLLECTION).of(program, known) == OrderKeys((), COLLECTION).of(program, {})
