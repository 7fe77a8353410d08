"""Text to tokens: the one analyzer for documents and queries.

Text is folded (``normalize``) and cut in mode C (``tokenizer``); each word is cut again into its
mode A parts. Every part stands at a position of its own, so that a compound is a run of adjacent
positions however Sudachi cuts it. Offsets lead into the original text.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.text import opposites
from indexer.text.folded import Folded
from indexer.text.installed import version
from indexer.text.lexeme import INFLECTED, Entry, Kind, Lexeme, lexeme
from indexer.text.normalize import fold
from indexer.text.opposites import NEGATING
from indexer.text.tokenizer import Word, in_parts, looked_up, morphemes

# Counts up with every change of what this room puts out for a text.
ANALYZER_VERSION = 23
# Characters between two words that leave them adjacent: システム・ネットワーク, e-mail.
JOINING = frozenset("・･ \u3000\t-/")
# Sudachi marks words outside its dictionary by numbers from here on.
_FIRST_UNKNOWN = 0xF000_0000
# Of these, names above all, so many are kept.
_MAX_UNKNOWN = 50_000


class Part(NamedTuple):
    """A mode A part of a word: it holds one position. Offsets into the original text."""

    lexeme: Lexeme
    start: int
    end: int


class Token(NamedTuple):
    """A word of mode C with its parts; a word that has none is its own only part.

    ``surface`` is the folded text, ``pos`` the part of speech. A break has no parts' terms, but a
    part that holds the position.
    """

    surface: str
    lexeme: Lexeme
    parts: tuple[Part, ...]
    pos: tuple[str, ...] = ()


# Entries by Sudachi's word number, shared by threads: all of them would write the same.
_entries: dict[int, Entry] = {}
# Entries of words outside the dictionary, by the number that says their kind, and the word; and of
# words of the dictionary that have another length than where they were first met.
_unknown_entries: dict[tuple[int, str], Entry] = {}


def forget() -> None:
    """Lets go of all words that were met; they are looked at anew when they come again."""
    _entries.clear()
    _unknown_entries.clear()
    opposites.forget()


def versions() -> dict[str, str]:
    """Whatever decides the tokens of a text, for the fingerprint of an index."""
    packages = ("SudachiPy", "SudachiDict-core")
    return {"analyzer": str(ANALYZER_VERSION)} | {name: version(name) for name in packages}


def analyze(text: str) -> list[Token]:
    """The tokens of ``text`` in order, breaks and function words among them.

    White space and characters that join words are no tokens. Never raises, whatever the string.
    """
    return analyze_folded(fold(text))


def analyze_folded(folded: Folded) -> list[Token]:
    """The same of a text that is folded already."""
    tokens = []
    text, is_same = folded.text, folded.keeps_offsets
    parts: tuple[Part, ...]
    for entry, start in zip(*entries(text), strict=True):
        end = start + entry.length
        if len(entry.parts) > 1:
            parts = tuple(_parts_from(start, entry, folded))
        elif is_same:
            parts = (Part(entry.parts[0][0], start, end),)
        else:
            parts = (Part(entry.parts[0][0], *folded.span(start, end)),)
        tokens.append(Token(text[start:end], entry.lexeme, parts, entry.pos))
    return tokens


def _parts_from(start: int, entry: Entry, folded: Folded) -> Iterator[Part]:
    for part, length in entry.parts:
        yield Part(part, *folded.span(start, start + length))
        start += length


def entries(folded: str) -> tuple[list[Entry], list[int]]:
    """The words of a folded text and their offsets; ``analyze`` and the index build on them."""
    found: list[Entry] = []
    starts: list[int] = []
    opposite: Entry | None = None
    before: Entry | None = None
    for offset, chunk, words in morphemes(folded):
        for word in words:
            one, start = entry(word), word.begin()
            if one.length > 1 or (one.length and chunk[start] not in JOINING):
                if opposite is not None:
                    one = opposites.opposite(opposite, one)
                elif before is not None and opposites.may_be_none(one):
                    one = opposites.none_of(before, one)
                found.append(one)
                starts.append(offset + start)
            opposite, before = (one if opposites.is_prefix(one) else None), one
    return found, starts


def entry(word: Word) -> Entry:
    """The entry of a word of ``morphemes``.

    Sudachi takes すーーごい for すーごい: a word of its dictionary may have several lengths, and an
    entry for each.
    """
    found = _entries.get(word.word_id())
    if found is None or found.length != word.end() - word.begin():
        return _other_entry(word)
    return found


@lru_cache(_MAX_UNKNOWN)
def is_word(text: str) -> bool:
    """Whether a text is one word of the dictionary, of two characters or more."""
    words = [one for _, _, piece in morphemes(fold(text).text) for one in piece]
    return len(text) > 1 and len(words) == 1 and not words[0].is_oov()


def parts_of_speech(text: str) -> list[tuple[str, ...]]:
    """What a folded text may be by itself, as the dictionary has it; empty where it has none."""
    return [word.part_of_speech() for word in looked_up(text)]


def readings_of(text: str) -> list[tuple[Lexeme, tuple[Lexeme, ...]]]:
    """What a folded text may be by itself, and its mode A parts; quicker than cutting it."""
    found = []
    for one in looked_up(text):
        whole = _lexeme(one)
        # Most words have no parts: none is looked at twice.
        found.append((whole, tuple(map(_lexeme, in_parts(one))) or (whole,)))
    return found


def lexemes_of(text: str) -> list[Lexeme]:
    """What a folded text may be by itself, without its parts."""
    return list(map(_lexeme, looked_up(text)))


def inflected(text: str) -> list[Lexeme]:
    """The verbs and adjectives that a folded text may be by itself."""
    return [_lexeme(one) for one in looked_up(text) if one.part_of_speech()[0] in INFLECTED]


def is_undivided(term: str) -> bool:
    """Whether a term is a word of the dictionary that is made of no others: ドローン."""
    return any(len(in_parts(one)) < 2 for one in looked_up(term))


def common_noun(text: str) -> Lexeme | None:
    """The lexeme of a text that is one dictionary word and a common noun; otherwise None.

    Names, numbers, counters, adverbial nouns (今) and empty ones (事) are not common nouns.
    """
    words = [one for _, _, piece in morphemes(fold(text).text) for one in piece]
    if len(words) != 1 or words[0].is_oov():
        return None
    pos, found = words[0].part_of_speech(), _lexeme(words[0])
    is_common = pos[1] == "普通名詞" and pos[2] not in ("副詞可能", "助数詞可能")
    return found if is_common and found.kind is Kind.NOUN else None


def is_noun(text: str) -> bool:
    """Whether a text by itself ends in a noun, and in none that is an adverb as well (すべて)."""
    words = [one for _, _, piece in morphemes(fold(text).text) for one in piece]
    if not words:
        return False
    pos = words[-1].part_of_speech()
    return bool(pos[0] == "名詞" and pos[2] != "副詞可能")


def _other_entry(word: Word) -> Entry:
    """A word's entry that is not among ``_entries``, or not with this length."""
    number = word.word_id()
    if number < _FIRST_UNKNOWN and number not in _entries:
        return _entries.setdefault(number, _new_entry(word))
    # One object for each: a build numbers entries by what they are, not by what they say.
    key = number, word.surface()
    known = _unknown_entries.get(key)
    if known is None:
        if len(_unknown_entries) >= _MAX_UNKNOWN:
            _unknown_entries.clear()
        known = _unknown_entries[key] = _new_entry(word)
    return known


