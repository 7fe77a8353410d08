"""Records as lines and digests."""

import json

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.record_lines import DIGEST_SIZE, Records, decode, digests, encode, id_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
RECORDS = st.builds(
    Program,
    id=TEXT,
    area=TEXT,
    number=st.none() | st.integers(),
    name=TEXT,
    summary=TEXT,
    divisions=st.lists(TEXT, max_size=3).map(tuple),
    is_new=st.booleans(),
    repost_of=st.none() | TEXT,
    keywords=st.lists(TEXT, max_size=3).map(tuple),
    source_page=st.none() | st.integers(),
    source_row=st.none() | st.integers(),
)


@given(program=RECORDS)
def test_a_record_is_one_line_and_comes_back(program: Program) -> None:
    line = encode(program)
    assert decode(line) == program
    assert id_of(line) == program.id
    assert line.splitlines(keepends=True) == [line]
    assert json.loads(line)["id"] == program.id


@given(left=RECORDS, right=RECORDS)
def test_records_have_one_digest_just_when_they_are_equal(left: Program, right: Program) -> None:
    one, again, other = digests((left, decode(encode(left)), right))
    assert len(one) == DIGEST_SIZE
    assert one == again
    assert (one == other) == (left == right)


@given(records=st.lists(RECORDS, max_size=3))
def test_digests_are_the_same_one_by_one_and_in_a_row(records: list[Program]) -> None:
    found = digests(records)
    assert list(found) == [found[place] for place in range(len(records))]


def test_records_without_digests_are_those_with() -> None:
    written = [Program(f"p{n}", "区分", n, "防災") for n in range(3)]
    records = Records.of(written)
    assert Records.decoded(list(records.lines)) == records
