"""Each file that a build derives from others is derived anew and compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from corpus import load
from corpus.columns import Column
from corpus.record import Program
from indexer import update_index
from indexer.index.segment import Segment
from indexer.integrity.segment_check import segment_faults
from indexer.integrity.whoosh_check import whoosh_faults
from tests.indexer import own_columns_sample
from tests.indexer.integrity.test_checking import changed, faults, first_plus_one
from tests.indexer.random_collections import built, own_columns, programs

SAMPLE_YEARS = Path(__file__).parents[2] / "sample_years"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of programs with columns of their own."""
    update_index(own_columns_sample.load(tmp_path), tmp_path / "index")
    return tmp_path / "index"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *((f"{name}.npy", first_plus_one) for name in ("area", "new", "kind", "own", "own_bounds")),
        *((f"{name}.npy", first_plus_one) for name in ("lows", "highs", "surface_bounds")),
        *((f"character_{name}.npy", first_plus_one) for name in ("codes", "bounds", "places")),
        ("lows.npy", lambda array: array.astype(np.float32)),
        ("highs.npy", lambda array: array[:, :-1].copy()),
        ("starts.npy", first_plus_one),
        ("phrases.json", lambda phrases: phrases[:-1]),
        ("facets.json", lambda values: {**values, "area": ["くらし"]}),
        ("surface.bin", lambda text: text.replace("自転車".encode(), "自動車".encode())),
    ],
)
def test_what_does_not_fit_the_records_is_found(
    index: Path, name: str, change: Callable[[Any], Any]
) -> None:
    assert faults(index) == []
    changed(index, name, change)
    assert faults(index) != []


@settings(max_examples=15)
@given(programs=programs(), columns=own_columns())
def test_whatever_is_built_is_sound(programs: list[Program], columns: tuple[Column, ...]) -> None:
    with built(programs, columns) as directory:
        assert list(segment_faults(Segment(directory), len(programs))) == []
        assert list(whoosh_faults(directory)) == []


@pytest.mark.parametrize("name", ["year.npy", "head.npy", "link.npy"])
def test_years_that_differ_are_found(name: str, tmp_path: Path) -> None:
    update_index(load(SAMPLE_YEARS), tmp_path)
    assert faults(tmp_path) == []
    changed(tmp_path, name, lambda array: array + 1)
    assert faults(tmp_path) != []
