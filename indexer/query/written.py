"""Texts as the programs write them, whole: words at their distances, however they are cut."""

from collections.abc import Sequence

from corpus.text.patterns import pattern
from indexer.cache import Cache
from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.occurrences import Occurrences
from indexer.query.cuts import Cuts
from indexer.query.staff_synonyms import Expression
from indexer.text.analyzer import Part, Token, analyze
from indexer.text.lexeme import Lexeme, placed_words

# In the name of a place, between kanji.
_GA = pattern("[ヶケ](?<=[一-鿿々].)(?=[一-鿿])")
# The same with が, before what names of places end in (百合が丘), where nothing is said of it.
_PLACE = pattern("([一-鿿々]{1,4})が([丘崎岳峰浜台谷関原][一-鿿々ァ-ヺー]*)")
# Texts whose matches are kept: as many as the searches of some days have.
_CACHED = 4096

_PARTICLE = "助詞"

Matches = tuple[Match, ...]


class Written:
    """Looks up texts in one generation. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, occurrences: Occurrences) -> None:
        self._vocabulary = vocabulary
        self._occurrences = occurrences
        self._cuts = Cuts(vocabulary, occurrences)
        self._cache: Cache[str, Matches] = Cache(_CACHED)

    def phrase(self, parts: Sequence[Part], text: str) -> Match | None:
        """The parts in this order and distance; None where a word is unknown or there is none."""
        return self._in_order(placed_words([part.lexeme for part in parts]), text)

    def _in_order(self, words: Sequence[tuple[int, str]], text: str) -> Match | None:
        found = [self.known(term) for _, term in words]
        if not found or not all(found):
            return None
        steps = [at - words[0][0] for at, _ in words]
        return Match(Channel.WORD, 1.0, text, tuple(found), tuple(steps))

    def of(self, text: str) -> Matches:
        """The matches of a text as the programs write it, whole; empty where none does."""
        known = self._cache.get(text)
        if known is None:
            words = placed_words(lexemes(analyze(text)))
            known = self._spelled(text, words)
        return known

    def with_ga(self, name: str) -> Matches:
        """A name of a place as programs write it with が, where Sudachi takes that for a particle:
        百合が丘 for 百合ヶ丘; empty for others, whose letters are those of the name with が."""
        with_particle, count = _GA().subn("が", name)
        if not count or len(analyze(with_particle)) == 1:
            return ()
        match = Match(Channel.WORD, 1.0, name, surface=with_particle)
        return (match,) if self._occurrences.occurs(match) else ()

    def of_expression(self, expression: Expression) -> Matches:
        """The same of an expression, whose words the build has found."""
        known = self._cache.get(expression.text)
        if known is None:
            words = list(zip(expression.steps, expression.terms, strict=True))
            known = self._spelled(expression.text, words)
        return known

    def _spelled(self, text: str, words: Sequence[tuple[int, str]]) -> Matches:
        """The matches of a text that has these words at these positions, however it is cut."""
        whole = self._in_order(words, text)
        found = self._cuts.of_text(text)
        if whole is not None and self._occurrences.occurs(whole):
            found = [whole, *(match for match in found if match.key != whole.key)]
        if self._occurrences.settled:
            self._cache.put(text, tuple(found))
        return tuple(found)

    def known(self, term: str) -> tuple[str, ...]:
        """A term as the parts of a match have it; empty where no program has it."""
        return (term,) if term in self._vocabulary else ()


def lexemes(tokens: Sequence[Token]) -> list[Lexeme]:
    """The lexemes of all parts of the tokens, in their order."""
    return [part.lexeme for token in tokens for part in token.parts]


def as_place(folded: str, tokens: Sequence[Token]) -> str:
    """A name of a place with ヶ for が, where Sudachi takes that for a particle; else empty."""
    found = _PLACE().fullmatch(folded)
    is_cut = any([token.surface == "が" and token.pos[0] == _PARTICLE for token in tokens])
    return f"{found[1]}ヶ{found[2]}" if found and is_cut else ""
