"""Tables divided into files: complete, in order, one file where they are small."""

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.browser.chunks import Chunk, by_key, by_number, listed
from indexer.browser.files import CHUNK_BYTES, WHOLE_BYTES, file_name
from tests.indexer.browser import unpacking


def read(directory: Path, chunks: list[Chunk]) -> list[Any]:
    table = next(directory.iterdir()).name.split("-")[0]
    files = [directory / file_name(table, end) for _, end in chunks]
    return [json.loads(gzip.decompress(file.read_bytes())) for file in files]


@given(st.dictionaries(st.text(max_size=4), st.integers(1, CHUNK_BYTES["words"]), max_size=8))
def test_every_key_is_in_the_last_chunk_that_begins_before_it(sizes: dict[str, int]) -> None:
    rows = {key: "あ" * (size // 3) for key, size in sizes.items()}
    with TemporaryDirectory() as directory:
        chunks = by_key(Path(directory), "words", rows.items())
        values = read(Path(directory), chunks) if chunks else []
    assert {key: value for one in values for key, value in one.items()} == rows
    assert [first for first, _ in chunks] == [next(iter(value)) for value in values]


_ends = st.text("0123456789abcdef", min_size=8, max_size=8)


@given(
    st.dictionaries(st.integers(0, 1 << 30), _ends)
    | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _ends)
)
def test_what_the_manifest_lists_is_every_chunk(ends: dict[str | int, str]) -> None:
    own = sorted(ends.items())
    assert unpacking.chunks(listed(own)) == own


def test_a_small_table_of_numbers_is_one_file_and_a_large_one_is_cut(tmp_path: Path) -> None:
    row = "あ" * 1000
    few, many = [row] * (WHOLE_BYTES // 4000), [row] * (WHOLE_BYTES // 1000)
    assert len(by_number(tmp_path, "records", few)) == 1
    chunks = by_number(tmp_path, "records", many)
    assert [value for one in read(tmp_path, chunks) for value in one] == many
    largest = max(len("".join(one).encode()) for one in read(tmp_path, chunks))
    assert largest <= CHUNK_BYTES["records"]
