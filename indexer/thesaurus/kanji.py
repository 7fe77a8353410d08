"""Words that say a thing by the same kanji: 減らす is 減量, and 大雪 has 雪量.

A verb of the language is written with the kanji that compounds have of what it does, and the last
kanji of a noun says what it is. A kanji that is in many words of a collection says nothing.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

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


class Saying:
    """The words of a dictionary that say by a kanji what they are or do, found by that kanji."""

    def __init__(self, words: Iterable[str]) -> None:
        # With their places in the dictionary: of two verbs that are one term, the later is told.
        self.verbs: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.nouns: dict[str, list[str]] = defaultdict(list)
        for at, word in enumerate(words):
            if word[-1:] in _VERBAL_ENDINGS and (verb := _VERB.fullmatch(word)):
                self.verbs[verb[1]].append((at, word))
            elif len(word) == 2 and _COMPOUND.fullmatch(word):
                self.nouns[word[1]].append(word)


def by_kanji(saying: Saying, terms: Iterable[str]) -> dict[str, list[_Near]]:
    """For verbs and nouns of two kanji among some words, by their terms, the terms of a collection
    that say the same by a kanji."""
    compounds = [term for term in terms if _COMPOUND.fullmatch(term)]
    by_sign: dict[str, list[str]] = defaultdict(list)
    for term in compounds:
        for sign in dict.fromkeys(term):
            by_sign[sign].append(term)
    return _by_verbs(saying, by_sign) | _by_nouns(saying, by_sign, frozenset(compounds))


def _by_verbs(saying: Saying, by_sign: Mapping[str, Sequence[str]]) -> dict[str, list[_Near]]:
    verbs = [
        (at, word, own)
        for sign, own in by_sign.items()
        if len(own) <= _MOST_OF_VERB
        for at, word in saying.verbs.get(sign, ())
    ]
    found = ((_term_of_verb(word), own) for _, word, own in sorted(verbs))
    return {term: [(compound, _ONE) for compound in own] for term, own in found if term}


def _by_nouns(
    saying: Saying, by_sign: Mapping[str, Sequence[str]], known: Container[str]
) -> dict[str, list[_Near]]:
    found: dict[str, list[_Near]] = {}
    for sign, own in by_sign.items():
        ending = [(term, _HEAD) for term in own if term[0] == sign]
        if ending and len(own) <= _MOST_OF_NOUN:
            words = (word for word in saying.nouns.get(sign, ()) if word not in known)
            found.update((word, ending) for word in words)
    return found


# A build of a plan asks for some thousand, and a further one for mostly the same.
@lru_cache(8192)
def _term_of_verb(word: str) -> str:
    tokens = analyze(word)
    is_verb = len(tokens) == 1 and tokens[0].lexeme.kind is Kind.VERB
    return tokens[0].lexeme.term if is_verb else ""
