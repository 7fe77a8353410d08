"""How much of a query a hit has."""

import pytest

from corpus import Program
from indexer.answer.results import Hit
from webui.api.match import MATCHES, match_of


@pytest.mark.parametrize(
    ("partial", "similar", "said"),
    [(False, False, "すべて"), (True, False, "一部"), (True, True, "似た施策")],
)
def test_what_a_hit_has(partial: bool, similar: bool, said: str) -> None:
    hit = Hit(Program("a", "", None, "名"), 1.0, {}, (), partial, similar)
    assert MATCHES[match_of(hit)] == said
