"""English words as what is compared: their stems, without what hardly says anything.

Only endings of number and tense are taken off: imported is import, and important is another word,
which a stemmer for the whole of English (Porter's) makes the same.
"""

import re
from collections.abc import Sequence

_WORD = re.compile("[a-z]+")
# Articles, prepositions, pronouns and what a question is wrapped in.
STOP_WORDS = frozenset(
    "a about an and any are as at be by can do does for from get has have how i in into is it its"
    " me my of on one or s that the their there this to up we what when where which who with you"
    " your".split()
)
# Behind another word, these only say that it is somebody or something: disabled person.
GENERAL = frozenset("person people thing things matter something someone oneself".split())
# Endings of number, and of tense behind something that has a vowel (farming, but no king).
_PLURAL = re.compile("(?<=[^su])s$|(?<=s)es$")
_TENSE = re.compile("(?<=[aeiouy][^aeiou])(?:ed|ing)$|(?<=[aeiouy][^aeiou]{2})(?:ed|ing)$")


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """What forms of a word have in common: evacuees and evacuee, policies and policy, farming and
    farm."""
    singular = _PLURAL.sub("", word[:-3] + "y" if word.endswith("ies") else word)
    return _TENSE.sub("", singular).removesuffix("e")


def key(text: Sequence[str]) -> str:
    """The stems of some words that say something, joined by blanks; empty without any."""
    telling = [word for word in text if word not in STOP_WORDS]
    if len(telling) > 1 and telling[-1] in GENERAL:
        telling.pop()
    return " ".join(map(stem, telling))