def _new_entry(morpheme: Word) -> Entry:
    length = morpheme.end() - morpheme.begin()
    whole = _lexeme(morpheme)
    return Entry(whole, _parts(morpheme, whole, length), length, morpheme.part_of_speech())


def _lexeme(morpheme: Word) -> Lexeme:
    if morpheme.part_of_speech()[1] == "数詞" and (name := _name_of(morpheme.surface())):
        morpheme = name
    return lexeme(
        morpheme.surface(),
        morpheme.normalized_form(),
        morpheme.reading_form(),
        morpheme.part_of_speech(),
        tuple(morpheme.synonym_group_ids()),
    )


@lru_cache(_MAX_UNKNOWN)
def _name_of(numeral: str) -> Word | None:
    """The place that is written as a number (四万十 is no 40010); None for other numerals."""
    if "万" not in numeral[:-1]:
        return None  # 三百 is one too, but hardly ever meant
    named = looked_up(numeral)
    return next((one for one in named if one.part_of_speech()[1] == "固有名詞"), None)


def _parts(morpheme: Word, whole: Lexeme, length: int) -> tuple[tuple[Lexeme, int], ...]:
    """The mode A parts. A verb stays whole: the parts of 見直す are verbs of their own."""
    parts = [] if whole.kind is Kind.VERB else in_parts(morpheme)
    # A part is a word that other texts have by itself.
    measured = tuple([(entry(part).lexeme, part.end() - part.begin()) for part in parts])
    if len(measured) < 2 or sum(size for _, size in measured) != length:
        return ((whole, length),)
    return (
        tuple(opposites.negated(measured)) if not NEGATING.isdisjoint(whole.surface) else measured
    )
