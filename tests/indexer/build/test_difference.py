"""What an update finds to do, against the definition by ids."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.build.difference import FRESH, Difference
from indexer.index.record_lines import Digests, Records, decode, digests

PROGRAM = st.builds(
    Program,
    id=st.sampled_from("abcdef"),
    area=st.just("区分"),
    number=st.none(),
    name=st.sampled_from(("防災", "観光")),
)
PROGRAMS = st.lists(PROGRAM, max_size=6, unique_by=lambda program: program.id)


@given(old=PROGRAMS, new=PROGRAMS)
def test_programs_are_added_changed_removed_or_stay(old: list[Program], new: list[Program]) -> None:
    found = Difference(Records.of(old), new)
    before = {program.id: program for program in old}
    after = {program.id: program for program in new}
    assert found.added == tuple(i for i in after if i not in before)
    assert found.changed == tuple(i for i in after if i in before and after[i] != before[i])
    assert found.removed == tuple(before[i] for i in sorted(before) if i not in after)
    assert found.is_none == (old == new)


@given(old=PROGRAMS, new=PROGRAMS)
def test_records_of_programs_that_stay_are_taken_over(
    old: list[Program], new: list[Program]
) -> None:
    found = Difference(Records.of(old), new)
    stayed = [place for place in found.places.tolist() if place != FRESH]
    assert [old[place] for place in stayed] == [program for program in new if program in old]
    assert list(found.fresh) == [program for program in new if program not in old]
    records, expected = found.records(), Records.of(new)
    assert list(records.lines) == expected.lines
    assert records.digests == expected.digests


@given(programs=PROGRAMS)
def test_records_come_back_from_their_files(programs: list[Program]) -> None:
    records = Records.of(programs)
    assert Digests(b"".join(records.digests)) == records.digests
    assert list(records.digests)[-1:] == records.digests[-1:]
    assert Records.decoded(records.lines) == records
    assert digests(map(decode, records.lines)) == records.digests


def test_a_year_that_is_written_to_a_program_changes_nothing_that_is_read() -> None:
    old = [Program(id=i, area="区分", number=None, name=i) for i in "ab"]
    dated = [replace(program, extra=(("年度", "2025"),)) for program in old]
    new = [dated[0], replace(dated[1], name="別"), replace(dated[0], id="c")]
    found = Difference(Records.of(old), new)
    assert (found.added, found.changed, found.removed) == (("c",), ("b",), ())
    assert list(found.states) == ["b", "c"]
    assert not found.is_none
    later = [replace(program, extra=(("年度", "2026"),)) for program in dated]
    assert Difference(Records.of(dated), later).changed == ("a", "b")
