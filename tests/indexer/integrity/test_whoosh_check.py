"""Fields as Whoosh has them, against the records."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer import generation_directory
from indexer.integrity.whoosh_check import whoosh_faults
from indexer.whoosh.value_field import ValueField


def test_a_sound_index_has_no_faults(index: Path) -> None:
    assert list(whoosh_faults(generation_directory(index))) == []


def with_docs(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], Any]) -> None:
    """Let every field of values have other programs than it has."""
    real = ValueField.postings
    monkeypatch.setattr(
        ValueField,
        "postings",
        lambda self, number: (found := real(self, number))._replace(docs=change(found.docs)),
    )


def test_a_program_without_its_value_is_named(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_docs(monkeypatch, lambda docs: docs[docs > 0])
    faults = list(map(str, whoosh_faults(generation_directory(index))))
    assert "field department differs from record 1" in faults


def test_postings_out_of_order_are_named(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_docs(monkeypatch, lambda docs: np.append(docs, docs[:1]))
    faults = list(map(str, whoosh_faults(generation_directory(index))))
    assert any("has no sound postings of" in fault for fault in faults)
