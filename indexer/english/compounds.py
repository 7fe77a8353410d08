"""What the parts of compounds mean, as the dictionary's compounds tell it.

防災対策 is disaster prevention measures and 対策 is a measure: so 防災 is disaster prevention,
which no entry says. In the same way 医療 is medical, and 地域 local.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from indexer.english.stems import STOP_WORDS, bag, key, words
from indexer.text.analyzer import analyze

# Of so many compounds, each with another second part, what they say is no chance.
_WITNESSES = 2
# A single sign has too many meanings.
_MIN_PART = 2

_Glosses: TypeAlias = Mapping[str, Sequence[str]]


def learned(glosses: _Glosses) -> dict[str, list[str]]:
    """What words mean beyond their ``glosses``, the best attested first."""
    known = {word: {_key(words(gloss)) for gloss in own} for word, own in glosses.items()}
    witnesses: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word, own in glosses.items():
        parts = [part.lexeme.surface for token in analyze(word) for part in token.parts]
        if len(parts) == 2 and min(map(len, parts)) >= _MIN_PART:
            for gloss in own:
                for part, meaning, other in _told(parts, words(gloss), known):
                    witnesses[part][meaning].add(other)
    return {part: found for part, told in witnesses.items() if (found := _attested(told))}


def _told(
    parts: Sequence[str], gloss: Sequence[str], known: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str]]:
    """A part, what it means by a gloss of the compound, and the part whose meaning is known."""
    if not STOP_WORDS.isdisjoint(gloss):
        return
    first, second = parts
    for size in range(1, len(gloss)):
        before, behind = gloss[:size], gloss[size:]
        if _key(behind) in known.get(second, ()) and _key(before) not in known.get(first, ()):
            yield first, " ".join(before), second
        if _key(before) in known.get(first, ()) and _key(behind) not in known.get(second, ()):
            yield second, " ".join(behind), first


def _attested(told: Mapping[str, set[str]]) -> list[str]:
    enough = [meaning for meaning, others in told.items() if len(others) >= _WITNESSES]
    return sorted(enough, key=lambda meaning: -len(told[meaning]))


def _key(gloss: Sequence[str]) -> str:
    return bag(key(gloss))
