"""Text to tokens: the one analyzer for documents and queries, and the only importer of sudachipy.

Text is folded (``normalize``) and cut by Sudachi in mode C; each word is cut again into its mode A
parts. Every part stands at a position of its own, so that a compound is a run of adjacent positions
however Sudachi cuts it. Offsets lead into the original text.
"""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from sudachipy import Config, Dictionary, Morpheme, MorphemeList, SplitMode, Tokenizer
from sudachipy.errors import SudachiError

from indexer.errors import DictionaryUnusable
from indexer.text.folded import Folded
from indexer.text.installed import version
from indexer.text.lexeme import Entry, Kind, Lexeme, lexeme
from indexer.text.normalize import fold

# Counts up with every change of what this room puts out for a text.
ANALYZER_VERSION = 9
# Sudachi refuses 49,149 bytes of UTF-8; a character has at most 4. It also refuses what grows past
# 65,535 bytes when it normalizes (ﷺ becomes 18 characters): such a piece is halved until it fits.
_MAX_CHUNK = 10_000
_SENTENCE_END = re.compile(r"[。！？!?\n]")
# Characters between two words that leave them adjacent: システム・ネットワーク, e-mail.
JOINING = frozenset("・･ \u3000\t-/")
# Sudachi marks words outside its dictionary by numbers from here on.
_FIRST_UNKNOWN = 0xF000_0000
# Of these, names above all, so many are kept.
_MAX_UNKNOWN = 50_000


# Sudachi's own but for one: IgnoreYomiganaPlugin takes kana in brackets behind a kanji for how that
# is read, and makes one word of 配信（アプリ）.
_CONFIG = Config(
    inputTextPlugin=[
        {"class": "com.worksap.nlp.sudachi.DefaultInputTextPlugin"},
        {
            "class": "com.worksap.nlp.sudachi.ProlongedSoundMarkPlugin",
            "prolongedSoundMarks": ["ー", "-", "⁓", "〜", "〰"],
            "replacementSymbol": "ー",
        },
    ]
)


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


# A word of ``morphemes``, and what it says of itself, as functions for ``map``: Sudachi's number,
# where it begins.
Word: TypeAlias = Morpheme
word_id = Morpheme.word_id
begin = Morpheme.begin


class _Local(threading.local):
    tokenizer: Tokenizer | None = None


_local = _Local()
# Entries by Sudachi's word number, shared by threads: all of them would write the same.
_entries: dict[int, Entry] = {}
# Entries of words outside the dictionary, by the number that says their kind, and the word; and of
# words of the dictionary that have another length than where they were first met.
_unknown_entries: dict[tuple[int, str], Entry] = {}


# Sudachi, in Rust, ends the process where it gets no memory: Python asks for some before, and
# can say so. Builds of the shipped plan ended so up to 4 MiB above what the dictionary needs.
_RESERVE = 16 << 20


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    """Raises DictionaryUnusable."""
    try:
        dictionary = Dictionary(config=_CONFIG)
        bytearray(_RESERVE)  # given back at once
    except (SudachiError, MemoryError) as error:
        raise DictionaryUnusable(str(error) or "Cannot allocate memory") from error
    return dictionary


def _tokenizer() -> Tokenizer:
    """This thread's tokenizer; Sudachi's refuse to be shared."""
    if _local.tokenizer is None:
        _local.tokenizer = _dictionary().tokenizer(SplitMode.C)
    return _local.tokenizer


def forget() -> None:
    """Lets go of all words that were met; they are looked at anew when they come again."""
    _entries.clear()
    _unknown_entries.clear()


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
    for offset, chunk, words in morphemes(folded):
        for word in words:
            one, start = entry(word), word.begin()
            if one.length > 1 or (one.length and chunk[start] not in JOINING):
                found.append(one)
                starts.append(offset + start)
    return found, starts


def entry(word: Morpheme) -> Entry:
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
    return [word.part_of_speech() for word in _dictionary().lookup(text)] if text else []


def readings_of(text: str) -> list[tuple[Lexeme, tuple[Lexeme, ...]]]:
    """What a folded text may be by itself, and its mode A parts; quicker than cutting it."""
    words = _dictionary().lookup(text) if text else ()
    return [(_lexeme(one), tuple(map(_lexeme, one.split(SplitMode.A)))) for one in words]


def is_undivided(term: str) -> bool:
    """Whether a term is a word of the dictionary that is made of no others: ドローン."""
    return any([len(parts) < 2 for _, parts in readings_of(term)])


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


def morphemes(text: str) -> Iterator[tuple[int, str, MorphemeList]]:
    """Offset, text and words of one piece of a folded ``text`` after the other."""
    waiting = [(0, text)] if len(text) <= _MAX_CHUNK else list(_chunks(text))[::-1]
    while waiting:
        offset, chunk = waiting.pop()
        try:
            yield offset, chunk, _tokenizer().tokenize(chunk)
        except SudachiError:
            half = len(chunk) // 2
            if not half:
                raise  # nothing is left to halve, so that is not what is wrong
            waiting += [(offset + half, chunk[half:]), (offset, chunk[:half])]


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Pieces that Sudachi takes, cut at the ends of sentences where there are any."""
    start = 0
    while len(text) - start > _MAX_CHUNK:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + _MAX_CHUNK)]
        end = ends[-1] if ends else start + _MAX_CHUNK
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _other_entry(word: Morpheme) -> Entry:
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


def _new_entry(morpheme: Morpheme) -> Entry:
    length = morpheme.end() - morpheme.begin()
    whole = _lexeme(morpheme)
    return Entry(whole, _parts(morpheme, whole, length), length, morpheme.part_of_speech())


def _lexeme(morpheme: Morpheme) -> Lexeme:
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
def _name_of(numeral: str) -> Morpheme | None:
    """The place that is written as a number (四万十 is no 40010); None for other numerals."""
    if "万" not in numeral[:-1]:
        return None  # 三百 is one too, but hardly ever meant
    named = _dictionary().lookup(numeral)
    return next((one for one in named if one.part_of_speech()[1] == "固有名詞"), None)


def _parts(morpheme: Morpheme, whole: Lexeme, length: int) -> tuple[tuple[Lexeme, int], ...]:
    """The mode A parts. A verb stays whole: the parts of 見直す are verbs of their own."""
    parts = [] if whole.kind is Kind.VERB else morpheme.split(SplitMode.A, add_single=False)
    # A part is a word that other texts have by itself.
    measured = tuple([(entry(part).lexeme, part.end() - part.begin()) for part in parts])
    if len(measured) < 2 or sum(size for _, size in measured) != length:
        return ((whole, length),)
    return measured
