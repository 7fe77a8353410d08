"""Completions while somebody types: by the beginning of the text, of its reading, or of romaji."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from corpus.record import Program
from corpus.text.patterns import pattern
from indexer.answer.results import Suggestion
from indexer.index.segment import Segment
from indexer.index.words.phrases import Phrase
from indexer.query.query import MAX_TEXT
from indexer.text.analyzer import analyze, entries
from indexer.text.kana import is_kana, to_katakana
from indexer.text.normalize import fold_text
from indexer.text.romaji import romaji_to_katakana

# More than a screen of a phone shows are not read.
MAX_SUGGESTIONS = 8
# Of the names, at most so many, so that words have room.
_MAX_NAMES = 4
# What an IME has not composed yet stands as Latin letters behind kana: ぼうs.
_UNCOMPOSED = pattern(r"(?<=[ぁ-ゖァ-ヺー])[a-z]+$")
# An incomplete syllable behind romaji: bous.
_OPEN_SYLLABLE = re.compile(r"[bcdfghjkmprstvwyz]+$|(?<=n)y$")


# What an input method has converted in part: kanji and the kana behind them.
_HALF = pattern("([一-鿿々]+)([ぁ-ゖァ-ヺー]+)")
# A query of several words: what stands before the last one, and that one.
_WORDS = re.compile(r"(.+[\s\u3000])([^\s\u3000]+)", re.S)
# Completions of a last word that are tried with the words before it.
_MOST_TRIED = 24


class Suggester:
    """Looks up beginnings among names, phrases and departments of one generation."""

    def __init__(
        self, names: Iterable[Phrase], phrases: Iterable[Phrase], departments: Iterable[Phrase]
    ) -> None:
        self._rows = [
            *((phrase, Suggestion(phrase.text, "department")) for phrase in departments),
            *((phrase, Suggestion(phrase.text, "word")) for phrase in phrases),
            *((phrase, Suggestion(phrase.text, "name")) for phrase in names),
        ]
        self._texts = _sorted_keys(fold_text(phrase.text) for phrase, _ in self._rows)
        self._readings = _sorted_keys(phrase.reading for phrase, _ in self._rows)

    def suggest(
        self,
        text: str,
        limit: int = MAX_SUGGESTIONS,
        leads: Callable[[str], bool] | None = None,
    ) -> tuple[Suggestion, ...]:
        """At most ``limit`` completions of what was typed, the likeliest first.

        None for nothing, and for more than a query may have. Of several words the last one is
        completed, where ``leads`` says that some program has all of the query.
        """
        if len(text) > MAX_TEXT:
            return ()
        typed = _UNCOMPOSED().sub("", fold_text(text).strip())
        if not typed:
            return ()
        found = tuple(_chosen(self._whole(typed), limit))
        if found or leads is None:
            return found
        return tuple(islice(self._further(text.strip(), leads), limit))

    def _whole(self, typed: str) -> Iterator[Suggestion]:
        """What begins as it was typed, but mere beginnings of longer words, the likeliest first."""
        numbers = self._completed(typed)
        dropped = self._beginnings(numbers)
        return (self._rows[number][1] for number in numbers if number not in dropped)

    def _completed(self, typed: str) -> list[int]:
        """The rows of what begins as it was typed, the likeliest first."""
        numbers = dict.fromkeys(_with_prefix(self._texts, typed))
        for reading in _readings(typed):
            numbers.update(dict.fromkeys(_with_prefix(self._readings, reading)))
        if half := _HALF().fullmatch(typed):
            numbers.update(dict.fromkeys(self._half_converted(half[1], to_katakana(half[2]))))
        return sorted(numbers, key=lambda number: self._order(number, typed))

    def _beginnings(self, numbers: Iterable[int]) -> set[int]:
        """The words that are only the beginning of a longer one, as common: of the same programs.

        住宅改修補助 beside 住宅改修補助金.
        """
        words = {
            fold_text(phrase.text): (number, phrase.count)
            for number in numbers
            for phrase, suggestion in [self._rows[number]]
            if suggestion.kind == "word"
        }
        return {
            words[text[:end]][0]
            for text, (_, count) in words.items()
            for end in range(1, len(text))
            if text[:end] in words and words[text[:end]][1] == count
        }

    def _half_converted(self, kanji: str, kana: str) -> Iterator[int]:
        """What begins with some kanji and is read so behind the first kana: 防さ for 防災."""
        own = "".join([token.lexeme.reading for token in analyze(kanji)])
        for number in _with_prefix(self._texts, kanji):
            reading = self._rows[number][0].reading
            if reading.startswith(own + kana) or (
                not reading.startswith(own) and kana in reading[1:]
            ):
                yield number

    def _further(self, text: str, leads: Callable[[str], bool]) -> Iterator[Suggestion]:
        """The query with its last word completed, where some program has all of it."""
        words = _WORDS.fullmatch(text)
        typed = _UNCOMPOSED().sub("", fold_text(words[2])) if words else ""
        if words is None or not typed:
            return
        # Beginnings of longer words too: what is common to programs with the words before it.
        for number in self._completed(typed)[:_MOST_TRIED]:
            one = self._rows[number][1]
            query = words[1] + one.text
            if one.kind == "word" and len(query) <= MAX_TEXT and leads(query):
                yield Suggestion(query, "word")

    def _order(self, number: int, typed: str) -> tuple[bool, bool, int, int]:
        """Words before names, what begins as typed before what is read so, then the commonest."""
        phrase, suggestion = self._rows[number]
        return (
            suggestion.kind == "name",
            not fold_text(phrase.text).startswith(typed),
            -phrase.count,
            len(phrase.text),
        )


def _chosen(ordered: Iterable[Suggestion], limit: int) -> Iterator[Suggestion]:
    """The first ones that differ in text, names among them if there are any."""
    distinct: dict[str, Suggestion] = {}
    for suggestion in ordered:
        distinct.setdefault(suggestion.text, suggestion)
    names = [one for one in distinct.values() if one.kind == "name"][: min(_MAX_NAMES, limit)]
    words = [one for one in distinct.values() if one.kind != "name"][: limit - len(names)]
    yield from (*words, *names)


def _sorted_keys(keys: Iterable[str]) -> list[tuple[str, int]]:
    return sorted((key, number) for number, key in enumerate(keys) if key)


def _with_prefix(keys: Sequence[tuple[str, int]], prefix: str) -> Iterator[int]:
    at = bisect_left(keys, (prefix, -1))
    while at < len(keys) and keys[at][0].startswith(prefix):
        yield keys[at][1]
        at += 1


def _readings(typed: str) -> Iterator[str]:
    """What was typed as the beginning of a reading, where it is kana or romaji."""
    if is_kana(typed):
        yield to_katakana(typed)
    elif katakana := romaji_to_katakana(_OPEN_SYLLABLE.sub("", typed)):
        yield katakana


def suggester(segment: Segment, programs: Sequence[Program]) -> Suggester:
    """The suggester of one generation, whose programs are ``programs``."""
    names, departments = read_names(programs)
    return Suggester(names, segment.phrases, departments)


def read_names(
    programs: Iterable[Program], most: int | None = None
) -> tuple[list[Phrase], list[Phrase]]:
    """The names of programs, at most so many, and those of their departments, with readings."""
    names: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for program in programs:
        if most is None or len(names) < most:
            names.setdefault(program.name)
        if program.department:
            counts[program.department] += 1
    return (
        [_read(name, 1) for name in names],
        [_read(name, count) for name, count in counts.items()],
    )


def _read(text: str, count: int) -> Phrase:
    """A text as a phrase, with its reading as far as every word has one."""
    readings = []
    # Nobody needs the places of its words: a list of thousands has as many names.
    for word in entries(fold_text(text))[0]:
        if not word.lexeme.reading:
            break
        readings.append(word.lexeme.reading)
    return Phrase(text, "".join(readings), count)
