"""Other ways to cut the words of a query: those in which the programs have the same letters.

Sudachi cuts by the words around: 県立 is a word in 県立病院, and 県 and 立 alone. Whatever stands
in the index is found by its own letters, so every way is tried in which words of the index spell
what was typed, and kept where they stand side by side.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.cache import Cache
from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.occurrences import Occurrences
from indexer.text.analyzer import Token
from indexer.text.kana import is_kana
from indexer.text.letters import are_their_own, letters
from indexer.text.lexeme import Kind, Lexeme

# Of the ways to cut one stretch, and of the words in a way; a word is hardly cut in more.
_MAX_WAYS = 8
_MAX_WORDS = 6
# A number may be cut into figures only where it is an identifier, written with hyphens elsewhere:
# the shortest is a postal code.
_MIN_IDENTIFIER = 7
# Runs of words whose cuts are kept.
_CACHED = 4096


class Cut(NamedTuple):
    """The words [first, last) of a run are spelled by ``match`` too."""

    first: int
    last: int
    match: Match


class Cuts:
    """Cuts words by the letters of one generation's. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, occurrences: Occurrences) -> None:
        self._vocabulary = vocabulary
        self._occurrences = occurrences
        self._cache: Cache[tuple[object, ...], list[Cut]] = Cache(_CACHED)

    def is_word(self, folded: str) -> bool:
        """Whether some program has a word with these letters."""
        return bool(self._vocabulary.with_letters(letters(folded)))

    def of(self, words: Sequence[Token]) -> list[Cut]:
        """Every other cut of words that were typed as one."""
        key = tuple(
            [(word.surface, word.lexeme, *[part.lexeme for part in word.parts]) for word in words]
        )
        known = self._cache.get(key)
        if known is None:
            text = "".join([word.surface for word in words])
            known = list(_Run(text, words, self._vocabulary, self._occurrences).cuts())
            if self._occurrences.settled:
                self._cache.put(key, known)
        return known

    def of_text(self, text: str) -> list[Match]:
        """Every way in which words of the programs spell a text."""
        word = Token(text, Lexeme(text, text, "", (), Kind.NOUN), ())
        return [cut.match for cut in self.of([word])]


class _Run:
    def __init__(
        self, text: str, words: Sequence[Token], vocabulary: Vocabulary, occurrences: Occurrences
    ) -> None:
        self._text = text
        self._words = words
        self._vocabulary = vocabulary
        self._occurrences = occurrences
        self._letters = letters(text) if are_their_own(text) else ""
        self._is_kana = len(text) > 1 and is_kana(text)
        self._bounds = [0]
        # The terms that Sudachi has for stretches of the text.
        self._own: dict[tuple[int, int], str] = {}
        for word in words:
            start = self._bounds[-1]
            if word.lexeme.reading:
                # A word of the dictionary; one that was put together (県·立) has no reading.
                self._own[start, start + len(word.surface)] = word.lexeme.term
            for part in word.parts:
                size = len(part.lexeme.surface)
                self._own[start, start + size] = part.lexeme.term
                start += size
            self._bounds.append(self._bounds[-1] + len(word.surface))

    def cuts(self) -> Iterator[Cut]:
        for number, start in enumerate(self._bounds[:-1]):
            ways = 0
            for end, parts in self._ways(start, start, (), False):
                match = self._match(start, end, parts)
                if match is not None:
                    yield Cut(number, self._bounds.index(end), match)
                    ways += 1
                    if ways >= _MAX_WAYS:
                        break

    def _match(self, start: int, end: int, parts: tuple[tuple[str, ...], ...]) -> Match | None:
        match = Match(Channel.WORD, 1.0, self._text[start:end], parts, tuple(range(len(parts))))
        return match if self._occurrences.occurs(match) else None

    def _ways(
        self, start: int, at: int, parts: tuple[tuple[str, ...], ...], is_other: bool
    ) -> Iterator[tuple[int, tuple[tuple[str, ...], ...]]]:
        """Ends of words that are reached from ``start``, with the words on the way."""
        if at > start and at in self._bounds:
            if is_other:
                yield at, parts
            return
        if len(parts) >= _MAX_WORDS:
            return
        longest = min(len(self._text), at + self._vocabulary.most_letters)
        for end in range(longest, at, -1):
            terms = self._terms(at, end)
            if terms:
                other = is_other or not self._is_own(at, end, terms)
                way = (*parts, terms)
                if len(way) < 2 or self._occurs(way):
                    yield from self._ways(start, end, way, other)

    def _is_own(self, start: int, end: int, terms: tuple[str, ...]) -> bool:
        """Whether Sudachi cuts the query so too, and the programs have no other word there."""
        own = self._own.get((start, end))
        return own is not None and all(term == own for term in terms)

    def _occurs(self, way: tuple[tuple[str, ...], ...]) -> bool:
        return self._occurrences.occurs(Match(Channel.WORD, 1.0, "", way, tuple(range(len(way)))))

    def _terms(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the index with the letters in between; none where a number is torn apart."""
        piece = self._letters[start:end] or letters(self._text[start:end])
        if not piece or (end - start == 1 and self._is_kana):
            return ()  # する and 行か spell no すいか
        found = self._vocabulary.with_letters(piece)
        if not found or self._tears_number(start, end):
            return ()
        return tuple(found)

    def _tears_number(self, start: int, end: int) -> bool:
        text = self._text
        if not text[start:end].isdecimal():
            return False
        first, last = start, end
        while first and text[first - 1].isdecimal():
            first -= 1
        while last < len(text) and text[last].isdecimal():
            last += 1
        return (first, last) != (start, end) and last - first < _MIN_IDENTIFIER
