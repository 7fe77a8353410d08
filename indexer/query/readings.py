"""The words of the programs that a reading may be: one by one, or several side by side."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from corpus.text.patterns import pattern
from indexer.index.vocabulary import Vocabulary
from indexer.text.analyzer import Token
from indexer.text.kana import is_kana, sound, to_katakana

# A single kana says nothing by its reading.
_MIN_KANA = 2
# Shorter kana words in a text are seldom the word that a kanji of the query is read as.
MIN_KANA_TERM = 3
_KANA = pattern("[ぁ-ゖ]")
# A word costs 1; one of a single kana this much more, so that こうかい is no こ·うかい.
_SHORT_COST = 2.0
# The particle の between two words.
_PARTICLE = "ノ"
_PARTICLE_COST = 0.5
# A word behind another may open with a voiced sound that it has not by itself (ひなんじょ: 所):
# what is read as it is written comes first.
_VOICED_COST = 0.5
_PLAIN = dict(
    zip(
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
        "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ",
        strict=True,
    )
)


# What is read so inside of words only comes behind what is read so by itself.
_INNER_COST = 0.25
# So many ways to spell a reading are tried: すい·どうかん and すいどう·かん.
_MOST_WAYS = 4

Terms = Callable[[str], Sequence[str]]


class Spelled(NamedTuple):
    """A word of a unit in kana: the terms that are read so, how many positions on it stands, and
    the number of its kana. ``inner`` are the terms that are read so beside other words only."""

    terms: tuple[str, ...]
    step: int
    length: int
    inner: tuple[str, ...] = ()

    @property
    def together(self) -> tuple[str, ...]:
        """The terms of the word beside others."""
        return (*self.terms, *self.inner)

    @property
    def is_short(self) -> bool:
        """Whether it is a single kana, which says nothing by itself."""
        return self.length == 1


def terms_read_alike(vocabulary: Vocabulary, token: Token) -> list[str]:
    """Terms that are read as a word in kana is written, or have it at an end (ごみ: 生ごみ), or are
    written as another is read; itself, too.

    Short kana in a text are seldom what a kanji is read as, and a single kana says nothing.
    """
    if is_kana(token.surface):
        kana = to_katakana(token.surface)
        found = (*vocabulary.with_reading(kana), *vocabulary.with_kana_part(kana))
        return [*found] if len(kana) >= _MIN_KANA else []
    # 福島 finds ふくしま: kana terms are katakana in the index.
    reading = token.lexeme.reading
    if token.surface.isascii():
        # K is ケー and ケイ.
        alike = vocabulary.with_sound(sound(reading)) if len(reading) >= MIN_KANA_TERM else ()
        return [term for term in alike if is_kana(term)]
    terms = [reading] if len(reading) >= MIN_KANA_TERM and reading in vocabulary else []
    if kanji := _KANA().sub("", token.lexeme.term):
        # 踏み切り is 踏切, which Sudachi has as words of their own.
        alike = vocabulary.with_reading(reading)
        terms += [term for term in alike if _KANA().sub("", term) == kanji]
    return terms


class _Way(NamedTuple):
    """One way to spell the first kana of a reading; ``is_gap`` where a particle ends it."""

    cost: float
    words: tuple[Spelled, ...] = ()
    is_gap: bool = False


def ways_to_spell(
    reading: str, with_reading: Terms, with_inner: Terms, longest: int
) -> list[list[Spelled]]:
    """The ways in which words spell ``reading`` from end to end, those of the fewest words first.

    ``with_reading`` gives the terms of one reading, ``with_inner`` those that have it beside other
    words. Empty where words do not cover all of it, or where there is a word of one kana that
    closes no longer one (課 behind 推進): from such pieces anything is spelled.
    """
    # best[n]: the cheapest ways to spell the first n kana.
    best: list[list[_Way]] = [[_Way(0.0)]]
    for end in range(1, len(reading) + 1):
        ways = [
            way
            for start in range(max(0, end - longest), end)
            if best[start]
            for step in [_step(reading[start:end], with_reading, with_inner, start, len(reading))]
            if step is not None
            for way in _longer(best[start], *step)
        ]
        best.append(sorted(ways, key=lambda way: way.cost)[:_MOST_WAYS])
    found = [way.words for way in best[-1]] if reading else []
    return [list(one) for one in found if all(_is_sure(one, at) for at in range(len(one)))]


def _longer(ways: Sequence[_Way], cost: float, word: Spelled | None) -> Iterator[_Way]:
    """Some ways with one more word; with a particle where that is None."""
    for way in ways:
        if word is None:
            yield _Way(way.cost + cost, way.words, True)
        else:
            # A particle before the word holds a position.
            own = word._replace(step=2) if way.is_gap else word
            yield _Way(way.cost + cost, (*way.words, own))


def _is_sure(words: Sequence[Spelled], at: int) -> bool:
    word = words[at]
    return not word.is_short or (at > 0 and not words[at - 1].is_short and word.step == 1)


def _step(
    piece: str, with_reading: Terms, with_inner: Terms, start: int, size: int
) -> tuple[float, Spelled | None] | None:
    """The cost and the word of a piece of a reading of ``size`` kana; None where it is no word."""
    is_behind, is_before = start > 0, start + len(piece) < size
    cost = 1.0 + (_SHORT_COST if len(piece) == 1 else 0.0)
    terms = tuple(with_reading(piece))
    inner = tuple(with_inner(piece)) if is_behind or is_before else ()
    if terms or inner:
        return cost + (0.0 if terms else _INNER_COST), Spelled(terms, 1, len(piece), inner)
    plain = _PLAIN.get(piece[0]) if is_behind else None
    if plain and (terms := tuple(with_reading(plain + piece[1:]))):
        return cost + _VOICED_COST, Spelled(terms, 1, len(piece))
    if is_behind and is_before and piece == _PARTICLE:
        return _PARTICLE_COST, None
    return None
