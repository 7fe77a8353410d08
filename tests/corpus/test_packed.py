"""Many values come back from a temporary file as they were, in any order, for any thread."""

import errno
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import packed as module
from corpus.errors import CorpusError
from corpus.packed import packed
from corpus.record import Program

PROGRAMS = [Program(f"p{n}", "くらし", n, f"見守り{n}" * (n % 7)) for n in range(5_000)]
PACKED = packed(PROGRAMS)


@given(
    st.builds(
        Program,
        id=st.text(),
        area=st.text(),
        number=st.none() | st.integers(),
        name=st.text(st.characters()),
        divisions=st.lists(st.text()).map(tuple),
        is_new=st.booleans(),
        repost_of=st.none() | st.text(),
        extra=st.lists(st.tuples(st.text(), st.text())).map(tuple),
    )
)
def test_packed_programs_come_back_as_they_were(program: Program) -> None:
    whole = packed([program] * 4_000)
    assert whole[0] == whole[-1] == program
    assert whole[0] is not whole[0]


def test_few_programs_stay_as_they_are() -> None:
    programs = (Program("1", "くらし", None, "見守り"),)
    assert packed(programs) == programs


@given(st.slices(5_000))
def test_packed_values_have_what_a_list_would_have(part: slice) -> None:
    assert list(PACKED[part]) == PROGRAMS[part]


def test_packed_values_are_read_in_order_and_by_place() -> None:
    assert len(PACKED) == len(PROGRAMS)
    assert list(PACKED) == PROGRAMS
    assert PACKED[-1] == PROGRAMS[-1]
    assert PACKED[4_321] == PROGRAMS[4_321]
    with pytest.raises(IndexError):
        PACKED[5_000]


def test_threads_read_packed_values_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(PACKED.__getitem__, range(5_000))) == PROGRAMS


def test_what_is_large_goes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_IN_MEMORY", 1_000)
    assert list(packed(iter(PROGRAMS))) == PROGRAMS


def test_a_full_disk_is_said_in_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(SpooledTemporaryFile[bytes]):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_temporary", Full)
    with pytest.raises(CorpusError) as caught:
        packed(PROGRAMS)
    (problem,) = caught.value.problems
    assert "TMPDIR" in problem.remedy
    assert problem.severity == "error"
