"""English words of the programs in another form: visitor finds visitors, and visitors visitor."""

from collections.abc import Callable, Iterable

from indexer.english.stems import stem

# Shorter Latin words are abbreviations. So many letters no number changes, but of a few (feet).
_MIN_LETTERS = 3


def inflections(folded: str, beginning: Callable[[str], Iterable[str]]) -> list[str]:
    """The other terms that are forms of an English word; empty for other text.

    ``beginning`` gives the terms that begin with some letters.
    """
    if not _is_english(folded):
        return []
    own = stem(folded)
    others = (term for term in beginning(folded[:_MIN_LETTERS]) if term != folded)
    return [term for term in others if _is_english(term) and stem(term) == own]


def forms(folded: str) -> list[str]:
    """How an English word is written in another number; empty for other text.

    The dictionary has katakana for some words of the programs (rivers, a name), which no beginning
    leads to.
    """
    if not _is_english(folded):
        return []
    own = stem(folded)
    endings = (("", "s"), ("", "es"), ("y", "ies"), ("s", ""), ("es", ""), ("ies", "y"))
    found = [folded.removesuffix(old) + new for old, new in endings if folded.endswith(old)]
    return [one for one in found if one != folded and _is_english(one) and stem(one) == own]


def _is_english(folded: str) -> bool:
    return len(folded) >= _MIN_LETTERS and folded.isascii() and folded.isalpha()
