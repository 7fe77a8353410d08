"""Files of a segment against one another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer import update_index
from indexer.integrity.checking import check_index
from tests.indexer import own_columns_sample
from tests.indexer.integrity.test_checking import changed, faults, first_plus_one


def test_columns_of_a_collections_own_are_no_fault(tmp_path: Path) -> None:
    """Those that are searched are fields of a program; 4 programs of 9 are no multiple of 7."""
    update_index(own_columns_sample.load(tmp_path), tmp_path / "index")
    assert [report.faults for report in check_index(tmp_path / "index")] == [()]
    changed(tmp_path / "index", "weights.npy", first_plus_one)
    assert [bool(report.faults) for report in check_index(tmp_path / "index")] == [True]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("docs.npy", first_plus_one),
        ("positions.npy", first_plus_one),
        ("weights.npy", first_plus_one),
        ("weights.npy", lambda array: array * np.float32(1.1)),
        ("posting_bounds.npy", first_plus_one),
        ("position_bounds.npy", first_plus_one),
        ("occurrence.npy", lambda array: array[:-1]),
        ("lexeme_terms.npy", lambda array: array[::-1].copy()),
        ("tokens.npy", lambda array: array[::-1].copy()),
        ("tokens.npy", lambda array: array + 100_000),
        ("bounds.npy", first_plus_one),
        ("bounds.npy", lambda array: array[:-1]),
        ("starts.npy", lambda array: array[:-1]),
        ("compounds.npy", lambda array: np.array([[0, 100_000, 1]], array.dtype)),
        ("terms.json", lambda terms: terms[:-1]),
        ("vocabulary.json", lambda tables: {**tables, next(iter(tables)): {}}),
        ("places.json", lambda table: {**table, "names": []}),
        ("department.npy", lambda array: array + 100),
        ("digests.bin", lambda content: b"x" + content[1:]),
        ("records.jsonl", lambda content: content.replace("防災".encode(), "消防".encode())),
        ("records.jsonl", lambda content: b"x" * len(content)),
    ],
)
def test_a_file_that_does_not_fit_the_others_is_found(
    index: Path, name: str, change: Callable[[Any], Any]
) -> None:
    changed(index, name, change)
    assert faults(index) != []
    assert check_index(index)[1].faults == ()
