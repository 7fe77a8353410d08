"""Nouns behind a prefix that says the opposite: 正規 in 非正規 is another word than 正規.

They stand at positions of their own, with terms that have the prefix. A noun that says there is
none of the one before it is another word, too: なし of 目標値なし is no pear.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.text.lexeme import Entry, Kind, Lexeme

# 無 leaves a thing what is spoken of: 無電柱化.
NEGATING = frozenset("非未不")
# What Sudachi takes for 梨 (ナシ), and what it is behind a noun.
_NONE, IS_NONE = "なし", "無し"

# By prefix and noun; threads would write the same.
_entries: dict[tuple[Entry, Entry], Entry] = {}
_nones: dict[Entry, Entry] = {}


def forget() -> None:
    """Lets go of all entries that were made."""
    _entries.clear()
    _nones.clear()


def is_prefix(one: Entry) -> bool:
    """Whether a word is such a prefix, which Sudachi has as a word of its own."""
    return one.length == 1 and one.lexeme.surface in NEGATING and one.pos[0] == "接頭辞"


def opposite(prefix: Entry, noun: Entry) -> Entry:
    """The entry of a word behind a prefix: 不 and 適正.

    One object for each pair; of what is no noun, it is the entry itself.
    """
    if noun.lexeme.kind is not Kind.NOUN:
        return noun
    key = prefix, noun
    known = _entries.get(key)
    if known is None:
        (first, size), *others = noun.parts
        parts = ((_behind(prefix.lexeme, first), size), *others)
        whole = _behind(prefix.lexeme, noun.lexeme)
        known = _entries.setdefault(key, Entry(whole, parts, noun.length, noun.pos))
    return known


def may_be_none(one: Entry) -> bool:
    """Whether a word says behind a noun that there is none of it."""
    return one.lexeme.surface == _NONE and one.lexeme.kind is Kind.NOUN


def none_of(noun: Entry, one: Entry) -> Entry:
    """The entry of a word that ``may_be_none`` behind another; itself where that is no noun."""
    if noun.lexeme.kind is not Kind.NOUN:
        return one
    known = _nones.get(one)
    if known is None:
        whole = one.lexeme._replace(term=IS_NONE, reading="", groups=())
        known = _nones.setdefault(one, Entry(whole, ((whole, one.length),), one.length, one.pos))
    return known


def negated(parts: Sequence[tuple[Lexeme, int]]) -> Iterator[tuple[Lexeme, int]]:
    """The parts of a compound with their lengths, those behind a prefix as words of their own."""
    yield parts[0]
    for (before, _), (part, length) in pairwise(parts):
        is_opposite = before.surface in NEGATING and part.kind is Kind.NOUN
        yield (_behind(before, part) if is_opposite else part), length


def _behind(prefix: Lexeme, noun: Lexeme) -> Lexeme:
    """The noun as the word that the prefix makes of it."""
    return noun._replace(
        term=prefix.term + noun.term,
        surface=prefix.surface + noun.surface,
        reading=prefix.reading + noun.reading,
        groups=(),
    )
