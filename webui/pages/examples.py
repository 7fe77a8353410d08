"""Examples of searches for the page that explains them: words of the collection at hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from weakref import WeakKeyDictionary

from indexer.query.query import Query
from webui.request.engine import Searcher

# A word costs a search, a pair three more; of five collections tried, the tenth served at the
# latest.
MOST_PAIRS = 16
# So many telling words are asked for, and so many programs looked at: a list may be long.
TERMS = 24
PROGRAMS = 20
# What is written in one script is mostly a word, where it is not what is left of one (デジタルの化,
# 省エネのエネ) or the stem of a verb (子育); a particle may follow it.
_RUN = re.compile(
    r"(?<![ァ-ヺー一-龠々])[一-龠々]{2,}(?=[のをとやへに]|[^ぁ-ん一-龠々]|$)|[ァ-ヺー]{3,}"
)
# Behind other kana than a particle's it may be the rest of a word: 手奨励金 of 担い手奨励金.
_REST = re.compile(r"[ぁ-ん](?<![のをとやへにがは])")


class Examples(NamedTuple):
    """What can be typed to find something; empty where nothing was found to show.

    ``both`` is two words that stand in one program. ``without`` leaves out some of the programs of
    a word, and not all.
    """

    both: str = ""
    without: str = ""


# Those of each generation that is served, as long as it is.
_KEPT: WeakKeyDictionary[Searcher, Examples] = WeakKeyDictionary()


def examples(searcher: Searcher) -> Examples:
    """Return examples that find something in the collection, by its own words; kept with it."""
    if searcher not in _KEPT:
        _KEPT[searcher] = _examples(searcher)
    return _KEPT[searcher]


def _examples(searcher: Searcher) -> Examples:
    pairs = list(_pairs(searcher))
    both = (f"{word} {other}" for word, other in pairs if _complete(searcher, f"{word} {other}"))
    without = (f"{word} -{other}" for word, other in pairs if _leaves_some(searcher, word, other))
    return Examples(next(both, ""), next(without, ""))


def _pairs(searcher: Searcher) -> Iterator[tuple[str, str]]:
    """Return at most MOST_PAIRS pairs of words, neither in the other, that one program has."""
    words = _words(searcher)
    found = ((word, _beside(searcher, word, words)) for word in words[:TERMS])
    return islice(((word, other) for word, other in found if other), MOST_PAIRS)


def _words(searcher: Searcher) -> list[str]:
    """Return the telling words, and behind them pieces of names: a short list tells of none."""
    telling = [term.text for term in searcher.key_terms(TERMS)]
    names = [hit.program.name for hit in searcher.search(Query(per_page=PROGRAMS)).hits]
    return list(dict.fromkeys([*telling, *_pieces(names)]))


def _pieces(names: Sequence[str]) -> list[str]:
    """Return what is written in one script, that which may be the rest of a word last."""
    found = [one for name in names for one in _RUN.finditer(name)]
    found.sort(key=lambda one: bool(_REST.match(one.string, max(0, one.start() - 1), one.start())))
    return [one[0] for one in found]


def _beside(searcher: Searcher, word: str, words: Sequence[str]) -> str:
    """Return the first other word of the programs that have one; empty where there is none."""
    hits = searcher.search(Query(word, per_page=PROGRAMS)).hits
    programs = [hit.program for hit in hits]
    texts = [f"{one.name}\n{one.summary}" for one in programs if word in one.name + one.summary]
    others = (one for one in words if one not in word and word not in one)
    return next((one for one in others if any(one in text for text in texts)), "")


def _complete(searcher: Searcher, text: str) -> int:
    """Return how many programs have every word."""
    return searcher.search(Query(text, per_page=1)).complete


def _leaves_some(searcher: Searcher, word: str, other: str) -> bool:
    left = _complete(searcher, f"{word} -{other}")
    return 0 < left < _complete(searcher, word)
