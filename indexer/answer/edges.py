"""Where an excerpt of a text may begin and end: not inside a word, a number or an address."""

from collections.abc import Iterable

from corpus.text.patterns import pattern

# An excerpt begins or ends up to so many characters further in, to do so where a clause does; it
# grows by fewer for a word. An address that is longer than that is left out, where it can be.
_CLAUSE, _GROWS = 24, 12
# Behind these a clause begins.
ENDS = frozenset("。！？、，；\n）」』】)")
# Addresses, numbers with their units, words of one script: letters that belong together.
WORDS = pattern(
    # All of ASCII that is printed but for quotes and brackets.
    r"(?:https?://|www\.)[!#-&*-;=?-Z\\^-~]+"
    r"|[A-Za-z0-9０-９Ａ-Ｚａ-ｚ]+(?:[.,，．・_/:@%+-][A-Za-z0-9０-９Ａ-Ｚａ-ｚ]+)*[%％]?"
    r"|[ァ-ヺーｦ-ﾟ]+"
    r"|[㐀-鿿豈-﫿々〆ヶ]+[ぁ-ゖ]*"
)


def first_edge(text: str, low: int, high: int) -> int:
    """Return where to begin at ``low`` or behind it, at ``high`` at the latest.

    The beginning of a clause, else of a word, which may be a little before ``low``; ``low`` where
    there is neither.
    """
    clause = _first_clause(text, range(low, min(high, low + _CLAUSE) + 1))
    if clause is not None:
        return clause
    word = _word_around(text, low)
    if word is None:
        return low
    start, end = word
    return end if end <= high else max(start, low - _GROWS)


def last_edge(text: str, low: int, high: int) -> int:
    """Return where to end at ``high`` or before it, at ``low`` at the earliest.

    The end of a clause, else of a word, which may be a little behind ``high``; ``high`` where there
    is neither.
    """
    clause = _first_clause(text, range(high, max(low, high - _CLAUSE) - 1, -1))
    if clause is not None:
        return clause
    word = _word_around(text, high)
    if word is None:
        return high
    start, end = word
    return start if start >= low else min(end, high + _GROWS)


def _first_clause(text: str, places: Iterable[int]) -> int | None:
    """The first of some places where a clause begins; None where there is none."""
    for at in places:
        if at == 0 or at == len(text) or (text[at - 1] in ENDS and text[at] not in ENDS):
            return at
    return None


def _word_around(text: str, at: int) -> tuple[int, int] | None:
    """The word that has ``at`` inside, or None."""
    begin = at
    while begin and text[begin - 1] not in ENDS:
        begin -= 1
    for word in WORDS().finditer(text, begin):
        if word.start() >= at:
            return None
        if at < word.end():
            return word.span()
    return None
