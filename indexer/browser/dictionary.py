"""The words of the shipped table by what they lead to, the same for all collections."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from indexer.english.jmdict import SEPARATOR, entries
from indexer.text.analyzer import readings_of
from indexer.text.normalize import fold_text


def leading(terms: Iterable[str], groups: Iterable[int]) -> dict[str, None]:
    """The words that are one of some terms, or begin with one, or are in one of some groups."""
    words = _words()
    keys: Iterable[str | int] = (*terms, *groups)
    return dict.fromkeys(word for key in keys for word in words.get(key, ()))


@cache
def spelled() -> tuple[str, ...]:
    """The words of the table, folded."""
    texts = SEPARATOR.join(entries().spellings).split(SEPARATOR)
    return tuple(dict.fromkeys(map(fold_text, texts)))


@cache
def _words() -> Mapping[str | int, Sequence[str]]:
    """Each folded word under its terms, the first of its parts, and its groups."""
    found: dict[str | int, dict[str, None]] = defaultdict(dict)
    for text in spelled():
        for lexeme, parts in readings_of(text):
            keys: tuple[str | int, ...] = (
                lexeme.term,
                *[p.term for p in parts[:1]],
                *lexeme.groups,
            )
            for key in keys:
                found[key][text] = None
    return {key: tuple(words) for key, words in found.items()}
