"""What tells generations apart: an index that was begun anew counts from 1 again."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from webui.request.engine import generation_of


def _searcher(generation: int, day: int | None) -> Any:
    created = None if day is None else datetime(2026, 4, day, tzinfo=UTC)
    return SimpleNamespace(generation=generation, created=created)


def test_number_and_time_together_tell_generations_apart() -> None:
    names = {generation_of(_searcher(n, day)) for n, day in ((1, 1), (2, 1), (1, 2), (1, None))}
    assert len(names) == 4
    assert generation_of(_searcher(1, 1)) == generation_of(_searcher(1, 1))
