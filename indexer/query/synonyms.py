"""Synonyms: other words for a word of a query, of the dictionary and as staff wrote them."""

from collections.abc import Iterable, Iterator, Sequence

from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.occurrences import Occurrences
from indexer.query.staff_synonyms import Expansions, Replacement
from indexer.query.words import counted_alike
from indexer.query.written import Written, lexemes
from indexer.text.analyzer import Token
from indexer.text.kana import is_kana, is_katakana
from indexer.text.lexeme import placed_words, row
from indexer.text.other_readings import is_of_other_groups
from indexer.thesaurus.loose import are_loose

# What a match counts against the word itself; see ``channels``.
SYNONYM_WEIGHT = 0.6
# Most synonyms that are tried for one word; Sudachi's largest groups have some dozens.
MAX_SYNONYMS = 16


class Synonyms:
    """Looks up words against one generation's synonyms. Threads share it."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        expansions: Expansions,
        written: Written,
        occurrences: Occurrences,
    ) -> None:
        self._vocabulary = vocabulary
        self._expansions = expansions
        self._written = written
        self._occurrences = occurrences

    def of(self, token: Token) -> Iterator[Match]:
        """The synonyms of a word in the dictionary."""
        for alike in counted_alike(token):
            for match in self._written.of(alike):
                yield match._replace(channel=Channel.SYNONYM, weight=SYNONYM_WEIGHT)
        own = token.lexeme.term
        for term in self._vocabulary.in_groups(token.lexeme.groups)[:MAX_SYNONYMS]:
            if term != own:
                hint = self.says_less(term, token)
                yield Match(Channel.SYNONYM, SYNONYM_WEIGHT, term, ((term,),), hint=hint)
                yield from self.carried((term,))

    def says_less(self, term: str, token: Token) -> bool:
        """Whether programs with a synonym in the dictionary need not be about the word itself.

        A group of the dictionary may hold two things: 介護 and 看護.
        """
        return (
            are_loose(term, token.lexeme.term)
            or self.is_of_others(term, token.surface)
            or self._is_loaned(term, token)
        )

    def _is_loaned(self, term: str, token: Token) -> bool:
        """Whether a loanword may mean something else than the Japanese word that is asked for.

        It is that of another word too (クラブ of 蟹), or a mere part of others: デスク, for 机, of
        ヘルプデスク.
        """
        if not is_katakana(term) or is_kana(token.lexeme.term):
            return False
        return is_of_other_groups(term, token.lexeme.groups) or self.is_part_only(term)

    def is_part_only(self, term: str) -> bool:
        """Whether all programs that have a term have it inside of a longer word."""
        around = self._vocabulary.containing(term)
        if not around:
            return False
        own = Match(Channel.WORD, 1.0, term, ((term,),))
        longer = own._replace(parts=(tuple(around),))
        return self._occurrences.frequency(own) <= self._occurrences.frequency(longer)

    def is_of_others(self, term: str, word: str) -> bool:
        """Whether a part of a word stands in other ones as well: 水道 of 上水道 in 下水道."""
        if term not in word:
            return False
        return any(word not in other for other in self._vocabulary.containing(term))

    def instead_of(self, token: Token, found: Sequence[Replacement]) -> Iterator[Match]:
        """The synonyms that staff wrote for expressions that a word is part of."""
        words = len(placed_words(lexemes([token]))) if found else 0
        for match in self._instead_of(words, found):
            hint = match.hint or self.is_of_others(match.text, token.surface)
            yield match._replace(hint=hint)

    def of_words(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """The synonyms that staff wrote for some words as a whole."""
        terms = row(lexemes(tokens))
        words = sum(map(bool, terms))
        whole = [one for one in self._expansions.in_row(terms) if one.words == words]
        return tuple(self._instead_of(words, whole))

    def carried(self, terms: Iterable[str]) -> Iterator[Match]:
        """What staff wrote for acronyms that stand for a word: エスエヌエス is SNS, and so Twitter.

        Other words are not carried on: a group of the dictionary is broad, a reading ambiguous.
        """
        for term in terms:
            if term.isascii():
                yield from self._instead_of(1, self._expansions.in_row([term]))

    def _instead_of(self, words: int, found: Sequence[Replacement]) -> Iterator[Match]:
        """The synonyms of expressions of which ``words`` are asked for here."""
        for replacement in found:
            expression = replacement.expression
            # Words that are replaced together share the score of what replaces them.
            weight = SYNONYM_WEIGHT * words / replacement.words
            for match in self._written.of_expression(expression):
                yield match._replace(
                    channel=Channel.SYNONYM,
                    weight=weight,
                    text=expression.text,
                    hint=expression.related,
                )
