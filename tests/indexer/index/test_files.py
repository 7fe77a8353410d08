"""The format as its document says, read by another reader too; files of older versions."""

import json
import struct
from bisect import bisect_right
from pathlib import Path

import numpy as np
import pytest

from corpus import Program
from indexer.index.field_boosts import FIELDS
from indexer.index.files import (
    ARRAYS,
    JSON_FILES,
    OTHER_FILES,
    RECORDS,
    array_file,
    record_lines,
    write_array,
)
from indexer.index.record_lines import encode
from indexer.index.segment import Segment
from indexer.store.generation import MANIFEST


def test_records_of_a_main_and_an_auxiliary_segment_stand_in_the_plans_order(
    tmp_path: Path,
) -> None:
    """Up to format 7 a large collection's small update left its generation so."""
    one, two, three = [encode(Program(f"p{n}", "区分", n, "事業")) for n in range(3)]
    (tmp_path / RECORDS).write_bytes(one + two)
    (tmp_path / "auxiliary").mkdir()
    (tmp_path / "auxiliary" / RECORDS).write_bytes(three)
    np.save(tmp_path / "order.npy", np.array([2, 0]))
    assert record_lines(tmp_path) == [three, one]


def test_a_generation_has_the_files_of_the_document_and_no_others(plan_segment: Segment) -> None:
    directory = plan_segment.directory
    documented = {array_file(name) for name in ARRAYS} | {*JSON_FILES, *OTHER_FILES, MANIFEST}
    assert {path.name for path in directory.iterdir()} == documented
    for name, array in ARRAYS.items():
        assert np.load(directory / array_file(name)).dtype == np.dtype(array.dtype), name


class Reader:
    """Another reader, written from the document: no NumPy files, no module of the index."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.terms = json.loads((directory / "terms.json").read_bytes())
        self.lexemes = json.loads((directory / "lexemes.json").read_bytes())

    def array(self, name: str) -> tuple[float, ...]:
        content = (self.directory / f"{name}.npy").read_bytes()
        (size,) = struct.unpack_from("<H", content, 8)
        letter = {"<i4": "i", "<i8": "q", "<f4": "f", "<u4": "I"}[ARRAYS[name].dtype]
        return struct.unpack(
            f"<{len(content[10 + size :]) // struct.calcsize(letter)}{letter}", content[10 + size :]
        )

    def slice_of(self, number: int, bounds: str, *names: str) -> list[tuple[float, ...]]:
        first, last = self.array(bounds)[number : number + 2]
        return [self.array(name)[int(first) : int(last)] for name in names]


def test_another_reader_finds_the_programs_of_a_word(plan_segment: Segment) -> None:
    reader = Reader(plan_segment.directory)
    number = reader.terms.index("防災")
    docs, weights = reader.slice_of(number, "posting_bounds", "docs", "weights")
    expected = plan_segment.postings(plan_segment.term_numbers["防災"])
    assert (docs, weights) == (tuple(expected.docs.tolist()), tuple(expected.weights.tolist()))


def test_another_reader_finds_the_characters_of_a_position(plan_segment: Segment) -> None:
    """From the term to its positions, from there to slot, record and characters."""
    reader = Reader(plan_segment.directory)
    lines = (reader.directory / "records.jsonl").read_bytes().splitlines()
    bounds, starts, lengths = map(reader.array, ("bounds", "starts", "lengths"))
    (positions,) = reader.slice_of(reader.terms.index("防災"), "position_bounds", "positions")
    for position in map(int, positions):
        slot = bisect_right(bounds, position) - 1
        record = json.loads(lines[slot // len(FIELDS)])
        text = record[FIELDS[slot % len(FIELDS)].name]
        if isinstance(text, str):
            start = int(starts[position])
            assert text[start : start + int(lengths[position])] == "防災"


def test_numbers_of_another_type_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="docs is of type <i8, not <i4"):
        write_array(tmp_path, "docs", np.arange(3))
