"""Everything in the corpus that may stand for one word of a query, as matches.

The weights order the channels: the word itself before its synonyms, parts that stand together
before parts that stand apart, whole words before pieces of them. They were chosen on the tuning half
of tests/judgements in steps of .1; what leaving a channel out costs is in the table below, which
``python tests/judgements/channels.py`` prints.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.analyzer import Part, Token
from indexer.expansions import Expansions, Replacement
from indexer.kana import is_kana, to_katakana
from indexer.lexeme import Kind
from indexer.plan import Channel, Match
from indexer.vocabulary import Vocabulary

# What a match of each channel counts against the word itself.
READING_WEIGHT = 0.9
SYNONYM_WEIGHT = 0.6
RELATED_WEIGHT = 0.5
SURFACE_WEIGHT = 0.3
# The parts of a compound, somewhere in the program; and only one of them.
APART_WEIGHT = 0.3
HINT_WEIGHT = 0.2
CONTENT = (Kind.NOUN, Kind.NUMBER, Kind.VERB)
# Most synonyms that are tried for one word; Sudachi's largest groups have some dozens.
_MAX_SYNONYMS = 16
# A single kana says nothing by its reading.
_MIN_KANA = 2


class Channels:
    """Looks up words against one generation's vocabulary."""

    def __init__(self, vocabulary: Vocabulary, expansions: Expansions) -> None:
        self._vocabulary = vocabulary
        self._expansions = expansions

    def matches(self, token: Token, replacements: Sequence[Replacement]) -> tuple[Match, ...]:
        """Every match for a word of a query; ``replacements`` are the synonyms staff wrote for it.

        Pieces of words and related words are tried only where nothing better is known.
        """
        found = [
            *self._words(token),
            *self._replacements(replacements, token),
            *self._synonyms(token),
            *self._readings(token),
        ]
        if len(token.surface) == 1:
            found += self._containing(token)
        elif all(match.hint for match in found):
            found += self._surface(token)
        if all(match.hint or match.channel is Channel.SURFACE for match in found):
            found += self._related(token)
        return tuple(found)

    def phrase(self, parts: Sequence[Part], text: str) -> Match | None:
        """The parts in this order and distance, None where some word is unknown or there is none."""
        places = [at for at, part in enumerate(parts) if part.lexeme.kind > Kind.FUNCTION]
        numbers = [self.numbers(parts[at].lexeme.term) for at in places]
        if not numbers or not all(numbers):
            return None
        steps = tuple(at - places[0] for at in places)
        return Match(Channel.WORD, 1.0, text, tuple(numbers), steps)

    def numbers(self, term: str) -> tuple[int, ...]:
        """The number of a term as the parts of a match have it; empty where no program has it."""
        number = self._vocabulary.number(term)
        return () if number is None else (number,)

    def _words(self, token: Token) -> Iterator[Match]:
        """The word as the parts stand together, then apart, then one by one."""
        whole = self.phrase(token.parts, token.surface)
        if whole:
            yield whole
        if len(token.parts) < 2:
            return
        if whole and len(whole.parts) > 1:
            yield Match(
                Channel.WORD, APART_WEIGHT, token.surface, whole.parts, whole.steps, apart=True
            )
        for part in token.parts:
            numbers = self.numbers(part.lexeme.term)
            if numbers and part.lexeme.kind in CONTENT:
                yield Match(Channel.WORD, HINT_WEIGHT, token.surface, (numbers,), hint=True)

    def _synonyms(self, token: Token) -> Iterator[Match]:
        own = self._vocabulary.number(token.lexeme.term)
        for number in self._vocabulary.in_groups(token.lexeme.groups)[:_MAX_SYNONYMS]:
            if number != own:
                yield self._instead(Channel.SYNONYM, SYNONYM_WEIGHT, number)

    def _replacements(self, found: Sequence[Replacement], token: Token) -> Iterator[Match]:
        for replacement in found:
            expression = replacement.expression
            parts = tuple(self.numbers(term) for term in expression.terms)
            if all(parts):
                # Words that are replaced together share the score of what replaces them.
                weight = SYNONYM_WEIGHT * len(token.parts) / (replacement.end - replacement.start)
                yield Match(Channel.SYNONYM, weight, expression.text, parts, expression.steps)

    def _readings(self, token: Token) -> Iterator[Match]:
        """Words that are read as the query writes it."""
        if not is_kana(token.surface) or len(token.surface) < _MIN_KANA:
            return
        for number in self._vocabulary.with_reading(to_katakana(token.surface)):
            if self._vocabulary.term(number) != token.lexeme.term:
                yield Match(Channel.READING, READING_WEIGHT, token.surface, ((number,),))

    def _containing(self, token: Token) -> Iterator[Match]:
        """For a single kanji, the words that have it inside."""
        if not token.surface.isascii() and not is_kana(token.surface):
            for number in self._vocabulary.containing(token.surface):
                yield self._instead(Channel.SURFACE, SURFACE_WEIGHT, number)

    def _surface(self, token: Token) -> Iterator[Match]:
        """The characters themselves, where Sudachi cuts the programs' text differently."""
        if not token.surface.isascii():
            yield Match(Channel.SURFACE, SURFACE_WEIGHT, token.surface, surface=token.surface)

    def _related(self, token: Token) -> Iterator[Match]:
        """Words used alike: never more than a hint, a program about them lacks the word."""
        for term, similarity in self._expansions.related(token.lexeme.term):
            for number in self.numbers(term):
                match = self._instead(Channel.RELATED, RELATED_WEIGHT * similarity, number)
                yield replace(match, hint=True)

    def _instead(self, channel: Channel, weight: float, number: int) -> Match:
        return Match(channel, weight, self._vocabulary.term(number), ((number,),))
