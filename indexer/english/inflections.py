"""English words of the programs in another form: visitor finds visitors, and visitors visitor."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from indexer.english.stems import stem

# Shorter Latin words are abbreviations.
_MIN_LETTERS = 3


class Inflections:
    """The Latin words among some terms by their stems. Threads share it."""

    def __init__(self, read: Callable[[], Iterable[str]]) -> None:
        """``read`` gives the terms when they are first asked for."""
        self._read = read

    def of(self, folded: str) -> Sequence[str]:
        """The other terms that are forms of an English word; empty for other text."""
        if not _is_english(folded):
            return ()
        return [term for term in self._by_stem.get(stem(folded), ()) if term != folded]

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for term in self._read():
            if _is_english(term):
                found.setdefault(stem(term), []).append(term)
        return found


def _is_english(folded: str) -> bool:
    return len(folded) >= _MIN_LETTERS and folded.isascii() and folded.isalpha()
