"""Sudachi: folded text to morphemes, in pieces that it takes; the only importer of sudachipy."""

import re
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from sudachipy import Config, Dictionary, Morpheme, MorphemeList, SplitMode, Tokenizer
from sudachipy.errors import SudachiError

from indexer.errors import DictionaryUnusable

# Sudachi refuses 49,149 bytes of UTF-8; a character has at most 4. It also refuses what grows past
# 65,535 bytes when it normalizes (ﷺ becomes 18 characters): such a piece is halved until it fits.
_MAX_CHUNK = 10_000
_SENTENCE_END = re.compile(r"[。！？!?\n]")
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
# Sudachi, in Rust, ends the process where it gets no memory: Python asks for some before, and
# can say so. Builds of the shipped plan ended so up to 4 MiB above what the dictionary needs.
_RESERVE = 16 << 20

# A word of ``morphemes``, and what it says of itself, as functions for ``map``: Sudachi's number,
# where it begins.
Word: TypeAlias = Morpheme
word_id = Morpheme.word_id
begin = Morpheme.begin


class _Local(threading.local):
    tokenizer: Tokenizer | None = None


_local = _Local()


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


def close_dictionary() -> None:
    """Unmaps the dictionary, unless another thread uses it; opened again when a text is analysed.

    What was read of it, some 140 MB, counts as memory of the process; opening takes 80 ms.
    """
    _local.tokenizer = None
    _dictionary.cache_clear()


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


def looked_up(text: str) -> Sequence[Word]:
    """What a folded text may be by itself, as the dictionary has it; empty where it has none."""
    return _dictionary().lookup(text) if text else ()


def in_parts(word: Word) -> Sequence[Word]:
    """The mode A parts of a word; empty where it has no others than itself."""
    parts: Sequence[Word] = word.split(SplitMode.A, add_single=False)
    return parts


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Pieces that Sudachi takes, cut at the ends of sentences where there are any."""
    start = 0
    while len(text) - start > _MAX_CHUNK:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + _MAX_CHUNK)]
        end = ends[-1] if ends else start + _MAX_CHUNK
        yield start, text[start:end]
        start = end
    yield start, text[start:]
