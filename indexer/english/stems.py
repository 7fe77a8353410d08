"""English words as what is compared: their stems, without what hardly says anything.

A word alone is compared by its stem, from which only endings of number are taken, and those of
tense where nothing is meant by it as it is: imported is import, and important is another word,
which a stemmer for the whole of English (Porter's) makes the same. Among others a word is compared
by its root, whatever part of speech it is (preventing disasters, prevention of disasters, disaster
prevention): they say which is meant.
"""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile("[a-z]+")
# Articles, prepositions, pronouns and what a question is wrapped in.
STOP_WORDS = frozenset(
    "a about an and any are as at be by can do does for from get has have how i in into is it its"
    " me my of on one or s that the their there this to up we what when where which who with you"
    " your".split()
)
# Behind another word, these only say that it is somebody or something: disabled person.
GENERAL = frozenset("person people thing things matter something someone oneself".split())
# What stands behind them tells more about what stands before: support for children.
LINKING = frozenset("about for from in of on to with".split())
# Endings of number, and of tense behind something that has a vowel (farming, but no king).
_PLURAL = re.compile("(?<=[^su])s$|(?<=(?:ss|sh|ch))es$|(?<=x)es$|(?<=[^aeiou]us)es$")
_TENSE = re.compile("(?<=[aeiouy][^aeiou])(?:ed|ing)$|(?<=[aeiouy][^aeiou]{2})(?:ed|ing)$")
_IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "men": "man",
    "mice": "mouse",
    "teeth": "tooth",
    "women": "woman",
    "lives": "life",
    "wives": "wife",
    "midwives": "midwife",
    "housewives": "housewife",
    "halves": "half",
    "shelves": "shelf",
    "knives": "knife",
    "leaves": "leaf",
    "wolves": "wolf",
}
# A consonant that a tense has doubled: planning.
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
# What is left of so short a verb had an e: moving, no mow.
_SHORTENED = re.compile("[^aeiou]?[aeiou][^aeiouwxy]")
# So short a word needs its e: care is no car.
_SHORT = 4
# British spellings, as they stand before and behind the endings are taken off.
_BRITISH = (
    (re.compile("(?<=[bt])re(?=s?$)"), "er"),  # centre
    (re.compile("(?<=..)our(?=$|s$|ed$|ing$|hood|ful|al)"), "or"),  # labour; but hour
    (re.compile("mme(?=s?$)"), "m"),  # programme
    (re.compile("(?<=...)is(?=ation)"), "iz"),  # organisation
    (re.compile("(?<=...)ll(?=ed$|ing$|$)"), "l"),  # travelling, and install
)
_BRITISH_STEMS = (
    (re.compile("(?<=....)is$"), "iz"),  # digitise
    (re.compile("ys$"), "yz"),  # analyse
    (re.compile("enc$"), "ens"),  # licence
)
# Endings that make another part of speech, of something that has at least four letters.
_DERIVED = re.compile(
    "(?<=....)(?:ation|ion|ment|ness|anc|ens|ity|iv|ism|ist|abl|ful|ly|al|er|or|at|ed|ing)$"
)
_FROM_Y = re.compile("(?<=..)ication$")  # application
# Endings that may stand one behind the other: educ-at-ion-al.
_LONGEST_DERIVATION = 3


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """What forms of a word have in common whatever their number: evacuees and evacuee, policies and
    policy, centre and center. A tense stays: nursing is no nurse, where both are known."""
    word = _IRREGULAR.get(word, word)
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return _american(_PLURAL.sub("", word[:-3] + "y" if word.endswith("ies") else word))


def present(stemmed: str) -> str:
    """A stem without the ending of a tense: farming and farm, planning and plan."""
    found = _TENSE.sub("", stemmed)
    if found == stemmed:
        return stemmed
    shorter = _DOUBLED.sub(r"\1", found)
    return _american(shorter + "e" if _SHORTENED.fullmatch(found) else shorter)


def _american(word: str) -> str:
    found = word if len(word) <= _SHORT else word.removesuffix("e")
    for british, american in _BRITISH_STEMS:
        found = british.sub(american, found)
    return found


def root(stemmed: str) -> str:
    """What a stem has in common with those of other parts of speech: prevention and prevent."""
    stemmed = present(stemmed)
    for _ in range(_LONGEST_DERIVATION):
        shorter = _DERIVED.sub("", _FROM_Y.sub("y", stemmed))
        shorter = shorter if len(shorter) <= _SHORT else shorter.removesuffix("e")
        if shorter == stemmed:
            break
        stemmed = shorter
    return stemmed[:-1] + "i" if stemmed.endswith("y") else stemmed


def key(text: Sequence[str]) -> str:
    """What is compared of some words that say something: the stem of one, the roots of several,
    joined by blanks, the one that the others tell more about last; empty without any."""
    telling = [word for word in _in_order(text) if word not in STOP_WORDS]
    if len(telling) > 1 and telling[-1] in GENERAL:
        telling.pop()
    stems = list(map(stem, telling))
    return " ".join(stems if len(stems) < 2 else map(root, stems))


def bag(keyed: str) -> str:
    """A key whatever the order of its words: damage to roads is road damage."""
    return " ".join(sorted(keyed.split(" "))) if " " in keyed else keyed


def _in_order(text: Sequence[str]) -> Iterator[str]:
    """The words, those first that tell more about others: damage to roads as roads damage."""
    at = next((n for n, word in enumerate(text) if word in LINKING and n), len(text))
    yield from text[at + 1 :]
    yield from text[:at]
