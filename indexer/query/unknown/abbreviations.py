"""Clipped compounds and their long forms: コルセン for コールセンター, GPS for its three words.

People clip a compound to the beginnings of its parts. That is looked for among the phrases of the
collection where no program has a word; it may be another one, so that it is a hint.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from indexer.cache import Cache
from indexer.index.vocabulary import Vocabulary
from indexer.index.words.phrases import Phrase
from indexer.matches.match import Channel, Match
from indexer.query.channels import Channels
from indexer.text.analyzer import analyze
from indexer.text.letters import letters
from indexer.text.normalize import fold_text
from indexer.text.romaji import romaji_to_katakana

ABBREVIATION_WEIGHT = 0.6
# The shortest clipped word, and the longest that anybody clips to.
_MIN_LETTERS = 2
_MAX_LETTERS = 8
# Of one word alone, so much is its beginning and not another word (インスタ), and so much is
# missing.
_MIN_BEGINNING = 3
_MIN_MISSING = 2
# So many phrases are told, the commonest first, and so many are looked at.
_MOST = 4
_MOST_LOOKED_AT = 40
# What letter a word in katakana may begin with; the rows of the syllabary, by their first kana.
INITIALS = {
    kana: initials
    for row, initials in (
        ("アァ", "au"), ("イィ", "ie"), ("ウゥ", "uw"), ("エェ", "ea"), ("オォ", "oa"),
        ("カクコキケ", "kcq"), ("サスセソ", "sc"), ("シ", "sc"), ("タテトツ", "t"), ("チ", "ct"),
        ("ナニヌネノ", "nk"), ("ハヒヘホ", "h"), ("フ", "fhp"), ("マミムメモ", "m"), ("ヤ", "y"),
        ("ユ", "uy"), ("ヨ", "ye"), ("ラリルレロ", "rl"), ("ワ", "wo"), ("ガグゴギゲ", "g"),
        ("ザズゼゾ", "z"), ("ジ", "jgz"), ("ダデドディ", "d"), ("バビブベボ", "bv"), ("ヴ", "v"),
        ("パピプペポ", "p"),
    )
    for kana in row
}  # fmt: skip
_MIN_INITIALS = 3
# Latin letters that may be read as a word; two are read one by one.
_LATIN = re.compile("[a-z]{3,}")
# Marks that clipped words leave out.
_UNWRITTEN = str.maketrans("", "", "ーッ")
# Longer names by initials are rare, and each part has up to three ways to begin.
_MAX_INITIALS = 6
# A Latin word that may be made of initials.
_ACRONYM = re.compile(f"[a-z]{{{_MIN_INITIALS},{_MAX_INITIALS}}}")
# Words whose long forms are kept.
_CACHED = 4096


class Abbreviations:
    """What clipped words of a query stand for in one generation. Threads share it."""

    def __init__(
        self, vocabulary: Vocabulary, channels: Channels, phrases: Callable[[], Iterable[Phrase]]
    ) -> None:
        self._vocabulary = vocabulary
        self._channels = channels
        self._read = phrases
        self._cache: Cache[str, Sequence[Match]] = Cache(_CACHED)

    def of(self, folded: str) -> Sequence[Match]:
        """The matches of phrases that ``folded`` may be clipped from, or the other way round."""
        known = self._cache.get(folded)
        if known is None:
            known = self._of(folded)
            if self._channels.settled:
                self._cache.put(folded, known)
        return known

    def _of(self, folded: str) -> Sequence[Match]:
        text = _plain(folded)
        found = self._initials(folded) + self._long_forms(folded)
        if _MIN_LETTERS <= len(text) <= _MAX_LETTERS and not folded.isascii():
            found += self._clipped(text)
        matches = [match for phrase in found[:_MOST] for match in self._channels.written.of(phrase)]
        return [
            match._replace(channel=Channel.ABBREVIATION, weight=ABBREVIATION_WEIGHT, hint=True)
            for match in matches
        ]

    def _clipped(self, text: str) -> list[str]:
        """The phrases of which a text has the beginnings of the parts."""
        known = self._by_letter.get(text[0], ())
        likely = [phrase for phrase, own in known if len(own) > len(text) and _is_within(text, own)]
        found = [phrase for phrase in likely[:_MOST_LOOKED_AT] if _is_clipped(text, _parts(phrase))]
        # A longer phrase says no more than the one that it begins with.
        return [one for one in found if not any(one != o and one.startswith(o) for o in found)]

    def _initials(self, folded: str) -> list[str]:
        """The Latin word of the initials of a long form in katakana."""
        if _plain(folded)[:1] not in INITIALS:
            return []
        parts = _parts(folded)
        if not _MIN_INITIALS <= len(parts) <= _MAX_INITIALS:
            return []
        if any(part[:1] not in INITIALS for part in parts):
            return []
        choices = [""]
        for part in parts:
            choices = [before + one for before in choices for one in INITIALS[part[0]]]
        return [word for word in choices if word in self._vocabulary]

    def _long_forms(self, folded: str) -> list[str]:
        """The phrases in katakana whose parts begin with the letters of a Latin word."""
        if not _ACRONYM.fullmatch(folded):
            return []
        likely = [
            phrase
            for kana, initials in INITIALS.items()
            if folded[0] in initials
            for phrase, own in self._by_letter.get(kana, ())
            if _has_initials(folded, own)
        ]
        return [one for one in likely[:_MOST_LOOKED_AT] if _are_initials(folded, _parts(one))]

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, str]]]:
        """The phrases by their first letter, with all of theirs."""
        phrases: dict[str, list[tuple[str, str]]] = {}
        for phrase in self._read():
            if own := _plain(phrase.text):
                phrases.setdefault(own[0], []).append((phrase.text, own))
        return phrases


def _plain(text: str) -> str:
    """The letters of a text as they are clipped: コール as コル, マッチ as マチ, GIGA as ギガ."""
    plain = letters(fold_text(text))
    read = _LATIN.sub(lambda match: letters(romaji_to_katakana(match[0]) or match[0]), plain)
    return read.translate(_UNWRITTEN)


def _parts(text: str) -> list[str]:
    parts = (part.lexeme.surface for token in analyze(text) for part in token.parts)
    return [plain for plain in map(_plain, parts) if plain]


def _are_initials(text: str, parts: Sequence[str]) -> bool:
    """Whether each part may begin with the letter at its place."""
    return len(parts) == len(text) and all(
        letter in INITIALS.get(part[0], "") for letter, part in zip(text, parts, strict=True)
    )


def _has_initials(text: str, other: str) -> bool:
    """Whether kana stand in a text that may begin with the letters of another, in their order."""
    rest = iter(other)
    return all(any(letter in INITIALS.get(kana, "") for kana in rest) for letter in text)


def _is_within(text: str, other: str) -> bool:
    """Whether the signs of a text stand in another in this order."""
    rest = iter(other)
    return all(sign in rest for sign in text)


def _is_clipped(text: str, parts: Sequence[str]) -> bool:
    """Whether a text is made of the beginnings of the first part and of later ones."""
    if len(parts) == 1:
        rest = len(parts[0]) - len(text)
        return (
            len(text) >= _MIN_BEGINNING <= rest + 1
            and rest >= _MIN_MISSING
            and parts[0].startswith(text)
        )
    return _rest_is_clipped(text, parts, True)


def _rest_is_clipped(text: str, parts: Sequence[str], is_first: bool) -> bool:
    if not text:
        return not is_first
    if not parts:
        return False
    longest = _common(text, parts[0])
    if any(_rest_is_clipped(text[size:], parts[1:], False) for size in range(longest, 0, -1)):
        return True
    return not is_first and _rest_is_clipped(text, parts[1:], False)


def _common(text: str, part: str) -> int:
    """How many signs two texts begin with that are the same."""
    pairs = zip(text, part, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(text), len(part))
    )
