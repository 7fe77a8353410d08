"""What grows in a file is what grows in memory, and the file is the one that NumPy writes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import files, growing_arrays
from indexer.index.growing_arrays import Filled, Growing, GrowingText

_PIECES = st.lists(st.lists(st.integers(-5, 5), max_size=6), max_size=8)


@pytest.fixture(autouse=True, scope="module")
def often_written() -> Iterator[None]:
    """Writes every few bytes, and changes a few numbers at a time."""
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(growing_arrays, "_GATHERED", 16)
        smaller.setattr(growing_arrays, "_AT_A_TIME", 3)
        yield


@given(pieces=_PIECES)
def test_numbers_in_a_file_are_those_in_memory(pieces: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "grown.npy"
        kept, written = Growing(np.int32), Growing(np.int32, path)
        for piece in pieces:
            kept.append(np.array(piece, np.int32))
            written.append(np.array(piece, np.int32))
        expected = kept.done(lambda values: values * np.int32(2))
        assert written.done(lambda values: values * np.int32(2)).tolist() == expected.tolist()
        np.save(Path(folder) / "saved.npy", expected)
        assert path.read_bytes() == (Path(folder) / "saved.npy").read_bytes()


@given(order=st.permutations(range(7)))
def test_filled_in_any_order(order: list[int]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "filled.npy"
        for filled in (Filled(np.uint32, 7), Filled(np.uint32, 7, path)):
            # One by one, then several pieces of the same numbers at once.
            filled.put([order[0]], [0], np.array([order[0] * 2], np.uint32))
            rest = order[1:]
            filled.put(rest, list(range(len(rest))), np.array(rest, np.uint32) * 2)
            assert filled.done().tolist() == list(range(0, 14, 2))
        assert np.load(path).tolist() == list(range(0, 14, 2))


def test_pieces_of_several_lengths_at_once(tmp_path: Path) -> None:
    path = tmp_path / "filled.npy"
    for filled in (Filled(np.uint32, 6), Filled(np.uint32, 6, path)):
        filled.put([4, 0, 1], [0, 2, 2], np.array([5, 6, 2, 3, 4], np.uint32))
        assert filled.done().tolist() == [0, 2, 3, 4, 5, 6]


@given(pieces=st.lists(st.binary(max_size=9), max_size=9))
def test_text_in_a_file_is_that_in_memory(pieces: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        text = GrowingText(Path(folder) / "text")
        for piece in pieces:
            text.append(piece)
        assert text.done()[:] == b"".join(pieces) == (Path(folder) / "text").read_bytes()


def test_memory_that_was_let_go_is_read_again(tmp_path: Path) -> None:
    numbers = Growing(np.int32, tmp_path / "numbers.npy")
    numbers.append(np.arange(10_000, dtype=np.int32))
    found = numbers.done()
    assert files.is_in_file(found)
    files.let_go(found)
    assert found.sum() == sum(range(10_000))
    assert not files.is_in_file(found[:1]), "a part of an array is another file's"
    assert not files.is_in_file(np.arange(3))
    files.let_go(np.arange(3))
