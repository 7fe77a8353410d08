"""English words of a query: the Japanese words of the programs that they stand for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from indexer.cache import Cache
from indexer.english.stems import STOP_WORDS, bag, key, present, root, words
from indexer.english.table import Table
from indexer.matches.match import Channel, Match, Reach
from indexer.query.channels import Channels
from indexer.query.parser import Unit
from indexer.text.analyzer import analyze

# What a translation counts against the word itself: a gloss has several words, a word several
# meanings. Chosen on the tuning half of tests/judgements.
ENGLISH_WEIGHT = 0.8
# What is seldom meant, and what of several words one tells.
_HINT = 0.5
# What is used like the Japanese word, where no program has it.
_INSTEAD = 0.6
# Longest gloss, and shortest word: two letters are an abbreviation.
_MAX_WORDS = 4
_MIN_LETTERS = 3
# Words whose matches are kept: as many as the searches of some days have.
_CACHED = 4096

_LookUp = Callable[[str], Sequence[Match]]
Translated = dict[int, tuple[Match, ...]]


class Translation:
    """Translates the units of queries for one generation. Threads share it."""

    def __init__(self, channels: Channels, read: Callable[[], Table]) -> None:
        self._channels = channels
        self._read = read
        self._cache: Cache[tuple[tuple[str, ...], int], tuple[Match, ...]] = Cache(_CACHED)

    def of(self, units: Sequence[Unit]) -> Translated:
        """By the number of a unit, what stands for it in Japanese; nothing for most queries.

        Words that say nothing in English (the, for) have an empty entry where others say something.
        """
        english = [number for number, unit in enumerate(units) if _is_english(unit)]
        telling = [number for number in english if units[number].text.lower() not in STOP_WORDS]
        found: Translated = {}
        at = 0
        while at < len(telling):
            for size in range(min(_MAX_WORDS, len(telling) - at), 0, -1):
                numbers = range(telling[at], telling[at + size - 1] + 1)
                # Another unit may stand between them.
                if all(number in english for number in numbers):
                    matches = self._known(tuple([units[number].text for number in numbers]), size)
                    # What several words only hint at, each of them tells as well.
                    if any(not match.hint for match in matches) or (matches and size == 1):
                        found |= dict.fromkeys(telling[at : at + size], matches)
                        break
            else:
                size = 1
            at += size
        if telling:
            found |= dict.fromkeys(set(english).difference(telling), ())
        return found

    def of_word(self, text: str) -> tuple[Match, ...]:
        """What stands for a word typed together with Japanese ones; empty where it says nothing."""
        return self.of([Unit(text)]).get(0, ())

    def _known(self, texts: tuple[str, ...], size: int) -> tuple[Match, ...]:
        known = self._cache.get((texts, size))
        if known is None:
            known = tuple(self._matches(texts, size))
            if self._channels.settled:
                self._cache.put((texts, size), known)
        return known

    def _matches(self, texts: Sequence[str], size: int) -> list[Match]:
        """What stands for some words, of which ``size`` say something."""
        stems = bag(key([word for text in texts for word in words(text)]))
        table, text, weight = self._read(), " ".join(texts), ENGLISH_WEIGHT / size
        if size == 1 and stems not in table["words"]:
            stems = present(stems)
        found = list(self._told(text, table["words"].get(stems, {}), weight, self.look_up("words")))
        hints = table["hints"].get(stems, {})
        if size == 1 and all(match.hint for match in found):
            hints = {**table["roots"].get(root(stems), {}), **hints}
        found = _direct(found)
        known = {match.key for match in found}
        seldom = self._told(text, hints, weight * _HINT, self.look_up("hints"))
        return [
            *_merged(text, found),
            *(match._replace(hint=True) for match in seldom if match.key not in known),
        ]

    def _told(
        self, text: str, japanese: Mapping[str, float], weight: float, look_up: _LookUp
    ) -> Iterator[Match]:
        for word, share in japanese.items():
            for match in look_up(word):
                told = " → ".join(dict.fromkeys((text, word, match.text)))
                # A part of a word says less: チェーン, which stands for チェーン店.
                is_part = match.text != word and any(match.text in other for other in japanese)
                hint = match.hint or is_part
                own = weight * share * (_INSTEAD if hint else 1)
                yield match._replace(channel=Channel.ENGLISH, weight=own, text=told, hint=hint)

    def look_up(self, kind: str) -> _LookUp:
        """What the matches of a Japanese word are, by the kind of table that has it: those of what
        stands for it where no program has a word that is what is meant."""
        return self._meant if kind == "words" else self._channels.written.of

    def _meant(self, word: str) -> Sequence[Match]:
        return self._channels.written.of(word) or self.instead(word)

    def instead(self, word: str) -> list[Match]:
        """What stands for a Japanese word that no program has."""
        tokens = analyze(word)
        found = list(self._channels.synonyms.of_words(tokens))
        if len(tokens) == 1:
            found += self._channels.matches(tokens[0], (), False)
        # Its parts apart are none: 研究 and 大学 are no 研究大学.
        found = [match for match in found if match.reach is Reach.PHRASE]
        sure = [match for match in found if not match.hint]
        return sure or [match for match in found if match.channel is Channel.SYNONYM]


def _direct(found: Sequence[Match]) -> list[Match]:
    """Each match once, by the word that leads to it in the fewest steps."""
    best: dict[object, Match] = {}
    for match in sorted(found, key=lambda match: match.text.count(" → ")):
        known = best.setdefault(match.key, match)
        best[match.key] = known._replace(
            weight=max(known.weight, match.weight), hint=known.hint and match.hint
        )
    return sorted(best.values(), key=lambda match: -match.weight)


def _merged(text: str, found: Sequence[Match]) -> list[Match]:
    """The matches, those of single terms as one: how rare the English word is, all of them say."""
    single = [match for match in found if len(match.parts) == 1 and not match.hint]
    if len(single) < 2:
        return list(found)
    terms = tuple(dict.fromkeys(term for match in single for term in match.parts[0]))
    told = "・".join(dict.fromkeys(match.text.rpartition(" → ")[2] for match in single))
    weight = max(match.weight for match in single)
    one = single[0]._replace(parts=(terms,), text=f"{text} → {told}", weight=weight)
    return [one, *(match for match in found if match not in single)]


def _is_english(unit: Unit) -> bool:
    text = unit.text
    is_word = (text.isascii() and len(text) >= _MIN_LETTERS) or text.lower() in STOP_WORDS
    return is_word and not (unit.phrase or unit.excluded or unit.either) and text.isalpha()
