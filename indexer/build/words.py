"""The different words of many texts, numbered: a text becomes numbers, the rest follows from them.

Sudachi is the floor of what a build takes, so that little is done for each word of a text: its
number is looked up. The columns have what all occurrences of a word share, for numpy.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from indexer.index.forward import FUNCTION, NO_TERM
from indexer.index.ranges import cumulated, sliced
from indexer.text.analyzer import entry
from indexer.text.lexeme import Entry, Kind, Lexeme
from indexer.text.opposites import is_prefix, may_be_none, none_of, opposite
from indexer.text.tokenizer import Word, begin, morphemes, word_id

Ints = NDArray[np.int32]
# Texts of which all words are held at a time, 300 bytes each: of 256 they were as much as all else
# that a process has of its own.
_BATCH = 64
# What a word may do to one beside it.
_PREFIX, _NONE = 1, 2
# Words that are looked up one by one before they are sorted in among the others.
_MOST_RECENT = 1024
# The number of what stands behind the last word of every text.
TEXT_END = 0
# What a part is that has no lexeme. The end of a text and a function word hold a position; of
# breaks, only one that stands behind a word does.
END_PART = NO_TERM
FUNCTION_PART = FUNCTION
BREAK_PART = -3


@dataclass(frozen=True, slots=True)
class Columns:
    """``lengths`` and ``compounds`` have a row for each word.

    ``compounds`` is the number of a word of several parts among the lexemes, otherwise -1. The
    parts of word n are rows ``first[n]`` to ``first[n + 1]`` of the others: ``codes`` are lexemes'
    numbers, or what a part is without; ``offsets`` count from the word's start.
    """

    lengths: Ints
    compounds: Ints
    first: Ints
    codes: Ints
    offsets: Ints
    part_lengths: Ints


_TEXT_END_COLUMNS = Columns(
    *(np.array(column, np.int32) for column in ([0], [-1], [0, 1], [END_PART], [0], [0]))
)


@dataclass(frozen=True, slots=True)
class Flow:
    """The words of some texts, one behind the other, by number.

    ``starts`` is where each begins in its text. The words of text n are ``bounds[n]`` to
    ``bounds[n + 1]``; the last of them is TEXT_END, which begins where the text ends.
    """

    words: Ints
    starts: Ints
    bounds: NDArray[np.int64]

    def of(self, texts: Sequence[int]) -> "Flow":
        """The words of some of the texts, in their order; a text may be there several times.

        A number behind the last text's stands for one without words.
        """
        sizes = np.diff(self.bounds, append=self.bounds[-1:])[texts]
        rows = sliced(self.bounds[texts], sizes)
        return Flow(self.words[rows], self.starts[rows], cumulated(sizes))


class _Known:
    """The numbers of words by Sudachi's.

    Sorted arrays take a tenth of the memory of a dictionary, so that they stay in the processor's
    cache beside what Sudachi needs. Words that came lately are in ``recent`` alone.
    """

    def __init__(self) -> None:
        # The last one is a word that there is not.
        self._ids = np.array([np.iinfo(np.int64).max])
        self._numbers = np.array([TEXT_END], np.int32)
        self.recent: dict[int, int] = {}

    def numbers(self, ids: NDArray[np.int64]) -> Ints:
        """The number of each word, TEXT_END for those that are not known or recent."""
        places = self._ids.searchsorted(ids)
        found: Ints = np.where(self._ids[places] == ids, self._numbers[places], TEXT_END)
        return found

    def settle(self) -> None:
        """Sorts in the recent words once they are many: each time, all arrays are copied."""
        if len(self.recent) < _MOST_RECENT:
            return
        ids = sorted(self.recent)
        places = self._ids.searchsorted(ids)
        self._ids = np.insert(self._ids, places, ids)
        self._numbers = np.insert(self._numbers, places, [self.recent[one] for one in ids])
        self.recent = {}


class Words:
    """Numbers words as they first appear. Not to be shared by threads."""

    def __init__(self) -> None:
        self._known = _Known()
        self._by_entry: dict[Entry, int] = {}
        self._lengths = array("i", [0])
        # Of each word, whether it is a prefix, or may be なし, which change a noun beside them.
        self._changing = array("b", [0])
        self._columns = _TEXT_END_COLUMNS
        # The words that are not in the columns yet.
        self._new: list[Entry] = []
        self._by_lexeme: dict[Lexeme, int] = {}
        self._lexemes = 0
        self._untold: list[Lexeme] = []

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def in_memory(self) -> int:
        """How many words are here as objects, with a kB each, and not as numbers alone."""
        return len(self._by_entry)

    def let_go(self) -> None:
        """Lets go of the words as objects. Those of the dictionary keep their numbers, in some 50
        bytes; others get a new one, and lexemes may be told again under another number."""
        self.columns()
        self._by_entry.clear()
        self._by_lexeme.clear()

    def cut(self, folded: Sequence[str]) -> Flow:
        """The words of folded texts, like those of ``analyzer.entries``, with a reservation.

        Characters that join words and empty words are among them.
        """
        batches = [
            self._cut(folded[at : at + _BATCH]) for at in range(0, max(1, len(folded)), _BATCH)
        ]
        return Flow(
            np.concatenate([batch.words for batch in batches]),
            np.concatenate([batch.starts for batch in batches]),
            cumulated(np.concatenate([np.diff(batch.bounds) for batch in batches])),
        )

    def _cut(self, texts: Sequence[str]) -> Flow:
        found: list[Word] = []
        starts = array("i")
        behind: list[int] = []
        # Without a line of Python for each word: there are millions.
        for text in texts:
            for offset, _, words in morphemes(text):
                own = list(words)
                found += own
                begins = map(begin, own)
                starts.extend([start + offset for start in begins] if offset else begins)
            behind.append(len(found))
        ends = np.array(behind, np.int64)
        lengths = np.array([len(text) for text in texts], np.int32)
        all_starts = np.insert(np.array(starts, np.int32), ends, lengths)
        bounds = cumulated(np.diff(ends, prepend=0) + 1)
        is_word = np.ones(len(all_starts), bool)
        is_word[bounds[1:] - 1] = False
        sizes = np.diff(all_starts, append=0)[is_word]
        numbers = np.full(len(all_starts), TEXT_END, np.int32)
        known = self._numbers(found, sizes)
        self._negate(known, found, ends)
        numbers[is_word] = known
        return Flow(numbers, all_starts, bounds)

    def _negate(self, numbers: Ints, words: Sequence[Word], ends: NDArray[np.int64]) -> None:
        """Makes other words of the nouns behind a prefix that says the opposite (適正 in 不適正),
        and of なし behind a noun.

        ``ends`` is where the words of each text end.
        """
        changing = np.array(self._changing)[numbers]
        is_first = (changing[:-1] == _PREFIX) | (changing[1:] == _NONE)
        # Behind the last word of a text stands none.
        is_first[ends[(ends > 0) & (ends < len(words))] - 1] = False
        for at in np.flatnonzero(is_first).tolist():
            first, behind = (entry(word) for word in words[at : at + 2])
            change = opposite if changing[at] == _PREFIX else none_of
            if (other := change(first, behind)) is not behind:
                numbers[at + 1] = self._number(other)

    def _numbers(self, words: Sequence[Word], lengths: NDArray[np.int32]) -> Ints:
        """The numbers of words that have these lengths."""
        ids = np.fromiter(map(word_id, words), np.int64, len(words))
        numbers = self._known.numbers(ids)
        recent = self._known.recent
        for at in np.flatnonzero(numbers == TEXT_END).tolist():
            word = words[at]
            number = recent.get(word.word_id())
            if number is None:
                number = self._number(entry(word))
                if not word.is_oov():
                    recent[word.word_id()] = number
            numbers[at] = number
        self._known.settle()
        # A word may have another length than where it first appeared.
        known_lengths = np.frombuffer(self._lengths, np.int32)[numbers]
        for at in np.flatnonzero(known_lengths != lengths).tolist():
            numbers[at] = self._number(entry(words[at]))
        return numbers

    def columns(self) -> Columns:
        """What is known of all words so far."""
        if self._new:
            self._columns = self._extended(self._new)
            self._new = []
        return self._columns

    def new_lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes of ``columns`` that this method has not returned yet, in their order."""
        told, self._untold = self._untold, []
        return tuple(told)

    def _number(self, one: Entry) -> int:
        number = self._by_entry.setdefault(one, len(self))
        if number == len(self):
            self._new.append(one)
            self._lengths.append(one.length)
            self._changing.append(_PREFIX if is_prefix(one) else _NONE * may_be_none(one))
        return number

    def _extended(self, new: Sequence[Entry]) -> Columns:
        """The columns with more words."""
        old = self._columns
        parts = [part for one in new for part in one.parts]
        return Columns(
            _appended(old.lengths, [one.length for one in new]),
            _appended(old.compounds, [self._compound(one) for one in new]),
            _appended(old.first, old.first[-1] + np.cumsum([len(one.parts) for one in new])),
            _appended(old.codes, [self._code(lexeme) for lexeme, _ in parts]),
            _appended(old.offsets, [at for one in new for at in _offsets(one)]),
            _appended(old.part_lengths, [length for _, length in parts]),
        )

    def _compound(self, one: Entry) -> int:
        return self._lexeme(one.lexeme) if len(one.parts) > 1 else -1

    def _code(self, lexeme: Lexeme) -> int:
        if lexeme.kind > Kind.FUNCTION:
            return self._lexeme(lexeme)
        return FUNCTION_PART if lexeme.kind is Kind.FUNCTION else BREAK_PART

    def _lexeme(self, lexeme: Lexeme) -> int:
        number = self._by_lexeme.setdefault(lexeme, self._lexemes)
        if number == self._lexemes:
            self._untold.append(lexeme)
            self._lexemes += 1
        return number


def _appended(column: Ints, values: Sequence[int] | NDArray[np.int64]) -> Ints:
    return np.concatenate((column, np.asarray(values, np.int32)))


def _offsets(one: Entry) -> Iterable[int]:
    return accumulate((length for _, length in one.parts[:-1]), initial=0)
