"""What decides how an index looks is named where it differs."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.errors import IndexUnusable
from indexer.index.fingerprint import check_fingerprint, differences, fingerprint
from indexer.store.generation import Generation

GENERATION = Generation(1, Path("g000001"), datetime.now(UTC), {"fingerprint": fingerprint()})


def test_the_same_versions_differ_in_nothing() -> None:
    assert differences(GENERATION) == []
    check_fingerprint(GENERATION)


def test_what_differs_is_named_with_before_and_now() -> None:
    other = {**fingerprint(), "schema": "0"}
    generation = replace(GENERATION, facts={"fingerprint": other})
    (difference,) = differences(generation)
    assert difference == f"index format (0 → {fingerprint()['schema']})"
    with pytest.raises(IndexUnusable, match="index format"):
        check_fingerprint(generation)


def test_a_generation_without_one_differs_in_everything() -> None:
    assert len(differences(replace(GENERATION, facts={}))) == len(fingerprint())
