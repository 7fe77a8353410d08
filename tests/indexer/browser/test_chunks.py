"""Tables divided into files: complete, in order, one file where they are small."""

import gzip
import json
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.browser.chunks import Files, Listed, by_key, by_number, listed
from indexer.browser.files import CHUNK_BYTES, INSIDE_BYTES, WHOLE_BYTES, file_name
from indexer.browser.numbering import order
from tests.indexer.browser import unpacking

# What texts of the index are made of.
_SIGNS = st.characters(exclude_categories=["Cs", "Cc"])


def read(directory: Path, files: Files, table: Listed) -> list[Any]:
    """What the files of a table have, or the manifest has in their place."""
    names = [file_name(table[0], number) for number in range(len(list(directory.iterdir())))]
    there = [json.loads(gzip.decompress((directory / name).read_bytes())) for name in names]
    return there or list(files.inside.values())


@given(st.dictionaries(st.text(_SIGNS, max_size=4), st.integers(1, 8_000), max_size=8))
def test_every_key_is_in_the_last_chunk_that_begins_before_it(sizes: dict[str, int]) -> None:
    rows = {key: "あ" * (size // 3) for key, size in sizes.items()}
    with TemporaryDirectory() as directory:
        files = Files(Path(directory))
        found = by_key(files, "english", rows.items())
        values = read(Path(directory), files, found)
    assert {key: value for one in values for key, value in one.items()} == rows
    firsts = list(map(order, unpacking.texts(found[1]))) if values else []
    assert len(firsts) == len(values)
    for number, value in enumerate(values):
        for key in value:
            assert sum(first <= order(key) for first in firsts) == number + 1


@given(st.sets(st.integers(0, 1 << 30)))
def test_first_numbers_come_back(firsts: set[int]) -> None:
    found = accumulate(unpacking.numbers(listed(sorted(firsts))))
    assert list(found) == sorted(firsts)


@given(st.sets(st.text(_SIGNS), min_size=1))
def test_first_texts_come_back(firsts: set[str]) -> None:
    assert list(unpacking.texts(listed(sorted(firsts)))) == sorted(firsts)


def test_files_are_named_by_all_of_a_table(tmp_path: Path) -> None:
    one, other = [("a", [1]), ("b", [2])], [("a", [1]), ("b", [3])]
    stems = {Files(tmp_path).write("english", rows)[0] for rows in (one, other, one)}
    assert len(stems) == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        file_name(stem, number) for stem in stems for number in range(2)
    }


def test_a_small_table_of_numbers_is_one_file_and_a_large_one_is_cut(tmp_path: Path) -> None:
    row = "あ" * 300
    few, many = [row] * (WHOLE_BYTES // 1000), [row] * (WHOLE_BYTES // 500)
    for name, rows in (("few", few), ("many", many)):
        (tmp_path / name).mkdir()
        files = Files(tmp_path / name)
        found = read(tmp_path / name, files, by_number(files, "records", rows))
        assert [value for one in found for value in one] == rows
        assert (len(found) == 1) is (rows is few)
    largest = max(len("".join(one).encode()) for one in found)
    assert largest <= CHUNK_BYTES["records"]


def test_what_is_small_or_always_needed_is_not_written_apart(tmp_path: Path) -> None:
    files = Files(tmp_path)
    small, (always, _) = files.write("folded", [(0, [])]), files.write("records", [(0, _noise())])
    large, _ = files.write("folded", [(0, _noise())])
    assert set(files.inside) == {file_name(small[0], 0), file_name(always, 0)}
    assert [path.name for path in tmp_path.iterdir()] == [file_name(large, 0)]


def _noise() -> list[str]:
    """What compression makes no smaller than INSIDE_BYTES."""
    return [sha256(bytes([number])).hexdigest() for number in range(INSIDE_BYTES // 30)]
