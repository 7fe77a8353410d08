"""Words that say a thing by the same kanji: 減らす is 減量, and 大雪 has 雪量.

A verb of the language is written with the kanji that compounds have of what it does, and the last
kanji of a noun says what it is. A kanji that is in many words of a collection says nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

# How near what is found is.
_ONE, _HEAD = 0.6, 0.5
# In more words, a kanji says nothing.
_MOST_OF_VERB, _MOST_OF_NOUN = 4, 2
_VERB = re.compile("([一-鿿])[ぁ-ゖ]{1,3}")
_COMPOUND = re.compile("[一-鿿]{2}")
_VERBAL_ENDINGS = frozenset("うくぐすつぬぶむる")

_Near = tuple[str, float]


def by_kanji(words: Iterable[str], terms: Iterable[str]) -> dict[str, list[_Near]]:
    """For verbs and nouns of two kanji among some words, by their terms, the terms of a collection
    that say the same by a kanji."""
    compounds = [term for term in terms if _COMPOUND.fullmatch(term)]
    by_sign: dict[str, list[str]] = defaultdict(list)
    for term in compounds:
        for sign in dict.fromkeys(term):
            by_sign[sign].append(term)
    known = frozenset(compounds)
    found: dict[str, list[_Near]] = {}
    for word in words:
        if word[-1:] in _VERBAL_ENDINGS and (verb := _VERB.fullmatch(word)):
            own = by_sign.get(verb[1], ())
            if 0 < len(own) <= _MOST_OF_VERB and (term := _term_of_verb(word)):
                found[term] = [(compound, _ONE) for compound in own]
        elif len(word) == 2 and word not in known and _COMPOUND.fullmatch(word):
            behind = [term for term in by_sign.get(word[1], ()) if term[0] == word[1]]
            if 0 < len(by_sign.get(word[1], ())) <= _MOST_OF_NOUN and behind:
                found[word] = [(term, _HEAD) for term in behind]
    return found


def _term_of_verb(word: str) -> str:
    tokens = analyze(word)
    is_verb = len(tokens) == 1 and tokens[0].lexeme.kind is Kind.VERB
    return tokens[0].lexeme.term if is_verb else ""
