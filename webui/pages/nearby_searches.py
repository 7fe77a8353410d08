"""Ways on from a search that found nothing: searches near it that do find something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer import parse
from indexer.query.query import Query
from webui.pages.listing import Chip, SearchAddressing, unfiltered
from webui.request.engine import Searcher

# Each way costs a search, and nobody reads on after so many: filters first, then words.
MOST_WAYS = 8


@dataclass(frozen=True, slots=True)
class Way:
    """A search that finds ``count`` programs. ``key`` is the word that says how it differs."""

    key: str
    value: str
    url: str
    count: int


def ways_on(
    query: Query, chips: Sequence[Chip], searcher: Searcher, at: SearchAddressing
) -> tuple[Way, ...]:
    """Return at most MOST_WAYS searches near ``query`` that find something, the nearest first."""
    tried = list(_near(query, chips))[:MOST_WAYS]
    counted = (
        Way(key, value, at(near), searcher.search(replace(near, per_page=1)).total)
        for key, value, near in tried
    )
    return tuple(way for way in counted if way.count)


def _near(query: Query, chips: Sequence[Chip]) -> Iterator[tuple[str, str, Query]]:
    """Yield searches with one filter less, with none, and for each of the words alone."""
    for chip in chips:
        yield "empty_remove", chip.value, chip.query
    if len(chips) > 1:
        yield "empty_clear", "", unfiltered(query)
    for word in words_of(query.text):
        if word != query.text:
            yield "empty_word", word, Query(text=word)


def words_of(text: str) -> list[str]:
    """Return the words and phrases that ``text`` asks for; none when it is but signs."""
    return list(dict.fromkeys(unit.text for unit in parse(text) if not unit.excluded))
