"""How much of a query a hit has, as a whole result says it."""

from indexer.answer.results import Hit
from webui.api.views import Match

# The heading of its column, and what stands there.
MATCH = "一致"
MATCHES = {"all": "すべて", "some": "一部", "similar": "似た施策"}


def match_of(hit: Hit) -> Match:
    """Return how much of the query a hit has: all, some, or none, being similar to those."""
    return "similar" if hit.similar else "some" if hit.partial else "all"
